package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A V9 definition: names are canonical as given; it has no event tables, visibility, HTTP parts or submodules. */
public record RawModuleDefV9(
        Typespace typespace,
        List<Table> tables,
        List<Reducer> reducers,
        List<RawTypeDef> types,
        List<MiscExport> miscExports,
        List<String> rowLevelSecurity) {
    public RawModuleDefV9 {
        tables = List.copyOf(tables);
        reducers = List.copyOf(reducers);
        types = List.copyOf(types);
        miscExports = List.copyOf(miscExports);
        rowLevelSecurity = List.copyOf(rowLevelSecurity);
    }

    public static final Codec<RawModuleDefV9> CODEC = new Codec<>() {
        @Override
        public void write(RawModuleDefV9 value, BsatnWriter out) {
            Typespace.CODEC.write(value.typespace, out);
            out.array(value.tables, Table.CODEC)
                    .array(value.reducers, Reducer.CODEC)
                    .array(value.types, RawTypeDef.CODEC)
                    .array(value.miscExports, MiscExport.CODEC)
                    .array(value.rowLevelSecurity, Raw.STR);
        }

        @Override
        public RawModuleDefV9 read(BsatnReader in) {
            return new RawModuleDefV9(
                    Typespace.CODEC.read(in),
                    in.array(Table.CODEC),
                    in.array(Reducer.CODEC),
                    in.array(RawTypeDef.CODEC),
                    in.array(MiscExport.CODEC),
                    in.array(Raw.STR));
        }
    };

    /**
     * A table.
     *
     * @param primaryKey no column or one
     */
    public record Table(
            String name,
            int productTypeRef,
            List<Integer> primaryKey,
            List<RawIndex> indexes,
            List<RawConstraint> constraints,
            List<RawSequence> sequences,
            @Nullable Schedule schedule,
            TableType tableType,
            TableAccess tableAccess) {
        public Table {
            primaryKey = List.copyOf(primaryKey);
            indexes = List.copyOf(indexes);
            constraints = List.copyOf(constraints);
            sequences = List.copyOf(sequences);
        }

        private static final Codec<TableType> TYPE = Raw.enumOf(TableType.class);
        private static final Codec<TableAccess> ACCESS = Raw.enumOf(TableAccess.class);

        public static final Codec<Table> CODEC = new Codec<>() {
            @Override
            public void write(Table value, BsatnWriter out) {
                out.str(value.name).i32(value.productTypeRef);
                Raw.COLUMNS.write(value.primaryKey, out);
                out.array(value.indexes, RawIndex.CODEC)
                        .array(value.constraints, RawConstraint.CODEC)
                        .array(value.sequences, RawSequence.CODEC)
                        .option(value.schedule, Schedule.CODEC);
                TYPE.write(value.tableType, out);
                ACCESS.write(value.tableAccess, out);
            }

            @Override
            public Table read(BsatnReader in) {
                return new Table(
                        in.str(),
                        in.i32(),
                        Raw.COLUMNS.read(in),
                        in.array(RawIndex.CODEC),
                        in.array(RawConstraint.CODEC),
                        in.array(RawSequence.CODEC),
                        in.option(Schedule.CODEC),
                        TYPE.read(in),
                        ACCESS.read(in));
            }
        };
    }

    /**
     * A schedule.
     *
     * @param functionName a reducer or a procedure
     */
    public record Schedule(@Nullable String name, String functionName, int scheduledAtColumn) {
        public static final Codec<Schedule> CODEC = new Codec<>() {
            @Override
            public void write(Schedule value, BsatnWriter out) {
                out.option(value.name, Raw.STR).str(value.functionName).u16(value.scheduledAtColumn);
            }

            @Override
            public Schedule read(BsatnReader in) {
                return new Schedule(Raw.optStr(in), in.str(), in.u16());
            }
        };
    }

    /** A reducer. */
    public record Reducer(
            String name, ProductType params, @Nullable Lifecycle lifecycle) {
        public static final Codec<Reducer> CODEC = new Codec<>() {
            @Override
            public void write(Reducer value, BsatnWriter out) {
                Raw.PRODUCT.write(value.params, out.str(value.name));
                out.option(value.lifecycle, RawModuleDefV10.LIFECYCLE);
            }

            @Override
            public Reducer read(BsatnReader in) {
                return new Reducer(in.str(), Raw.PRODUCT.read(in), in.option(RawModuleDefV10.LIFECYCLE));
            }
        };
    }

    /** What was added after the record was fixed. */
    public sealed interface MiscExport {
        /**
         * A default.
         *
         * @param value BSATN of the value
         */
        @SuppressWarnings("ArrayRecordComponent") // compared by content below
        record ColumnDefaultValue(String table, int column, byte[] value) implements MiscExport {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof ColumnDefaultValue that
                        && table.equals(that.table)
                        && column == that.column
                        && Arrays.equals(value, that.value);
            }

            @Override
            public int hashCode() {
                return Objects.hash(table, column, Arrays.hashCode(value));
            }
        }

        record Procedure(String name, ProductType params, AlgebraicType returnType) implements MiscExport {}

        record View(
                String name,
                int index,
                boolean isPublic,
                boolean isAnonymous,
                ProductType params,
                AlgebraicType returnType)
                implements MiscExport {}

        Codec<MiscExport> CODEC = new Codec<>() {
            @Override
            public void write(MiscExport value, BsatnWriter out) {
                switch (value) {
                    case ColumnDefaultValue it ->
                        out.u8(0).str(it.table).u16(it.column).bytes(it.value);
                    case Procedure(var name, var params, var returnType) -> {
                        Raw.PRODUCT.write(params, out.u8(1).str(name));
                        AlgebraicType.CODEC.write(returnType, out);
                    }
                    case View it -> {
                        out.u8(2).str(it.name).i32(it.index).bool(it.isPublic).bool(it.isAnonymous);
                        Raw.PRODUCT.write(it.params, out);
                        AlgebraicType.CODEC.write(it.returnType, out);
                    }
                }
            }

            @Override
            public MiscExport read(BsatnReader in) {
                int offset = in.position();
                int tag = in.u8();
                return switch (tag) {
                    case 0 -> new ColumnDefaultValue(in.str(), in.u16(), in.bytes());
                    case 1 -> new Procedure(in.str(), Raw.PRODUCT.read(in), AlgebraicType.CODEC.read(in));
                    case 2 ->
                        new View(
                                in.str(),
                                in.i32(),
                                in.bool(),
                                in.bool(),
                                Raw.PRODUCT.read(in),
                                AlgebraicType.CODEC.read(in));
                    default -> throw new SchemaException.Newer("V9 export", 2, tag, offset);
                };
            }
        };
    }
}
