package dev.stdb.schema.raw;

import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.raw.RawModuleDefV9.MiscExport;
import org.jspecify.annotations.Nullable;

/** V9 definitions as JSON, both ways. */
final class V9Json {
    private V9Json() {}

    private static final PartsJson PARTS = new PartsJson("name");

    static void write(RawModuleDefV9 def, JsonWriter out) {
        out.object(() -> {
            out.key("typespace");
            TypeJson.writeTypespace(def.typespace(), out);
            out.key("tables").list(def.tables(), it -> write(it, out));
            out.key("reducers").list(def.reducers(), it -> write(it, out));
            out.key("types").list(def.types(), it -> PARTS.write(it, out));
            out.key("misc_exports").list(def.miscExports(), it -> write(it, out));
            out.key("row_level_security")
                    .list(
                            def.rowLevelSecurity(),
                            sql -> out.object(() -> out.key("sql").text(sql)));
        });
    }

    static RawModuleDefV9 read(Json json) {
        return new RawModuleDefV9(
                TypeJson.readTypespace(json.get("typespace")),
                json.get("tables").list(V9Json::table),
                json.get("reducers").list(V9Json::reducer),
                json.get("types").list(PARTS::type),
                json.get("misc_exports").list(V9Json::export),
                json.get("row_level_security").list(it -> it.get("sql").text()));
    }

    private static void write(RawModuleDefV9.Table table, JsonWriter out) {
        out.object(() -> {
            out.key("name").text(table.name());
            out.key("product_type_ref").u32(table.productTypeRef());
            out.key("primary_key").columns(table.primaryKey());
            out.key("indexes").list(table.indexes(), it -> PARTS.write(it, out));
            out.key("constraints").list(table.constraints(), it -> PARTS.write(it, out));
            out.key("sequences").list(table.sequences(), it -> PARTS.write(it, out));
            out.key("schedule").option(table.schedule(), it -> write(it, out));
            out.key("table_type");
            PartsJson.write(table.tableType(), out);
            out.key("table_access");
            PartsJson.write(table.tableAccess(), out);
        });
    }

    private static RawModuleDefV9.Table table(Json json) {
        Json schedule = json.get("schedule").option();
        return new RawModuleDefV9.Table(
                json.get("name").text(),
                json.get("product_type_ref").u32(),
                json.get("primary_key").columns(),
                json.get("indexes").list(PARTS::index),
                json.get("constraints").list(PARTS::constraint),
                json.get("sequences").list(PARTS::sequence),
                schedule == null ? null : schedule(schedule),
                PartsJson.tableType(json.get("table_type")),
                PartsJson.tableAccess(json.get("table_access")));
    }

    private static void write(RawModuleDefV9.Schedule schedule, JsonWriter out) {
        out.object(() -> {
            out.key("name").optText(schedule.name());
            out.key("reducer_name").text(schedule.functionName());
            out.key("scheduled_at_column").raw(schedule.scheduledAtColumn());
        });
    }

    private static RawModuleDefV9.Schedule schedule(Json json) {
        return new RawModuleDefV9.Schedule(
                PartsJson.optText(json.get("name")),
                json.get("reducer_name").text(),
                json.get("scheduled_at_column").u16());
    }

    private static void write(RawModuleDefV9.Reducer reducer, JsonWriter out) {
        out.object(() -> {
            out.key("name").text(reducer.name());
            out.key("params");
            TypeJson.writeProduct(reducer.params(), out);
            out.key("lifecycle").option(reducer.lifecycle(), it -> out.unit(it.serverName()));
        });
    }

    private static RawModuleDefV9.Reducer reducer(Json json) {
        return new RawModuleDefV9.Reducer(
                json.get("name").text(), TypeJson.readProduct(json.get("params")), optLifecycle(json.get("lifecycle")));
    }

    private static @Nullable Lifecycle optLifecycle(Json json) {
        Json some = json.option();
        return some == null ? null : PartsJson.lifecycle(some);
    }

    private static void write(MiscExport export, JsonWriter out) {
        switch (export) {
            case MiscExport.ColumnDefaultValue it ->
                out.sum(
                        "ColumnDefaultValue",
                        () -> out.object(() -> {
                            out.key("table").text(it.table());
                            out.key("col_id").raw(it.column());
                            out.key("value").bytes(it.value());
                        }));
            case MiscExport.Procedure it ->
                out.sum(
                        "Procedure",
                        () -> out.object(() -> {
                            out.key("name").text(it.name());
                            out.key("params");
                            TypeJson.writeProduct(it.params(), out);
                            out.key("return_type");
                            TypeJson.write(it.returnType(), out);
                        }));
            case MiscExport.View it ->
                out.sum(
                        "View",
                        () -> out.object(() -> {
                            out.key("name").text(it.name());
                            out.key("index").u32(it.index());
                            out.key("is_public").raw(it.isPublic());
                            out.key("is_anonymous").raw(it.isAnonymous());
                            out.key("params");
                            TypeJson.writeProduct(it.params(), out);
                            out.key("return_type");
                            TypeJson.write(it.returnType(), out);
                        }));
        }
    }

    private static MiscExport export(Json json) {
        return json.sum(name -> switch (name) {
            case "ColumnDefaultValue" ->
                it -> new MiscExport.ColumnDefaultValue(
                        it.get("table").text(),
                        it.get("col_id").u16(),
                        it.get("value").bytes());
            case "Procedure" ->
                it -> new MiscExport.Procedure(
                        it.get("name").text(),
                        TypeJson.readProduct(it.get("params")),
                        TypeJson.read(it.get("return_type")));
            case "View" ->
                it -> new MiscExport.View(
                        it.get("name").text(),
                        it.get("index").u32(),
                        it.get("is_public").bool(),
                        it.get("is_anonymous").bool(),
                        TypeJson.readProduct(it.get("params")),
                        TypeJson.read(it.get("return_type")));
            default -> null;
        });
    }
}
