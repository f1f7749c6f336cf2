package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The tables in which a database describes itself (crates/datastore/src/system_tables.rs). Ids are fixed. */
public final class SystemTables {
    public static final int ST_TABLE = 1;
    public static final int ST_COLUMN = 2;
    public static final int ST_SEQUENCE = 3;
    public static final int ST_INDEX = 4;
    public static final int ST_CONSTRAINT = 5;
    /** One row about the module, put there by whoever publishes it. */
    public static final int ST_MODULE = 6;
    /** {@code (identity U256, connection_id U128)} of every connected client, kept by whoever accepts connections. */
    public static final int ST_CLIENT = 7;

    public static final int ST_VAR = 8;
    public static final int ST_SCHEDULED = 9;
    public static final int ST_ROW_LEVEL_SECURITY = 10;
    /** {@code (connection_id U128, jwt_payload String)} of every connected client, kept by whoever accepts connections. */
    public static final int ST_CONNECTION_CREDENTIALS = 11;

    public static final int ST_VIEW = 12;
    public static final int ST_VIEW_PARAM = 13;
    public static final int ST_VIEW_COLUMN = 14;
    public static final int ST_VIEW_SUB = 15;
    public static final int ST_VIEW_ARG = 16;
    public static final int ST_EVENT_TABLE = 17;
    public static final int ST_TABLE_ACCESSOR = 18;
    public static final int ST_INDEX_ACCESSOR = 19;
    public static final int ST_COLUMN_ACCESSOR = 20;

    private static final AlgebraicType U8 = Primitive.U8;
    private static final AlgebraicType U16 = Primitive.U16;
    private static final AlgebraicType U32 = Primitive.U32;
    private static final AlgebraicType U64 = Primitive.U64;
    private static final AlgebraicType I64 = Primitive.I64;
    private static final AlgebraicType I128 = Primitive.I128;
    private static final AlgebraicType U128 = Primitive.U128;
    private static final AlgebraicType U256 = Primitive.U256;
    private static final AlgebraicType BOOL = Primitive.BOOL;
    private static final AlgebraicType TEXT = Primitive.STRING;
    private static final AlgebraicType BYTES = new ArrayType(U8);
    private static final AlgebraicType COLUMNS = new ArrayType(U16);
    static final AlgebraicType INDEX_ALGORITHM = new SumType(List.of(
            new SumVariant("Unused", U128),
            new SumVariant("BTree", COLUMNS),
            new SumVariant("Direct", U16),
            new SumVariant("Hash", COLUMNS)));
    static final AlgebraicType CONSTRAINT_DATA =
            new SumType(List.of(new SumVariant("Unused", U128), new SumVariant("Unique", COLUMNS)));
    private static final AlgebraicType VARIABLE = new SumType(List.of(
            new SumVariant("Bool", BOOL),
            new SumVariant("I8", Primitive.I8),
            new SumVariant("U8", U8),
            new SumVariant("I16", Primitive.I16),
            new SumVariant("U16", U16),
            new SumVariant("I32", Primitive.I32),
            new SumVariant("U32", U32),
            new SumVariant("I64", I64),
            new SumVariant("U64", U64),
            new SumVariant("I128", I128),
            new SumVariant("U128", U128),
            new SumVariant("F32", Primitive.F32),
            new SumVariant("F64", Primitive.F64),
            new SumVariant("String", TEXT)));

    private static final List<TableInfo> TABLES = all();

    private SystemTables() {}

    static List<TableInfo> tables() {
        return TABLES;
    }

    private static List<TableInfo> all() {
        var plan = new Numbering();
        plan.table(ST_TABLE, "st_table")
                .column("table_id", U32)
                .column("table_name", TEXT)
                .column("table_type", TEXT)
                .column("table_access", TEXT)
                .column("table_primary_key", AlgebraicType.option(COLUMNS))
                .key(0)
                .unique(1)
                .done();
        plan.table(ST_COLUMN, "st_column")
                .column("table_id", U32)
                .column("col_pos", U16)
                .column("col_name", TEXT)
                .column("col_type", BYTES)
                .unique(0, 1)
                .done();
        plan.table(ST_SEQUENCE, "st_sequence")
                .column("sequence_id", U32)
                .column("sequence_name", TEXT)
                .column("table_id", U32)
                .column("col_pos", U16)
                .column("increment", I128)
                .column("start", I128)
                .column("min_value", I128)
                .column("max_value", I128)
                .column("allocated", I128)
                .key(0)
                .done();
        plan.table(ST_INDEX, "st_index")
                .column("index_id", U32)
                .column("table_id", U32)
                .column("index_name", TEXT)
                .column("index_algorithm", INDEX_ALGORITHM)
                .key(0)
                .done();
        plan.table(ST_CONSTRAINT, "st_constraint")
                .column("constraint_id", U32)
                .column("constraint_name", TEXT)
                .column("table_id", U32)
                .column("constraint_data", CONSTRAINT_DATA)
                .key(0)
                .done();
        plan.table(ST_MODULE, "st_module")
                .column("database_identity", U256)
                .column("owner_identity", U256)
                .column("program_kind", U8)
                .column("program_hash", U256)
                .column("program_bytes", BYTES)
                .column("module_version", TEXT)
                .done();
        plan.table(ST_CLIENT, "st_client")
                .column("identity", U256)
                .column("connection_id", U128)
                .unique(0, 1)
                .done();
        plan.table(ST_VAR, "st_var")
                .column("name", TEXT)
                .column("value", VARIABLE)
                .key(0)
                .done();
        plan.table(ST_SCHEDULED, "st_scheduled")
                .column("schedule_id", U32)
                .column("table_id", U32)
                .column("reducer_name", TEXT)
                .column("schedule_name", TEXT)
                .column("at_column", U16)
                .key(0)
                .unique(1)
                .done();
        plan.table(ST_ROW_LEVEL_SECURITY, "st_row_level_security")
                .column("table_id", U32)
                .column("sql", TEXT)
                .index(0)
                .key(1)
                .done();
        plan.table(ST_CONNECTION_CREDENTIALS, "st_connection_credentials")
                .column("connection_id", U128)
                .column("jwt_payload", TEXT)
                .key(0)
                .hidden()
                .done();
        plan.table(ST_VIEW, "st_view")
                .column("view_id", U32)
                .column("view_name", TEXT)
                .column("table_id", AlgebraicType.option(U32))
                .column("is_public", BOOL)
                .column("is_anonymous", BOOL)
                .key(0)
                .unique(1)
                .done();
        plan.table(ST_VIEW_PARAM, "st_view_param")
                .column("view_id", U32)
                .column("param_pos", U16)
                .column("param_name", TEXT)
                .column("param_type", BYTES)
                .unique(0, 1)
                .done();
        plan.table(ST_VIEW_COLUMN, "st_view_column")
                .column("view_id", U32)
                .column("col_pos", U16)
                .column("col_name", TEXT)
                .column("col_type", BYTES)
                .unique(0, 1)
                .done();
        plan.table(ST_VIEW_SUB, "st_view_sub")
                .column("view_id", U32)
                .column("arg_id", U64)
                .column("identity", U256)
                .column("num_subscribers", U64)
                .column("has_subscribers", BOOL)
                .column("last_called", I64)
                .index(2)
                .index(4)
                .index(0, 1, 2)
                .done();
        plan.table(ST_VIEW_ARG, "st_view_arg")
                .column("id", U64)
                .column("bytes", BYTES)
                .key(0)
                .unique(1)
                .done();
        plan.table(ST_EVENT_TABLE, "st_event_table")
                .column("table_id", U32)
                .key(0)
                .done();
        plan.table(ST_TABLE_ACCESSOR, "st_table_accessor")
                .column("table_name", TEXT)
                .column("accessor_name", TEXT)
                .unique(0)
                .unique(1)
                .done();
        plan.table(ST_INDEX_ACCESSOR, "st_index_accessor")
                .column("index_name", TEXT)
                .column("accessor_name", TEXT)
                .unique(0)
                .unique(1)
                .done();
        plan.table(ST_COLUMN_ACCESSOR, "st_column_accessor")
                .column("table_name", TEXT)
                .column("col_name", TEXT)
                .column("accessor_name", TEXT)
                .unique(0, 1)
                .unique(0, 2)
                .done();
        return List.copyOf(plan.tables);
    }

    /** Collects the tables; indexes are numbered in the order in which they are named. */
    private static final class Numbering {
        private final List<TableInfo> tables = new ArrayList<>();
        private int nextIndex = 1;

        Builder table(int id, String name) {
            return new Builder(this, id, name);
        }
    }

    private static final class Builder {
        private final Numbering plan;
        private final int id;
        private final String name;
        private final List<ColumnSchema> columns = new ArrayList<>();
        private final List<IndexSchema> indexes = new ArrayList<>();
        private final List<ConstraintSchema> constraints = new ArrayList<>();
        private OptionalInt key = OptionalInt.empty();
        private TableAccess access = TableAccess.PUBLIC;

        Builder(Numbering plan, int id, String name) {
            this.plan = plan;
            this.id = id;
            this.name = name;
        }

        Builder column(String column, AlgebraicType type) {
            columns.add(new ColumnSchema(columns.size(), column, column, type, null));
            return this;
        }

        Builder index(Integer... positions) {
            String index = names(positions) + "_idx_btree";
            indexes.add(new IndexSchema(index, index, null, new IndexAlgorithm.BTree(List.of(positions))));
            return this;
        }

        Builder unique(Integer... positions) {
            constraints.add(new ConstraintSchema(names(positions) + "_key", List.of(positions)));
            return index(positions);
        }

        Builder key(int position) {
            key = OptionalInt.of(position);
            return unique(position);
        }

        Builder hidden() {
            access = TableAccess.PRIVATE;
            return this;
        }

        private String names(Integer... positions) {
            return name + "_"
                    + List.of(positions).stream()
                            .map(position -> columns.get(position).name())
                            .collect(Collectors.joining("_"));
        }

        void done() {
            var schema = new TableSchema(
                    name,
                    name,
                    name,
                    -1,
                    columns,
                    key,
                    indexes,
                    constraints,
                    List.of(),
                    null,
                    null,
                    access,
                    TableType.SYSTEM,
                    false);
            var infos = schema.indexes().stream()
                    .map(index -> DatabasePlan.index(plan.nextIndex++, id, index, schema))
                    .toList();
            var rowType = DatabasePlan.rowType(schema.columns(), Typespace.EMPTY);
            plan.tables.add(new TableInfo(id, name, schema, rowType, infos, null));
        }
    }
}
