package dev.stdb.host.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.golden.Golden;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDefJson;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every recorded statement of a module, one after the other on one datastore: rows as a bag, statistics, columns and texts as the server gave them. */
class SqlGoldenTest {
    private static final Identity OWNER =
            Identity.fromHex("c20043e96700ca7e90b8f97abc743a86b290685c0f857985e40c096bbb1508f0");
    private static final Identity OTHER =
            Identity.fromHex("c20046b9cc568ede1077581a6603fe63828633ffc3cc8680a665bc61aa8753c5");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final AlgebraicValue CONNECTION = new AlgebraicValue.U128(U128.of(77));

    /** Statements with another answer here. */
    private static final Set<String> DIFFERENT_HERE = Set.of(
            // never offered, and printed by the server's parser in a form of its own
            "BEGIN",
            "CREATE INDEX i ON pk_u_32 (n)",
            "COPY pk_u_32 FROM STDIN",
            "MERGE INTO pk_u_32 USING unique_u_32 ON TRUE WHEN MATCHED THEN DELETE",
            // random connection ids
            "SELECT * FROM st_client",
            "SELECT * FROM st_connection_credentials");

    /** What the views of the recorded modules return; those that return rows found none. */
    private static final Map<String, String> QUERY_VIEWS = Map.of(
            "Level2Person",
            "SELECT \"person2\".* FROM \"player1\" JOIN \"person2\" ON \"player1\".\"Player1Id\" = \"person2\".\"playerRef\""
                    + " WHERE (\"player1\".\"currentLevel2\" = 2)",
            "all_view_pk_players",
            "SELECT * FROM \"view_pk_player\"",
            "sender_view_pk_players_a",
            joinedPlayers("view_pk_membership"),
            "sender_view_pk_players_b",
            joinedPlayers("view_pk_membership_secondary"));

    private final List<String> different = new ArrayList<>();

    private Datastore datastore = new Datastore(Fixture.module());
    private ModuleSchema schema = Fixture.module();
    private SqlEngine engine = new SqlEngine(datastore);

    private static String joinedPlayers(String membership) {
        return "SELECT \"view_pk_player\".* FROM \"" + membership + "\" JOIN \"view_pk_player\" ON \"" + membership
                + "\".\"player_id\" = \"view_pk_player\".\"id\"";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sdk-test",
                "sdk-test-case-conversion",
                "module-test",
                "sdk-test-event-table",
                "sdk-test-view-pk",
                "sdk-test-procedural-view-pk"
            })
    void theAnswersAreTheServers(String module) {
        schema = Lift.served(RawModuleDefJson.read(Golden.text("schema/" + module + ".v10.json")))
                .orThrow();
        schema = withAccessors(schema, module);
        datastore = new Datastore(schema);
        engine = new SqlEngine(datastore, new Views(datastore, SqlGoldenTest::view, InstantSource.system()));
        host(module);
        for (var line : Golden.lines("sql/" + module + ".jsonl")) {
            if (line.has("call")) {
                call(line);
            } else {
                compare(line);
            }
        }
        assertThat(different).isEmpty();
    }

    private static ViewOutput view(ViewCall call, ReadView reads) {
        String query = QUERY_VIEWS.get(call.name());
        return query == null
                ? new ViewOutput(2, new BsatnWriter().u8(0).length(0).toByteArray())
                : new ViewOutput(2, new BsatnWriter().u8(1).str(query).toByteArray());
    }

    /** What a host adds before the first statement: the module's row, and the one the module's init inserts. */
    private void host(String module) {
        var owner = new AlgebraicValue.U256(OWNER.value());
        var database = new AlgebraicValue.U256(
                Identity.fromHex("c200f3e8bb89d92e615e2ea26bcea30f8cb54da93145a252c99c394ea9fe2129")
                        .value());
        var version = new AlgebraicValue.Str("0.0.1");
        var noBytes = new AlgebraicValue.Bytes(new byte[0]);
        insert("st_module", database, owner, new AlgebraicValue.U8((short) 0), database, noBytes, version);
        if (module.equals("module-test")) {
            var zero = AlgebraicValue.Product.of(new AlgebraicValue.I64(0));
            var second = AlgebraicValue.Product.of(new AlgebraicValue.I64(1_000_000));
            insert("repeating_test_arg", new AlgebraicValue.U64(0), new AlgebraicValue.Sum(0, second), zero);
        }
    }

    private void compare(JsonNode line) {
        String sql = statement(line);
        if (DIFFERENT_HERE.contains(sql)) {
            return;
        }
        String here = answer(sql, line.get("as").stringValue());
        String there = line.has("body")
                ? line.get("body").stringValue()
                : line.get("body_prefix").stringValue();
        boolean asServer = line.get("status").intValue() == 200 ? here.equals(normalised(there)) : here.equals(there);
        if (!asServer) {
            different.add(line.get("as").stringValue() + ": " + shortened(sql) + "\n    server: " + shortened(there)
                    + "\n    here:   " + shortened(here) + "\n");
        }
    }

    private static String shortened(String text) {
        return text.length() > 700 ? text.substring(0, 700) + " ..." : text;
    }

    private static String statement(JsonNode line) {
        if (!line.has("sql_repeat")) {
            return line.get("sql").stringValue();
        }
        var repeat = line.get("sql_repeat");
        String separator = repeat.has("separator") ? repeat.get("separator").stringValue() : "";
        String suffix = repeat.has("suffix") ? repeat.get("suffix").stringValue() : "";
        return repeat.get("prefix").stringValue()
                + IntStream.range(0, repeat.get("times").intValue())
                        .mapToObj(i -> repeat.get("item").stringValue())
                        .collect(Collectors.joining(separator))
                + suffix;
    }

    /** The accessor names of columns, which a served definition has lost and the database still tells. */
    private static ModuleSchema withAccessors(ModuleSchema schema, String module) {
        var accessors = new HashMap<List<String>, String>();
        for (var line : Golden.lines("sql/" + module + ".jsonl")) {
            if (line.has("sql") && line.get("sql").stringValue().equals("SELECT * FROM st_column_accessor")) {
                JSON.readTree(line.get("body").stringValue())
                        .get(0)
                        .get("rows")
                        .forEach(row -> accessors.put(
                                List.of(row.get(0).stringValue(), row.get(1).stringValue()),
                                row.get(2).stringValue()));
            }
        }
        var tables = schema.tables().stream()
                .map(table -> Fixture.withColumns(
                        table,
                        table.columns().stream()
                                .map(column -> new ColumnSchema(
                                        column.position(),
                                        column.name(),
                                        accessors.getOrDefault(
                                                List.of(table.name(), column.name()), column.sourceName()),
                                        column.type(),
                                        column.defaultValue()))
                                .toList()))
                .toList();
        var views = schema.views().stream()
                .map(view -> Fixture.withColumns(
                        view,
                        view.columns().stream()
                                .map(column -> new ColumnSchema(
                                        column.position(),
                                        column.name(),
                                        accessors.getOrDefault(
                                                List.of(view.name(), column.name()), column.sourceName()),
                                        column.type(),
                                        column.defaultValue()))
                                .toList()))
                .toList();
        return Fixture.withTables(schema, tables, views);
    }

    /** As over HTTP: the caller is connected while the statement runs. */
    private String answer(String sql, String as) {
        boolean owner = as.equals("owner");
        var client = new AlgebraicValue[] {new AlgebraicValue.U256((owner ? OWNER : OTHER).value()), CONNECTION};
        insert("st_client", client);
        try {
            return answer(sql, owner);
        } finally {
            delete("st_client", client);
        }
    }

    private String answer(String sql, boolean owner) {
        try {
            var result = engine.execute(sql, new Caller(owner ? OWNER : OTHER, owner));
            var columns = result.columns().elements();
            var rows = result.rows().stream()
                    .map(row -> canonical(JSON.readTree(
                            SatsJson.write(row, result.columns(), Typespace.EMPTY, SatsJson.Form.UNTYPED))))
                    .sorted()
                    .toList();
            return columns.stream().map(SqlGoldenTest::column).toList() + " " + rows + " " + result.inserted() + "/"
                    + result.deleted() + "/" + result.updated();
        } catch (SqlException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String column(ProductElement element) {
        return element.name() + ": " + canonical(JSON.readTree(SatsJson.writeType(element.type())));
    }

    private static String normalised(String body) {
        var answer = JSON.readTree(body).get(0);
        var columns = new ArrayList<String>();
        for (var element : answer.get("schema").get("elements")) {
            columns.add(
                    element.get("name").get("some").stringValue() + ": " + canonical(element.get("algebraic_type")));
        }
        var rows = new ArrayList<String>();
        answer.get("rows").forEach(row -> rows.add(canonical(row)));
        rows.sort(null);
        var stats = answer.get("stats");
        return columns + " " + rows + " " + stats.get("rows_inserted") + "/" + stats.get("rows_deleted") + "/"
                + stats.get("rows_updated");
    }

    /** JSON with numbers in one spelling. */
    private static String canonical(JsonNode node) {
        if (node.isNumber()) {
            return new BigDecimal(node.toString()).stripTrailingZeros().toPlainString();
        }
        if (node.isArray()) {
            var parts = new ArrayList<String>();
            node.forEach(part -> parts.add(canonical(part)));
            return parts.toString();
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                    .map(entry -> entry.getKey() + ":" + canonical(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.toString();
    }

    /** What the module's reducer does: the recorded ones insert their arguments as one row, or do nothing that stays. */
    private void call(JsonNode line) {
        String reducer = line.get("call").stringValue();
        var params = schema.reducer(reducer).orElseThrow().params();
        var args = ((AlgebraicValue.Product) SatsJson.read(line.get("args").stringValue(), params, schema.typespace()))
                .values();
        switch (reducer) {
            case "emit_test_event" -> {}
            case "create_player_1" ->
                insert(
                        "Player1Canonical",
                        new AlgebraicValue.U32(0),
                        args.get(0),
                        args.get(1),
                        new AlgebraicValue.Sum(0, AlgebraicValue.UNIT));
            case "add_person_2" ->
                insert(
                        "person_2",
                        new AlgebraicValue.U32(0),
                        args.get(0),
                        args.get(1),
                        AlgebraicValue.Product.of(args.get(2), args.get(3)));
            case "insert_caller_one_identity" ->
                insert("one_identity", AlgebraicValue.Product.of(new AlgebraicValue.U256(OTHER.value())));
            case "insert_user" -> insert("users", args.get(1), args.get(0));
            default -> insert(reducer.substring("insert_".length()), args.toArray(AlgebraicValue[]::new));
        }
    }

    private void delete(String table, AlgebraicValue... values) {
        try (var tx = datastore.begin()) {
            tx.delete(datastore.tableId(table).orElseThrow(), Fixture.row(datastore, table, values));
            tx.commit();
        }
    }

    private void insert(String table, AlgebraicValue... values) {
        try (var tx = datastore.begin()) {
            tx.insert(datastore.tableId(table).orElseThrow(), Fixture.row(datastore, table, values));
            tx.commit();
        }
    }
}
