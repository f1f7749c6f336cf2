package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Schemas and rows for tests. */
final class Fixture {
    private Fixture() {}

    static ModuleSchema module(TableSchema... tables) {
        return new ModuleSchema(
                Typespace.EMPTY,
                List.of(),
                List.of(tables),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    static ModuleSchema withTables(ModuleSchema schema, List<TableSchema> tables, List<ViewSchema> views) {
        return new ModuleSchema(
                schema.typespace(),
                schema.types(),
                tables,
                schema.reducers(),
                schema.procedures(),
                views,
                schema.httpHandlers(),
                schema.httpRoutes(),
                schema.rowLevelSecurity(),
                schema.environment(),
                schema.submodules(),
                schema.warnings());
    }

    static ModuleSchema withRowLevelSecurity(ModuleSchema schema, List<String> filters) {
        return new ModuleSchema(
                schema.typespace(),
                schema.types(),
                schema.tables(),
                schema.reducers(),
                schema.procedures(),
                schema.views(),
                schema.httpHandlers(),
                schema.httpRoutes(),
                filters,
                schema.environment(),
                schema.submodules(),
                schema.warnings());
    }

    static TableSchema withColumns(TableSchema table, List<ColumnSchema> columns) {
        return new TableSchema(
                table.name(),
                table.sourceName(),
                table.accessorName(),
                table.rowTypeRef(),
                columns,
                table.primaryKey(),
                table.indexes(),
                table.constraints(),
                table.sequences(),
                table.schedule(),
                table.outbox(),
                table.access(),
                table.type(),
                table.isEvent());
    }

    static ViewSchema withColumns(ViewSchema view, List<ColumnSchema> columns) {
        return new ViewSchema(
                view.name(),
                view.sourceName(),
                view.isPublic(),
                view.isAnonymous(),
                view.index(),
                view.params(),
                view.paramNames(),
                view.returnType(),
                view.rowTypeRef(),
                columns,
                view.primaryKey(),
                view.hasDeclaredKey());
    }

    static Builder table(String name) {
        return new Builder(name);
    }

    static byte[] row(Datastore datastore, String table, AlgebraicValue... values) {
        var info = datastore.table(table).orElseThrow();
        return new ValueCodec(Typespace.EMPTY, info.rowType()).encode(AlgebraicValue.Product.of(values));
    }

    static AlgebraicValue.Product values(Datastore datastore, String table, byte[] row) {
        var info = datastore.table(table).orElseThrow();
        return (AlgebraicValue.Product) new ValueCodec(Typespace.EMPTY, info.rowType()).decode(row);
    }

    static AlgebraicValue u32(long value) {
        return new AlgebraicValue.U32(value);
    }

    static AlgebraicValue u64(long value) {
        return new AlgebraicValue.U64(value);
    }

    static AlgebraicValue text(String value) {
        return new AlgebraicValue.Str(value);
    }

    static byte[] unbounded() {
        return new byte[] {2};
    }

    static byte[] bound(boolean inclusive, AlgebraicType type, AlgebraicValue value) {
        var out = new BsatnWriter().u8(inclusive ? 0 : 1);
        new ValueCodec(Typespace.EMPTY, type).write(value, out);
        return out.toByteArray();
    }

    static byte[] key(AlgebraicType type, AlgebraicValue value) {
        return new ValueCodec(Typespace.EMPTY, type).encode(value);
    }

    /** A table, column by column. */
    static final class Builder {
        private final String name;
        private final List<ColumnSchema> columns = new ArrayList<>();
        private final List<IndexSchema> indexes = new ArrayList<>();
        private final List<ConstraintSchema> constraints = new ArrayList<>();
        private final List<SequenceSchema> sequences = new ArrayList<>();
        private OptionalInt key = OptionalInt.empty();
        private TableAccess access = TableAccess.PUBLIC;
        private @Nullable ScheduleSchema schedule;
        private boolean isEvent;

        Builder(String name) {
            this.name = name;
        }

        Builder column(String column, AlgebraicType type) {
            columns.add(new ColumnSchema(columns.size(), column, column, type, null));
            return this;
        }

        Builder key(int column) {
            key = OptionalInt.of(column);
            return unique(column);
        }

        Builder unique(Integer... positions) {
            constraints.add(new ConstraintSchema(label(positions) + "_key", List.of(positions)));
            return btree(positions);
        }

        Builder uniqueBy(IndexAlgorithm algorithm) {
            constraints.add(new ConstraintSchema(name + "_" + algorithm + "_key", algorithm.columns()));
            return index(algorithm, "special");
        }

        Builder btree(Integer... positions) {
            return index(new IndexAlgorithm.BTree(List.of(positions)), "btree");
        }

        Builder hash(Integer... positions) {
            return index(new IndexAlgorithm.Hash(List.of(positions)), "hash");
        }

        private Builder index(IndexAlgorithm algorithm, String kind) {
            String label = label(algorithm.columns().toArray(Integer[]::new)) + "_idx_" + kind;
            indexes.add(new IndexSchema(label, "source_" + label, null, algorithm));
            return this;
        }

        private String label(Integer... positions) {
            var text = new StringBuilder(name);
            for (int position : positions) {
                text.append('_').append(columns.get(position).name());
            }
            return text.toString();
        }

        Builder autoIncrement(int column) {
            return sequence(column, null, null, null, 1);
        }

        Builder sequence(int column, @Nullable Long start, @Nullable Long min, @Nullable Long max, long increment) {
            sequences.add(new SequenceSchema(
                    label(column) + "_seq", column, wide(start), wide(min), wide(max), I128.of(increment)));
            return this;
        }

        private static @Nullable I128 wide(@Nullable Long value) {
            return value == null ? null : I128.of(value);
        }

        Builder scheduled(int idColumn, int atColumn) {
            schedule = new ScheduleSchema(name + "_sched", "tick", FunctionKind.REDUCER, atColumn, idColumn);
            return this;
        }

        Builder event() {
            isEvent = true;
            return this;
        }

        Builder hidden() {
            access = TableAccess.PRIVATE;
            return this;
        }

        TableSchema done() {
            return new TableSchema(
                    name,
                    "Source" + name,
                    name,
                    0,
                    columns,
                    key,
                    indexes,
                    constraints,
                    sequences,
                    schedule,
                    null,
                    access,
                    TableType.USER,
                    isEvent);
        }
    }
}
