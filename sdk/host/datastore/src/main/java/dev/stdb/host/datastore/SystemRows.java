package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of system tables that follow from the tables themselves. */
final class SystemRows {
    private static final I128 GREATEST =
            I128.fromBigInteger(BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE));
    private static final I128 ID_SEQUENCES_START = I128.of(4097);
    private static final I128 ONE = I128.of(1);

    private final Map<Integer, List<byte[]>> rows = new HashMap<>();
    private final Map<Integer, ValueCodec> codecs = new HashMap<>();
    private int nextConstraint = 1;
    private int nextSequence = 1;
    private int nextSchedule = DatabasePlan.FIRST_USER_ID;
    private int nextView = DatabasePlan.FIRST_USER_ID;

    private SystemRows() {
        for (var table : SystemTables.tables()) {
            rows.put(table.id(), new ArrayList<>());
            codecs.put(table.id(), new ValueCodec(Typespace.EMPTY, table.rowType()));
        }
    }

    static Map<Integer, List<byte[]>> of(ModuleSchema schema, List<TableInfo> tables) {
        var system = new SystemRows();
        system.idSequences(schema, tables);
        for (var table : tables) {
            if (!table.isSystem()) {
                system.nextConstraint = Math.max(system.nextConstraint, DatabasePlan.FIRST_USER_ID);
                system.nextSequence = Math.max(system.nextSequence, DatabasePlan.FIRST_USER_ID);
            }
            system.describe(table);
        }
        var ids = new HashMap<String, Integer>();
        tables.forEach(table -> ids.put(table.name(), table.id()));
        schema.allViews().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(member -> {
                    int id = system.nextView++;
                    var view = member.definition();
                    var table = tables.get(indexOf(tables, member.name()));
                    system.add(
                            SystemTables.ST_VIEW,
                            u32(id),
                            text(member.name()),
                            AlgebraicValue.some(u32(table.id())),
                            new AlgebraicValue.Bool(view.isPublic()),
                            new AlgebraicValue.Bool(view.isAnonymous()));
                    for (int i = 1; i < table.rowType().elements().size(); i++) {
                        var column = table.rowType().elements().get(i);
                        system.add(
                                SystemTables.ST_VIEW_COLUMN,
                                u32(id),
                                u16(i - 1),
                                text(column.name()),
                                type(column.type()));
                    }
                });
        return system.rows;
    }

    /** The rows of st_row_level_security for filters by table. */
    static List<byte[]> rowLevelSecurity(Map<Integer, List<String>> rules) {
        var system = new SystemRows();
        rules.forEach((table, filters) ->
                filters.forEach(sql -> system.add(SystemTables.ST_ROW_LEVEL_SECURITY, u32(table), text(sql))));
        return system.rows.getOrDefault(SystemTables.ST_ROW_LEVEL_SECURITY, List.of());
    }

    private static int indexOf(List<TableInfo> tables, String name) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no table " + name);
    }

    private void add(int table, AlgebraicValue... values) {
        var codec = codecs.get(table);
        var list = rows.get(table);
        if (codec == null || list == null) {
            throw new IllegalArgumentException("no system table " + table);
        }
        list.add(codec.encode(AlgebraicValue.Product.of(values)));
    }

    private static AlgebraicValue u32(int value) {
        return new AlgebraicValue.U32(value);
    }

    private static AlgebraicValue u16(int value) {
        return new AlgebraicValue.U16(value);
    }

    private static AlgebraicValue text(@Nullable String value) {
        return new AlgebraicValue.Str(value == null ? "" : value);
    }

    private static AlgebraicValue type(AlgebraicType type) {
        return new AlgebraicValue.Bytes(AlgebraicType.CODEC.encode(type));
    }

    private static AlgebraicValue columns(List<Integer> columns) {
        return new AlgebraicValue.Array(columns.stream().map(SystemRows::u16).toList());
    }

    private static AlgebraicValue i128(@Nullable I128 value, I128 fallback) {
        return new AlgebraicValue.I128(value == null ? fallback : value);
    }

    /** The sequences behind the ids of system tables: a block is reserved once the module brings an object of the kind. */
    private void idSequences(ModuleSchema schema, List<TableInfo> tables) {
        var user = tables.stream().filter(table -> !table.isSystem()).toList();
        var schemas = user.stream().map(TableInfo::schema).toList();
        idSequence("st_table", SystemTables.ST_TABLE, "table_id", !user.isEmpty());
        idSequence("st_index", SystemTables.ST_INDEX, "index_id", any(schemas, table -> table.indexes()));
        idSequence(
                "st_constraint",
                SystemTables.ST_CONSTRAINT,
                "constraint_id",
                any(schemas, table -> table.constraints()));
        idSequence(
                "st_scheduled",
                SystemTables.ST_SCHEDULED,
                "schedule_id",
                schemas.stream().anyMatch(table -> table.schedule() != null));
        idSequence("st_sequence", SystemTables.ST_SEQUENCE, "sequence_id", any(schemas, table -> table.sequences()));
        idSequence(
                "st_view", SystemTables.ST_VIEW, "view_id", !schema.allViews().isEmpty());
        idSequence("st_view_arg", SystemTables.ST_VIEW_ARG, "id", false);
    }

    private static boolean any(List<TableSchema> tables, Function<TableSchema, List<?>> parts) {
        return tables.stream().anyMatch(table -> !parts.apply(table).isEmpty());
    }

    private void idSequence(String table, int tableId, String column, boolean isUsed) {
        var schema = new SequenceSchema(table + "_" + column + "_seq", 0, ID_SEQUENCES_START, ONE, GREATEST, ONE);
        int last = DatabasePlan.FIRST_USER_ID * (isUsed ? 2 : 1);
        sequence(schema, tableId, I128.of(last));
    }

    private void sequence(SequenceSchema sequence, int tableId, @Nullable I128 allocated) {
        add(
                SystemTables.ST_SEQUENCE,
                u32(nextSequence++),
                text(sequence.name()),
                u32(tableId),
                u16(sequence.column()),
                i128(sequence.increment(), ONE),
                i128(sequence.start(), ONE),
                i128(sequence.min(), ONE),
                i128(sequence.max(), GREATEST),
                i128(allocated, ONE));
    }

    private void describe(TableInfo table) {
        var schema = table.schema();
        add(
                SystemTables.ST_TABLE,
                u32(table.id()),
                text(table.name()),
                text(table.isSystem() ? "system" : "user"),
                text(table.isPublic() ? "public" : "private"),
                key(schema.primaryKey()));
        for (int i = 0; i < table.rowType().elements().size(); i++) {
            var column = table.rowType().elements().get(i);
            add(SystemTables.ST_COLUMN, u32(table.id()), u16(i), text(column.name()), type(column.type()));
        }
        String namespace = DatabasePlan.namespace(table);
        for (var index : table.indexes()) {
            add(
                    SystemTables.ST_INDEX,
                    u32(index.id()),
                    u32(table.id()),
                    text(namespace + index.name()),
                    algorithm(index.schema().algorithm()));
        }
        for (var constraint : schema.constraints()) {
            add(
                    SystemTables.ST_CONSTRAINT,
                    u32(nextConstraint++),
                    text(namespace + constraint.name()),
                    u32(table.id()),
                    new AlgebraicValue.Sum(1, columns(constraint.columns())));
        }
        schema.sequences().forEach(sequence -> sequence(sequence, table.id(), sequence.start()));
        if (!table.isSystem()) {
            describeUserTable(table, namespace);
        }
    }

    private void describeUserTable(TableInfo table, String namespace) {
        var schedule = table.schedule();
        if (schedule != null) {
            add(
                    SystemTables.ST_SCHEDULED,
                    u32(nextSchedule++),
                    u32(table.id()),
                    text(namespace + schedule.functionName()),
                    text(namespace + schedule.name()),
                    u16(schedule.atColumn()));
        }
        if (table.isEvent()) {
            add(SystemTables.ST_EVENT_TABLE, u32(table.id()));
        }
        add(
                SystemTables.ST_TABLE_ACCESSOR,
                text(table.name()),
                text(namespace + table.schema().sourceName()));
        for (var column : table.schema().columns()) {
            if (!table.isView() || column.position() > 0) {
                add(
                        SystemTables.ST_COLUMN_ACCESSOR,
                        text(table.name()),
                        text(column.name()),
                        text(column.sourceName()));
            }
        }
        if (!table.isView()) {
            for (var index : table.indexes()) {
                add(
                        SystemTables.ST_INDEX_ACCESSOR,
                        text(namespace + index.name()),
                        text(namespace + index.schema().sourceName()));
            }
        }
    }

    private static AlgebraicValue key(OptionalInt primaryKey) {
        return primaryKey.isPresent()
                ? AlgebraicValue.some(columns(List.of(primaryKey.getAsInt())))
                : AlgebraicValue.none();
    }

    private static AlgebraicValue algorithm(IndexAlgorithm algorithm) {
        return switch (algorithm) {
            case IndexAlgorithm.BTree(var columns) -> new AlgebraicValue.Sum(1, columns(columns));
            case IndexAlgorithm.Direct(int column) -> new AlgebraicValue.Sum(2, u16(column));
            case IndexAlgorithm.Hash(var columns) -> new AlgebraicValue.Sum(3, columns(columns));
        };
    }
}
