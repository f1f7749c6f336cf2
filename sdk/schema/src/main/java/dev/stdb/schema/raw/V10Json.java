package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.U256;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.Visibility;
import dev.stdb.schema.raw.RawModuleDefV10.ExplicitName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** V10 definitions as JSON, both ways. Sections and explicit names of unknown kinds are skipped. */
final class V10Json {
    private V10Json() {}

    private static final PartsJson PARTS = new PartsJson("source_name");

    static void write(RawModuleDefV10 def, JsonWriter out) {
        out.object(() -> out.key("sections").list(def.sections(), section -> write(section, out)));
    }

    static RawModuleDefV10 read(Json json) {
        var sections = new ArrayList<RawSection>();
        for (RawSection section : json.get("sections").<@Nullable RawSection>list(V10Json::section)) {
            if (section != null) sections.add(section);
        }
        return new RawModuleDefV10(sections);
    }

    // sections

    private static void write(RawSection section, JsonWriter out) {
        switch (section) {
            case RawSection.TypespaceSection(var it) -> out.sum("Typespace", () -> TypeJson.writeTypespace(it, out));
            case RawSection.Types(var all) -> section("Types", all, it -> PARTS.write(it, out), out);
            case RawSection.Tables(var all) -> section("Tables", all, it -> write(it, out), out);
            case RawSection.Reducers(var all) -> section("Reducers", all, it -> write(it, out), out);
            case RawSection.Procedures(var all) -> section("Procedures", all, it -> write(it, out), out);
            case RawSection.Views(var all) -> section("Views", all, it -> write(it, out), out);
            case RawSection.Schedules(var all) -> section("Schedules", all, it -> write(it, out), out);
            case RawSection.LifeCycleReducers(var all) -> section("LifeCycleReducers", all, it -> write(it, out), out);
            case RawSection.RowLevelSecurity(var all) ->
                section(
                        "RowLevelSecurity",
                        all,
                        sql -> out.object(() -> out.key("sql").text(sql)),
                        out);
            case RawSection.CaseConversion(var policy) -> out.sum("CaseConversionPolicy", () -> out.unit(name(policy)));
            case RawSection.ExplicitNames(var all) ->
                out.sum(
                        "ExplicitNames",
                        () -> out.object(() -> out.key("entries").list(all, it -> write(it, out))));
            case RawSection.HttpHandlers(var all) ->
                section(
                        "HttpHandlers",
                        all,
                        it -> out.object(() -> out.key("source_name").text(it)),
                        out);
            case RawSection.HttpRoutes(var all) -> section("HttpRoutes", all, it -> write(it, out), out);
            case RawSection.ViewPrimaryKeys(var all) -> section("ViewPrimaryKeys", all, it -> write(it, out), out);
            case RawSection.Submodules(var all) -> section("Submodules", all, it -> write(it, out), out);
            case RawSection.Environment(var all) -> section("Environment", all, it -> write(it, out), out);
            case RawSection.Outboxes(var all) -> section("Outboxes", all, it -> write(it, out), out);
        }
    }

    private static <T> void section(String name, List<T> all, JsonWriter.Each<T> each, JsonWriter out) {
        out.sum(name, () -> out.list(all, each));
    }

    /** Null for a section of an unknown kind. */
    private static @Nullable RawSection section(Json json) {
        String kind = json.variant();
        Json it = json.get(kind);
        return switch (kind) {
            case "Typespace" -> new RawSection.TypespaceSection(TypeJson.readTypespace(it));
            case "Types" -> new RawSection.Types(it.list(PARTS::type));
            case "Tables" -> new RawSection.Tables(it.list(V10Json::table));
            case "Reducers" -> new RawSection.Reducers(it.list(V10Json::reducer));
            case "Procedures" -> new RawSection.Procedures(it.list(V10Json::procedure));
            case "Views" -> new RawSection.Views(it.list(V10Json::view));
            case "Schedules" -> new RawSection.Schedules(it.list(V10Json::schedule));
            case "LifeCycleReducers" -> new RawSection.LifeCycleReducers(it.list(V10Json::lifeCycle));
            case "RowLevelSecurity" ->
                new RawSection.RowLevelSecurity(it.list(rule -> rule.get("sql").text()));
            case "CaseConversionPolicy" ->
                new RawSection.CaseConversion(it.constant(CaseConversionPolicy.class, V10Json::name));
            case "ExplicitNames" -> new RawSection.ExplicitNames(explicitNames(it.get("entries")));
            case "HttpHandlers" ->
                new RawSection.HttpHandlers(
                        it.list(handler -> handler.get("source_name").text()));
            case "HttpRoutes" -> new RawSection.HttpRoutes(it.list(V10Json::route));
            case "ViewPrimaryKeys" -> new RawSection.ViewPrimaryKeys(it.list(V10Json::viewKey));
            case "Submodules" -> new RawSection.Submodules(it.list(V10Json::submodule));
            case "Environment" -> new RawSection.Environment(it.list(V10Json::variable));
            case "Outboxes" -> new RawSection.Outboxes(it.list(V10Json::outbox));
            default -> null;
        };
    }

    private static String name(CaseConversionPolicy policy) {
        return policy == CaseConversionPolicy.NONE ? "None" : "SnakeCase";
    }

    // tables

    private static void write(RawModuleDefV10.Table table, JsonWriter out) {
        out.object(() -> {
            out.key("source_name").text(table.sourceName());
            out.key("product_type_ref").u32(table.productTypeRef());
            out.key("primary_key").columns(table.primaryKey());
            out.key("indexes").list(table.indexes(), it -> PARTS.write(it, out));
            out.key("constraints").list(table.constraints(), it -> PARTS.write(it, out));
            out.key("sequences").list(table.sequences(), it -> PARTS.write(it, out));
            out.key("table_type");
            PartsJson.write(table.tableType(), out);
            out.key("table_access");
            PartsJson.write(table.tableAccess(), out);
            out.key("default_values").list(table.defaultValues(), it -> write(it, out));
            out.key("is_event").raw(table.isEvent());
        });
    }

    private static RawModuleDefV10.Table table(Json json) {
        return new RawModuleDefV10.Table(
                json.get("source_name").text(),
                json.get("product_type_ref").u32(),
                json.get("primary_key").columns(),
                json.get("indexes").list(PARTS::index),
                json.get("constraints").list(PARTS::constraint),
                json.get("sequences").list(PARTS::sequence),
                PartsJson.tableType(json.get("table_type")),
                PartsJson.tableAccess(json.get("table_access")),
                json.get("default_values").list(V10Json::columnDefault),
                json.get("is_event").bool());
    }

    private static void write(RawColumnDefault value, JsonWriter out) {
        out.object(() -> {
            out.key("col_id").raw(value.column());
            out.key("value").bytes(value.value());
        });
    }

    private static RawColumnDefault columnDefault(Json json) {
        return new RawColumnDefault(json.get("col_id").u16(), json.get("value").bytes());
    }

    private static void write(RawModuleDefV10.Schedule schedule, JsonWriter out) {
        out.object(() -> {
            out.key("source_name").optText(schedule.sourceName());
            out.key("table_name").text(schedule.tableName());
            out.key("schedule_at_col").raw(schedule.scheduleAtColumn());
            out.key("function_name").text(schedule.functionName());
        });
    }

    private static RawModuleDefV10.Schedule schedule(Json json) {
        return new RawModuleDefV10.Schedule(
                PartsJson.optText(json.get("source_name")),
                json.get("table_name").text(),
                json.get("schedule_at_col").u16(),
                json.get("function_name").text());
    }

    private static void write(RawModuleDefV10.Outbox outbox, JsonWriter out) {
        out.object(() -> {
            out.key("table_name").text(outbox.tableName());
            out.key("remote_reducer").text(outbox.remoteReducer());
            out.key("target_column").raw(outbox.targetColumn());
            out.key("arg_columns").columns(outbox.argColumns());
            out.key("on_result_reducer").optText(outbox.onResultReducer());
            out.key("signature_hash")
                    .text(
                            outbox.hashAsText()
                                    ? RawSignatureHash.digits(outbox.signatureHash())
                                    : "0x"
                                            + outbox.signatureHash()
                                                    .toBigInteger()
                                                    .toString(16));
        });
    }

    private static RawModuleDefV10.Outbox outbox(Json json) {
        String hash = json.get("signature_hash").text();
        boolean isText = !hash.startsWith("0x");
        return new RawModuleDefV10.Outbox(
                json.get("table_name").text(),
                json.get("remote_reducer").text(),
                json.get("target_column").u16(),
                json.get("arg_columns").columns(),
                PartsJson.optText(json.get("on_result_reducer")),
                isText ? RawSignatureHash.parse(hash) : number(json.get("signature_hash"), hash),
                isText);
    }

    private static U256 number(Json json, String hash) {
        if (!hash.matches("0x[0-9a-fA-F]{1,64}")) throw json.wrong("a number of 256 bits in hex");
        return U256.fromBigInteger(new BigInteger(hash.substring(2), 16));
    }

    // functions

    private static void write(RawModuleDefV10.Reducer reducer, JsonWriter out) {
        out.object(() -> {
            out.key("source_name").text(reducer.sourceName());
            out.key("params");
            TypeJson.writeProduct(reducer.params(), out);
            out.key("visibility").unit(name(reducer.visibility()));
            out.key("ok_return_type");
            TypeJson.write(reducer.okReturnType(), out);
            out.key("err_return_type");
            TypeJson.write(reducer.errReturnType(), out);
        });
    }

    private static RawModuleDefV10.Reducer reducer(Json json) {
        return new RawModuleDefV10.Reducer(
                json.get("source_name").text(),
                TypeJson.readProduct(json.get("params")),
                visibility(json),
                TypeJson.read(json.get("ok_return_type")),
                TypeJson.read(json.get("err_return_type")));
    }

    private static Visibility visibility(Json json) {
        return json.get("visibility").constant(Visibility.class, V10Json::name);
    }

    private static String name(Visibility visibility) {
        return visibility == Visibility.PRIVATE ? "Private" : "ClientCallable";
    }

    private static void write(RawModuleDefV10.Procedure procedure, JsonWriter out) {
        out.object(() -> {
            out.key("source_name").text(procedure.sourceName());
            out.key("params");
            TypeJson.writeProduct(procedure.params(), out);
            out.key("return_type");
            TypeJson.write(procedure.returnType(), out);
            out.key("visibility").unit(name(procedure.visibility()));
        });
    }

    private static RawModuleDefV10.Procedure procedure(Json json) {
        return new RawModuleDefV10.Procedure(
                json.get("source_name").text(),
                TypeJson.readProduct(json.get("params")),
                TypeJson.read(json.get("return_type")),
                visibility(json));
    }

    private static void write(RawModuleDefV10.View view, JsonWriter out) {
        out.object(() -> {
            out.key("source_name").text(view.sourceName());
            out.key("index").u32(view.index());
            out.key("is_public").raw(view.isPublic());
            out.key("is_anonymous").raw(view.isAnonymous());
            out.key("params");
            TypeJson.writeProduct(view.params(), out);
            out.key("return_type");
            TypeJson.write(view.returnType(), out);
        });
    }

    private static RawModuleDefV10.View view(Json json) {
        return new RawModuleDefV10.View(
                json.get("source_name").text(),
                json.get("index").u32(),
                json.get("is_public").bool(),
                json.get("is_anonymous").bool(),
                TypeJson.readProduct(json.get("params")),
                TypeJson.read(json.get("return_type")));
    }

    private static void write(RawModuleDefV10.ViewPrimaryKey key, JsonWriter out) {
        out.object(() -> {
            out.key("view_source_name").text(key.viewSourceName());
            out.key("columns").list(key.columns(), out::text);
        });
    }

    private static RawModuleDefV10.ViewPrimaryKey viewKey(Json json) {
        return new RawModuleDefV10.ViewPrimaryKey(
                json.get("view_source_name").text(), json.get("columns").list(Json::text));
    }

    private static void write(RawModuleDefV10.LifeCycleReducer reducer, JsonWriter out) {
        out.object(() -> {
            out.key("lifecycle_spec").unit(reducer.lifecycle().serverName());
            out.key("function_name").text(reducer.functionName());
        });
    }

    private static RawModuleDefV10.LifeCycleReducer lifeCycle(Json json) {
        return new RawModuleDefV10.LifeCycleReducer(
                PartsJson.lifecycle(json.get("lifecycle_spec")),
                json.get("function_name").text());
    }

    // HTTP

    private static void write(RawModuleDefV10.HttpRoute route, JsonWriter out) {
        out.object(() -> {
            out.key("handler_function").text(route.handlerFunction());
            out.key("method");
            switch (route.method()) {
                case HttpMethod.Any() -> out.unit("Any");
                case HttpMethod.Standard(var name) -> out.sum("Method", () -> out.unit(capital(name)));
                case HttpMethod.Other(var name) -> out.sum("Method", () -> out.sum("Extension", () -> out.text(name)));
            }
            out.key("path").text(route.path());
        });
    }

    private static RawModuleDefV10.HttpRoute route(Json json) {
        HttpMethod method = json.get("method").sum(name -> switch (name) {
            case "Any" -> it -> new HttpMethod.Any();
            case "Method" -> V10Json::method;
            default -> null;
        });
        return new RawModuleDefV10.HttpRoute(
                json.get("handler_function").text(), method, json.get("path").text());
    }

    private static HttpMethod method(Json json) {
        String name = json.variant();
        if (name.equals("Extension")) return new HttpMethod.Other(json.get(name).text());
        String upper = name.toUpperCase(Locale.ROOT);
        if (!HttpMethod.STANDARD.contains(upper)) throw json.wrong("known: `" + name + "`");
        return new HttpMethod.Standard(upper);
    }

    private static String capital(String upper) {
        return upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    }

    // names, submodules, environment

    private static void write(ExplicitName name, JsonWriter out) {
        out.sum(
                capital(name.kind().name()),
                () -> out.object(() -> {
                    out.key("source_name").text(name.sourceName());
                    out.key("canonical_name").text(name.canonicalName());
                }));
    }

    private static List<ExplicitName> explicitNames(Json json) {
        var names = new ArrayList<ExplicitName>();
        json.list(entry -> {
            String kind = entry.variant();
            for (ExplicitName.Kind known : ExplicitName.Kind.values()) {
                if (!capital(known.name()).equals(kind)) continue;
                Json it = entry.get(kind);
                names.add(new ExplicitName(
                        known,
                        it.get("source_name").text(),
                        it.get("canonical_name").text()));
            }
            return kind;
        });
        return names;
    }

    private static void write(RawModuleDefV10.Submodule submodule, JsonWriter out) {
        out.object(() -> {
            out.key("namespace").text(submodule.namespace());
            out.key("module");
            write(submodule.module(), out);
        });
    }

    private static RawModuleDefV10.Submodule submodule(Json json) {
        return new RawModuleDefV10.Submodule(json.get("namespace").text(), read(json.get("module")));
    }

    private static void write(EnvironmentVariable variable, JsonWriter out) {
        out.object(() -> {
            out.key("name").text(variable.name());
            out.key("ty");
            switch (variable.constraint()) {
                case EnvironmentVariable.Constraint.AnyText() -> out.unit("String");
                case EnvironmentVariable.Constraint.Literal(var value) ->
                    out.sum("StringLiteral", () -> out.text(value));
                case EnvironmentVariable.Constraint.OneOf(var values) ->
                    out.sum("Union", () -> out.list(values, out::text));
            }
            out.key("optional").raw(variable.optional());
        });
    }

    private static EnvironmentVariable variable(Json json) {
        EnvironmentVariable.Constraint constraint = json.get("ty").sum(name -> switch (name) {
            case "String" -> it -> new EnvironmentVariable.Constraint.AnyText();
            case "StringLiteral" -> it -> new EnvironmentVariable.Constraint.Literal(it.text());
            case "Union" -> it -> new EnvironmentVariable.Constraint.OneOf(it.list(Json::text));
            default -> null;
        });
        return new EnvironmentVariable(
                json.get("name").text(), constraint, json.get("optional").bool());
    }
}
