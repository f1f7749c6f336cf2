package dev.stdb.client.typed;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.client.ConnectionException;
import dev.stdb.client.DbConnection;
import dev.stdb.schema.Fingerprint;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What generated code expects of a database: the shape of each table's rows and of each function's arguments. Bytes read with the
 * wrong shape could give wrong values without an error, so a database that has another shape is refused. What the code does not know
 * of does no harm.
 *
 * <pre>{@code
 * SchemaCheck check = new SchemaCheck("arena");
 * check.table("player", "5b1c3ae2909f1d04");
 * check.reducer("join", "9f0c1142e8d1b3aa");
 * check.check(connection);
 * }</pre>
 */
public final class SchemaCheck {
    /** Differences that are named one by one. */
    private static final int NAMED = 5;

    private static final String TABLE = "table or view";

    private final String module;
    private final Map<String, String> expected = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    /** @param module what the code was generated from, for the message */
    public SchemaCheck(String module) {
        this.module = module;
    }

    /** Expects the rows of a table or view to have this {@link Fingerprint}. */
    public void table(String name, String fingerprint) {
        expect(named(TABLE, name), fingerprint);
    }

    /** Expects a reducer whose parameters, a product, have this {@link Fingerprint}. */
    public void reducer(String name, String fingerprint) {
        expect(named("reducer", name), fingerprint);
    }

    /** Expects a procedure whose parameters and result have this {@link Fingerprint}. */
    public void procedure(String name, String fingerprint) {
        expect(named("procedure", name), fingerprint);
    }

    private void expect(String what, String fingerprint) {
        expected.put(what, fingerprint);
        order.add(what);
    }

    /** @throws ConnectionException.SchemaDiffers if the connection's database is not what the code was generated for */
    public void check(DbConnection connection) {
        Map<String, String> actual = actual(connection.schema());
        List<String> differences = new ArrayList<>();
        for (String what : order) {
            String found = actual.get(what);
            if (found == null) {
                differences.add("it has no " + what);
            } else if (!found.equals(expected.get(what))) {
                differences.add(what + " has another shape");
            }
        }
        if (!differences.isEmpty()) {
            throw new ConnectionException.SchemaDiffers(connection.database(), module, sentence(differences));
        }
    }

    /** Like {@link #check}; a connection that does not fit is closed, since nobody has it. */
    public void checkOrClose(DbConnection connection) {
        try {
            check(connection);
        } catch (ConnectionException.SchemaDiffers differs) {
            connection.close();
            throw differs;
        }
    }

    private static String sentence(List<String> differences) {
        String named = String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())));
        return differences.size() <= NAMED ? named : named + " and " + (differences.size() - NAMED) + " more";
    }

    /** The shapes of what is expected, as far as it is there. */
    private Map<String, String> actual(ModuleSchema schema) {
        Map<String, String> shapes = new HashMap<>();
        schema.allTables()
                .forEach(it ->
                        put(shapes, TABLE, it, () -> of(it, it.definition().rowType())));
        schema.allViews()
                .forEach(it ->
                        put(shapes, TABLE, it, () -> of(it, it.definition().rowType())));
        schema.allReducers()
                .forEach(it ->
                        put(shapes, "reducer", it, () -> of(it, it.definition().params())));
        schema.allProcedures()
                .forEach(it -> put(
                        shapes, "procedure", it, () -> Fingerprint.of(it.owner().typespace(), it.definition())));
        return shapes;
    }

    private static String of(Member<?> member, AlgebraicType type) {
        return Fingerprint.of(member.owner().typespace(), type);
    }

    private void put(Map<String, String> shapes, String kind, Member<?> member, Supplier<String> fingerprint) {
        String what = named(kind, member.name());
        if (expected.containsKey(what)) {
            try {
                shapes.put(what, fingerprint.get());
            } catch (IllegalArgumentException tooDeep) {
                shapes.put(what, ""); // no code was generated for such a type
            }
        }
    }

    private static String named(String kind, String name) {
        return kind + " `" + name + "`";
    }
}
