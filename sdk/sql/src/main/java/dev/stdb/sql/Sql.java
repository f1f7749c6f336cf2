package dev.stdb.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Reads SpacetimeDB's SQL.
 *
 * <pre>{@code
 * Statement statement = Sql.parse("SELECT * FROM player WHERE level > 3");
 * Statement.Select subscription = Sql.parseSubscription("SELECT * FROM player");
 * }</pre>
 *
 * All methods may be called from any thread; time and memory are bounded by {@link #MAX_BYTES} and a limit on nesting.
 */
public final class Sql {
    /** The longest statement the server reads, in bytes of UTF-8. */
    public static final int MAX_BYTES = 50_000;

    private static final int SHOWN_OF_A_LONG_TEXT = 120;

    private Sql() {}

    /**
     * One statement of the full language.
     *
     * @throws SqlException when it is none; the message is the server's
     */
    public static Statement parse(String sql) {
        return one(sql, Lowering::statement);
    }

    /**
     * One query as subscriptions and one-off queries over a WebSocket take them.
     *
     * @throws SqlException when it is none; the message is the server's
     */
    public static Statement.Select parseSubscription(String sql) {
        return one(sql, Lowering::subscription);
    }

    private static <T> T one(String sql, Function<Syntax.Stmt, T> lower) {
        if (sql.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new SqlException.TooLarge("SQL query exceeds maximum allowed length: \""
                    + sql.substring(0, Math.min(SHOWN_OF_A_LONG_TEXT, sql.length())) + "...\"");
        }
        List<Syntax.Stmt> statements = StatementParser.parse(sql);
        if (statements.isEmpty()) {
            throw new SqlException.Unsupported("Empty SQL query", null);
        }
        if (statements.size() > 1) {
            throw new SqlException.Unsupported("Multiple SQL statements are not supported", null);
        }
        return lower.apply(statements.getFirst());
    }
}
