package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Typespace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A V8 definition, of SpacetimeDB before 1.0. Converted to V9 by {@link UpgradeV8} before it is lifted. */
public record RawModuleDefV8(
        Typespace typespace, List<Table> tables, List<Reducer> reducers, List<TypeAlias> typeAliases) {
    public RawModuleDefV8 {
        tables = List.copyOf(tables);
        reducers = List.copyOf(reducers);
        typeAliases = List.copyOf(typeAliases);
    }

    public static final Codec<RawModuleDefV8> CODEC = new Codec<>() {
        @Override
        public void write(RawModuleDefV8 value, BsatnWriter out) {
            Typespace.CODEC.write(value.typespace, out);
            out.array(value.tables, Table.CODEC)
                    .array(value.reducers, Reducer.CODEC)
                    .array(value.typeAliases, TypeAlias.CODEC);
        }

        @Override
        public RawModuleDefV8 read(BsatnReader in) {
            return new RawModuleDefV8(
                    Typespace.CODEC.read(in),
                    in.array(Table.CODEC),
                    in.array(Reducer.CODEC),
                    in.array(TypeAlias.CODEC));
        }
    };

    /**
     * A table.
     *
     * @param tableType {@code system} or {@code user}
     * @param tableAccess {@code public} or {@code private}
     * @param scheduledReducer the reducer that the table schedules; null: none
     * @param productTypeRef the row's type
     */
    public record Table(
            String name,
            List<Column> columns,
            List<Index> indexes,
            List<Constraint> constraints,
            List<Sequence> sequences,
            String tableType,
            String tableAccess,
            @Nullable String scheduledReducer,
            int productTypeRef) {
        public Table {
            columns = List.copyOf(columns);
            indexes = List.copyOf(indexes);
            constraints = List.copyOf(constraints);
            sequences = List.copyOf(sequences);
        }

        public static final Codec<Table> CODEC = new Codec<>() {
            @Override
            public void write(Table value, BsatnWriter out) {
                out.str(value.name)
                        .array(value.columns, Column.CODEC)
                        .array(value.indexes, Index.CODEC)
                        .array(value.constraints, Constraint.CODEC)
                        .array(value.sequences, Sequence.CODEC)
                        .str(value.tableType)
                        .str(value.tableAccess)
                        .option(value.scheduledReducer, Raw.STR)
                        .i32(value.productTypeRef);
            }

            @Override
            public Table read(BsatnReader in) {
                return new Table(
                        in.str(),
                        in.array(Column.CODEC),
                        in.array(Index.CODEC),
                        in.array(Constraint.CODEC),
                        in.array(Sequence.CODEC),
                        in.str(),
                        in.str(),
                        Raw.optStr(in),
                        in.i32());
            }
        };
    }

    /** A column, its type sometimes with references already replaced. */
    public record Column(String name, AlgebraicType type) {
        public static final Codec<Column> CODEC = new Codec<>() {
            @Override
            public void write(Column value, BsatnWriter out) {
                AlgebraicType.CODEC.write(value.type, out.str(value.name));
            }

            @Override
            public Column read(BsatnReader in) {
                return new Column(in.str(), AlgebraicType.CODEC.read(in));
            }
        };
    }

    /** An index. */
    public record Index(String name, boolean isUnique, boolean isHash, List<Integer> columns) {
        public Index {
            columns = List.copyOf(columns);
        }

        public static final Codec<Index> CODEC = new Codec<>() {
            @Override
            public void write(Index value, BsatnWriter out) {
                out.str(value.name).bool(value.isUnique).u8(value.isHash ? 1 : 0);
                Raw.COLUMNS.write(value.columns, out);
            }

            @Override
            public Index read(BsatnReader in) {
                String name = in.str();
                boolean isUnique = in.bool();
                int tag = in.u8();
                if (tag > 1) throw in.unknownTag("IndexType", tag);
                return new Index(name, isUnique, tag == 1, Raw.COLUMNS.read(in));
            }
        };
    }

    /**
     * A constraint.
     *
     * @param bits indexed 1, auto-increment 2, unique 5, primary key 13, combined by or
     */
    public record Constraint(String name, int bits, List<Integer> columns) {
        public Constraint {
            columns = List.copyOf(columns);
        }

        public static final Codec<Constraint> CODEC = new Codec<>() {
            @Override
            public void write(Constraint value, BsatnWriter out) {
                out.str(value.name).u8(value.bits);
                Raw.COLUMNS.write(value.columns, out);
            }

            @Override
            public Constraint read(BsatnReader in) {
                return new Constraint(in.str(), in.u8(), Raw.COLUMNS.read(in));
            }
        };
    }

    /** A sequence. */
    public record Sequence(
            String name,
            int column,
            I128 increment,
            @Nullable I128 start,
            @Nullable I128 minValue,
            @Nullable I128 maxValue,
            I128 allocated) {
        public static final Codec<Sequence> CODEC = new Codec<>() {
            @Override
            public void write(Sequence value, BsatnWriter out) {
                out.str(value.name)
                        .u16(value.column)
                        .i128(value.increment)
                        .option(value.start, Raw.I_128)
                        .option(value.minValue, Raw.I_128)
                        .option(value.maxValue, Raw.I_128)
                        .i128(value.allocated);
            }

            @Override
            public Sequence read(BsatnReader in) {
                return new Sequence(
                        in.str(), in.u16(), in.i128(), Raw.optI128(in), Raw.optI128(in), Raw.optI128(in), in.i128());
            }
        };
    }

    /** A reducer; lifecycle reducers have names such as {@code __init__}. */
    public record Reducer(String name, List<ProductElement> args) {
        public Reducer {
            args = List.copyOf(args);
        }

        public static final Codec<Reducer> CODEC = new Codec<>() {
            @Override
            public void write(Reducer value, BsatnWriter out) {
                out.str(value.name).array(value.args, ProductElement.CODEC);
            }

            @Override
            public Reducer read(BsatnReader in) {
                return new Reducer(in.str(), in.array(ProductElement.CODEC));
            }
        };
    }

    /** A name for a type; scopes are separated by {@code ::} or {@code .}. */
    public record TypeAlias(String name, int typeRef) {
        public static final Codec<TypeAlias> CODEC = new Codec<>() {
            @Override
            public void write(TypeAlias value, BsatnWriter out) {
                out.u8(0).str(value.name).i32(value.typeRef);
            }

            @Override
            public TypeAlias read(BsatnReader in) {
                int tag = in.u8();
                if (tag != 0) throw in.unknownTag("MiscModuleExport", tag);
                return new TypeAlias(in.str(), in.i32());
            }
        };
    }
}
