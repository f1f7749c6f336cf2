package dev.stdb.schema.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SubmoduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Valid definitions, beside what the server's own library made of them. */
class GoldenDefinitionsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    static Stream<Named<JsonNode>> lifted() {
        return Golden.lines("schema/lifted.jsonl").stream()
                .map(line -> Named.of(line.get("case").asString(), line));
    }

    @Test
    void thereAreAsManyAsAreKnown() {
        assertThat(lifted()).hasSize(73);
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void theServersAnswerIsTheSame(JsonNode line) {
        ModuleSchema schema = Lift.validate(definition(line, "def")).orThrow();

        String answer = RawModuleDefJson.write(new RawModuleDef.V10(Canonical.v10(schema)));
        assertThat(JSON.readTree(answer)).isEqualTo(line.get("canonical"));
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void namesAndLinksAreTheSame(JsonNode line) {
        ModuleSchema schema = Lift.validate(definition(line, "def")).orThrow();

        assertThat(tree(derived(schema, ""))).isEqualTo(line.get("derived"));
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void aDefinitionComesBackFromJsonAndFromBsatn(JsonNode line) {
        RawModuleDef def = definition(line, "def");

        assertThat(JSON.readTree(RawModuleDefJson.write(def))).isEqualTo(line.get("def"));
        assertThat(RawModuleDef.CODEC.decode(RawModuleDef.CODEC.encode(def))).isEqualTo(def);
    }

    /** A client learns all names that an answer still has, even where the server itself could not read it back. */
    @ParameterizedTest
    @MethodSource("lifted")
    void theServersAnswerIsReadBackWithItsNames(JsonNode line) {
        ModuleSchema schema = Lift.validate(definition(line, "def")).orThrow();
        ModuleSchema learned = Lift.served(definition(line, "canonical")).orThrow();

        assertThat(RawModuleDefJson.write(new RawModuleDef.V10(Canonical.v10(learned))))
                .isEqualTo(RawModuleDefJson.write(new RawModuleDef.V10(Canonical.v10(schema))));
        assertThat(RawModuleDefJson.write(new RawModuleDef.V9(Canonical.v9(withoutIndexNames(learned)))))
                .isEqualTo(RawModuleDefJson.write(new RawModuleDef.V9(Canonical.v9(withoutIndexNames(schema)))));
    }

    private static RawModuleDef definition(JsonNode line, String key) {
        return RawModuleDefJson.read(line.get(key).toString());
    }

    /** Explicit names of indexes are lost in an answer of version 10. */
    private static ModuleSchema withoutIndexNames(ModuleSchema it) {
        var tables = it.tables().stream()
                .map(table -> new TableSchema(
                        table.name(),
                        table.sourceName(),
                        table.accessorName(),
                        table.rowTypeRef(),
                        table.columns(),
                        table.primaryKey(),
                        table.indexes().stream()
                                .map(index -> new IndexSchema(
                                        index.sourceName(),
                                        index.sourceName(),
                                        index.accessorName(),
                                        index.algorithm()))
                                .toList(),
                        table.constraints(),
                        table.sequences(),
                        table.schedule(),
                        table.outbox(),
                        table.access(),
                        table.type(),
                        table.isEvent()))
                .toList();
        return new ModuleSchema(
                it.typespace(),
                it.types(),
                tables,
                it.reducers(),
                it.procedures(),
                it.views(),
                it.httpHandlers(),
                it.httpRoutes(),
                it.rowLevelSecurity(),
                it.environment(),
                it.submodules(),
                it.warnings());
    }

    // the form of `derived`

    private static JsonNode tree(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    private static Map<String, Object> derived(ModuleSchema it, String prefix) {
        var derived = new LinkedHashMap<String, Object>();
        derived.put("http_handlers", each(it.httpHandlers(), GoldenDefinitionsTest::handler));
        derived.put("procedures", each(it.procedures(), GoldenDefinitionsTest::procedure));
        derived.put("reducers", each(it.reducers(), reducer -> reducer(reducer, prefix)));
        derived.put("submodules", each(it.submodules(), submodule -> submodule(submodule, prefix)));
        derived.put("tables", each(byName(it.tables(), TableSchema::sourceName), GoldenDefinitionsTest::table));
        derived.put("views", each(it.views(), GoldenDefinitionsTest::view));
        derived.put("warnings", it.warnings());
        return derived;
    }

    private static <T, R> List<R> each(List<T> all, Function<T, R> convert) {
        return all.stream().map(convert).toList();
    }

    private static <T> List<T> byName(List<T> all, Function<T, String> name) {
        return all.stream().sorted(Comparator.comparing(name)).toList();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2)
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        return map;
    }

    private static Map<String, @Nullable Object> handler(HttpHandlerSchema it) {
        return map("accessor", it.sourceName(), "name", it.name());
    }

    private static Map<String, @Nullable Object> procedure(ProcedureSchema it) {
        return map("accessor", it.sourceName(), "name", it.name(), "visibility", name(it.visibility()));
    }

    private static Map<String, @Nullable Object> reducer(ReducerSchema it, String prefix) {
        return map(
                "accessor",
                it.sourceName(),
                "lifecycle",
                it.lifecycle() == null ? null : it.lifecycle().serverName(),
                "name",
                prefix + it.name(),
                "visibility",
                name(it.visibility()));
    }

    private static String name(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? "Private" : "ClientCallable";
    }

    private static Map<String, @Nullable Object> submodule(SubmoduleSchema it, String prefix) {
        return map("derived", derived(it.module(), prefix + it.namespace() + "."), "namespace", it.namespace());
    }

    private static Map<String, @Nullable Object> table(TableSchema it) {
        return map(
                "accessor",
                it.accessorName(),
                "columns",
                each(it.columns(), GoldenDefinitionsTest::column),
                "constraints",
                it.constraints().stream().map(c -> c.name()).sorted().toList(),
                "indexes",
                each(byName(it.indexes(), IndexSchema::sourceName), GoldenDefinitionsTest::index),
                "name",
                it.name(),
                "primary_key",
                it.primaryKey().isPresent() ? it.primaryKey().getAsInt() : null,
                "schedule",
                schedule(it.schedule()),
                "sequences",
                it.sequences().stream().map(s -> s.name()).sorted().toList());
    }

    private static Map<String, @Nullable Object> column(ColumnSchema it) {
        byte[] value = it.defaultValue();
        return map(
                "accessor",
                it.sourceName(),
                "default",
                value == null ? null : HexFormat.of().formatHex(value),
                "name",
                it.name());
    }

    private static Map<String, @Nullable Object> index(IndexSchema it) {
        return map("accessor", it.accessorName(), "name", it.name(), "source", it.sourceName());
    }

    private static @Nullable Object schedule(@Nullable ScheduleSchema it) {
        if (it == null) return null;
        return map(
                "at_column",
                it.atColumn(),
                "function",
                it.functionName(),
                "id_column",
                it.idColumn(),
                "kind",
                it.kind().name().toLowerCase(Locale.ROOT),
                "name",
                it.name());
    }

    private static Map<String, @Nullable Object> view(ViewSchema it) {
        return map(
                "accessor",
                it.sourceName(),
                "columns",
                each(it.columns(), ColumnSchema::name),
                "name",
                it.name(),
                "params",
                it.paramNames(),
                "primary_key",
                it.primaryKey().isPresent() ? it.primaryKey().getAsInt() : null);
    }

    /** Answers recorded from running servers. */
    @Nested
    class ServedDefinitions {
        static Stream<String> files() {
            return Stream.of("schema", "ws/schema", "ws-2.14/schema")
                    .flatMap(folder -> Golden.files(folder).stream())
                    .filter(file -> file.endsWith(".json"));
        }

        @Test
        void thereAreAsManyAsAreKnown() {
            assertThat(files()).hasSize(42);
        }

        @ParameterizedTest
        @MethodSource("files")
        void anAnswerIsReadAndWrittenAsItWasSent(String file) {
            RawModuleDef answer = RawModuleDefJson.read(Golden.text(file));

            assertThat(JSON.readTree(RawModuleDefJson.write(answer))).isEqualTo(JSON.readTree(Golden.text(file)));
            assertThat(RawModuleDef.CODEC.decode(RawModuleDef.CODEC.encode(answer)))
                    .isEqualTo(answer);
        }

        @ParameterizedTest
        @MethodSource("files")
        void anAnswerIsLifted(String file) {
            RawModuleDef answer = RawModuleDefJson.read(Golden.text(file));
            ModuleSchema schema = Lift.served(answer).orThrow();

            int reducers = Golden.text(file).split("\"err_return_type\"", -1).length - 1;
            if (answer instanceof RawModuleDef.V10)
                assertThat(schema.reducers()).hasSize(reducers);
            assertThat(schema.tables()).isNotEmpty();
        }

        @ParameterizedTest
        @MethodSource("files")
        void bothVersionsOfAnAnswerSayTheSame(String file) {
            if (!file.endsWith(".v10.json") || file.contains("2.14")) return;
            ModuleSchema v10 =
                    Lift.served(RawModuleDefJson.read(Golden.text(file))).orThrow();
            String other = file.replace(".v10.", ".v9.");
            ModuleSchema v9 =
                    Lift.served(RawModuleDefJson.read(Golden.text(other))).orThrow();

            assertThat(RawModuleDefJson.write(new RawModuleDef.V9(Canonical.v9(v10))))
                    .isEqualTo(RawModuleDefJson.write(new RawModuleDef.V9(Canonical.v9(v9))));
        }
    }
}
