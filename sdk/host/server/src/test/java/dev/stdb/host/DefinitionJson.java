package dev.stdb.host;

import java.util.List;

/** Definitions of small test modules, in the JSON of {@code RawModuleDefJson}. */
public final class DefinitionJson {
    public static final String U32 = "{\"U32\":[]}";
    public static final String U64 = "{\"U64\":[]}";
    public static final String BYTES = "{\"Array\":{\"U8\":[]}}";
    public static final String UNIT = "{\"Product\":{\"elements\":[]}}";
    public static final String SCHEDULE_AT = "{\"Sum\":{\"variants\":["
            + member("Interval", product(member("__time_duration_micros__", "{\"I64\":[]}"))) + ","
            + member("Time", product(member("__timestamp_micros_since_unix_epoch__", "{\"I64\":[]}"))) + "]}}";

    private DefinitionJson() {}

    public static String product(String... members) {
        return "{\"Product\":{\"elements\":[" + String.join(",", members) + "]}}";
    }

    /** A column, variant or parameter. */
    public static String member(String name, String type) {
        return "{\"name\":{\"some\":\"" + name + "\"},\"algebraic_type\":" + type + "}";
    }

    public static String ref(int type) {
        return "{\"Ref\":" + type + "}";
    }

    public static String section(String name, List<String> entries) {
        return "{\"" + name + "\":[" + String.join(",", entries) + "]}";
    }

    public static String typespace(List<String> types) {
        return "{\"Typespace\":{\"types\":[" + String.join(",", types) + "]}}";
    }

    public static String type(String name, int ref) {
        return "{\"source_name\":{\"scope\":[],\"source_name\":\"" + name + "\"},\"ty\":" + ref
                + ",\"custom_ordering\":true}";
    }

    /** A public table whose first column is a primary key that counts by itself. */
    public static String keyedTable(String name, int ref) {
        return "{\"source_name\":\"" + name + "\",\"product_type_ref\":" + ref + ",\"primary_key\":[0],\"indexes\":["
                + "{\"source_name\":{\"some\":\"" + name + "_id_idx_btree\"},\"accessor_name\":{\"some\":\"id\"},"
                + "\"algorithm\":{\"BTree\":[0]}}],\"constraints\":[{\"source_name\":{\"some\":\"" + name
                + "_id_key\"},\"data\":{\"Unique\":{\"columns\":[0]}}}],\"sequences\":[{\"source_name\":{\"some\":\""
                + name + "_id_seq\"},\"column\":0,\"start\":{\"none\":[]},\"min_value\":{\"none\":[]},"
                + "\"max_value\":{\"none\":[]},\"increment\":1}],\"table_type\":{\"User\":[]},"
                + "\"table_access\":{\"Public\":[]},\"default_values\":[],\"is_event\":false}";
    }

    /** A public table with neither key nor index. */
    public static String plainTable(String name, int ref) {
        return "{\"source_name\":\"" + name + "\",\"product_type_ref\":" + ref
                + ",\"primary_key\":[],\"indexes\":[],\"constraints\":[],\"sequences\":[],\"table_type\":{\"User\":[]},"
                + "\"table_access\":{\"Public\":[]},\"default_values\":[],\"is_event\":false}";
    }

    public static String reducer(String name, String... params) {
        return "{\"source_name\":\"" + name + "\",\"params\":{\"elements\":[" + String.join(",", params)
                + "]},\"visibility\":{\"" + visibility(params) + "\":[]},\"ok_return_type\":" + UNIT
                + ",\"err_return_type\":{\"String\":[]}}";
    }

    public static String procedure(String name, String returned, String... params) {
        return "{\"source_name\":\"" + name + "\",\"params\":{\"elements\":[" + String.join(",", params)
                + "]},\"return_type\":" + returned + ",\"visibility\":{\"" + visibility(params) + "\":[]}}";
    }

    /** Functions of schedules take a row. */
    private static String visibility(String... params) {
        return params.length == 1 && params[0].contains("\"Ref\"") ? "Private" : "ClientCallable";
    }

    public static String schedule(String table, int column, String function) {
        return "{\"source_name\":{\"some\":\"" + table + "_sched\"},\"table_name\":\"" + table
                + "\",\"schedule_at_col\":" + column + ",\"function_name\":\"" + function + "\"}";
    }

    public static String definition(String... sections) {
        return "{\"sections\":[" + String.join(",", sections) + "]}";
    }
}
