package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.sql.Binder;
import dev.stdb.sql.Caller;
import dev.stdb.sql.Sql;
import dev.stdb.sql.SqlException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a view's function gave back, as rows: those that it returned, or those of the query that it returned. */
final class ViewRows {
    private static final int LEGACY_ROWS = 0;
    private static final int ERROR = 1;
    private static final int WITH_HEADER = 2;
    private static final int ROW_DATA = 0;
    private static final int RAW_SQL = 1;

    private final Datastore datastore;
    private final TableInfo table;
    private final ReadView reads;

    ViewRows(Datastore datastore, TableInfo table, ReadView reads) {
        this.datastore = datastore;
        this.table = table;
        this.reads = reads;
    }

    /**
     * The rows, without the column that says whose they are; the same row may occur more than once.
     *
     * @throws ViewException when the view refused, or gave back what is no result
     */
    List<byte[]> of(ViewOutput output) {
        byte[] bytes = output.bytes();
        return switch (output.code()) {
            case LEGACY_ROWS -> rows(bytes, 0);
            case ERROR -> throw new ViewException(table.name(), new String(bytes, StandardCharsets.UTF_8));
            case WITH_HEADER -> withHeader(bytes);
            default -> throw new ViewException(table.name(), "unknown result " + output.code());
        };
    }

    private List<byte[]> withHeader(byte[] bytes) {
        int tag = bytes.length == 0 ? -1 : bytes[0];
        return switch (tag) {
            case ROW_DATA -> rows(bytes, 1);
            case RAW_SQL -> query(text(bytes));
            default ->
                throw ViewException.unusable(
                        table.name(), "Error parsing view result", "no header that says what follows");
        };
    }

    private String text(byte[] bytes) {
        try {
            return new BsatnReader(bytes, 1, bytes.length - 1).str();
        } catch (BsatnException e) {
            throw ViewException.unusable(table.name(), "Error parsing view result", String.valueOf(e.getMessage()));
        }
    }

    private List<byte[]> rows(byte[] bytes, int from) {
        try {
            return new RowLayout(table.visibleType()).rows(bytes, from);
        } catch (BsatnException e) {
            throw ViewException.unusable(
                    table.name(), "Error deserializing rows returned by view", String.valueOf(e.getMessage()));
        }
    }

    /** The rows of a query, which is run as if the owner asked. */
    private List<byte[]> query(String sql) {
        if (sql.isBlank()) {
            return List.of();
        }
        try {
            var owner = new Caller(Identity.ZERO, true);
            var select = new Binder(datastore.catalog(), owner).bindSubscription(Sql.parseSubscription(sql));
            if (select.usesSender()) {
                throw refused(sql, "parameterized SQL is not supported for view materialization yet");
            }
            var plan = new Planner(datastore, owner.identity()).plan(select);
            if (select.relations().stream()
                    .anyMatch(relation -> relation.table().isView())) {
                throw refused(sql, "view definition cannot read from other views");
            }
            var returned = datastore.store(select.table().id()).info;
            if (!returned.rowType().equals(table.visibleType())) {
                throw refused(
                        sql,
                        "query returns rows of `" + returned.name() + "`, " + returned.rowType() + ", but view expects "
                                + table.visibleType());
            }
            return plan.rows(reads);
        } catch (SqlException e) {
            throw refused(sql, String.valueOf(e.getMessage()));
        }
    }

    private ViewException refused(String sql, String why) {
        return ViewException.unusable(
                table.name(), "Error executing raw SQL returned by view", why + ", executing: `" + sql + "`");
    }
}
