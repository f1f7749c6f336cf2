package dev.stdb.host;

import static dev.stdb.host.WasmText.I32;
import static dev.stdb.host.WasmText.I64;
import static dev.stdb.host.WasmText.bytes;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A module of views over table {@code item} (id, score). {@code mine} has one row for its caller: the first four bytes of
 * their identity and the number of items. {@code sevens} asks for the items with score 7 (or another one). {@code fragile}
 * has all items and traps when the first of them has the id 13. Of table {@code note} everybody sees what is theirs.
 */
final class ViewsModule {
    private static final int ID = 16;
    private static final int LENGTH = 20;
    private static final int HANDLE = 24;
    private static final int NAME = 64;
    private static final int OUT = 123;
    private static final int ROWS = OUT + 5;
    private static final int CAPACITY = 512;
    private static final int QUERY = 1024;
    private static final int DEFINITION = 2048;
    private static final int UNLUCKY = 13;

    private static final int SINK_WRITE = 0;
    private static final int TABLE_ID = 1;
    private static final int ROW_COUNT = 2;
    private static final int SCAN = 3;
    private static final int ADVANCE = 4;

    private ViewsModule() {}

    static byte[] wasm(int score) {
        var wasm = new WasmText();
        wasm.imported("bytes_sink_write", 3);
        wasm.imported("table_id_from_name", 3);
        wasm.imported("datastore_table_row_count", 2);
        wasm.imported("datastore_table_scan_bsatn", 2);
        wasm.imported("row_iter_bsatn_advance", 3);
        wasm.data(NAME, "item".getBytes(StandardCharsets.UTF_8));
        byte[] query = new BsatnWriter()
                .u8(1)
                .str("SELECT * FROM \"item\" WHERE (\"item\".\"score\" = " + score + ")")
                .toByteArray();
        wasm.data(QUERY, query);
        byte[] definition = RawModuleDef.CODEC.encode(RawModuleDefJson.read(definition()));
        wasm.data(DEFINITION, definition);
        wasm.export(
                "__describe_module__",
                wasm.function(List.of(I32), false, write(bytes(), 0, DEFINITION, definition.length)));
        var reducer = new ArrayList<>(List.of(I32));
        reducer.addAll(Collections.nCopies(7, I64));
        reducer.addAll(List.of(I32, I32));
        wasm.export("__call_reducer__", wasm.function(reducer, true, bytes().constant(0)));
        wasm.export("__call_view__", wasm.function(List.of(I32, I64, I64, I64, I64, I32, I32), true, mine()));
        wasm.export("__call_view_anon__", wasm.function(List.of(I32, I32, I32), true, anonymous(query.length)));
        return wasm.assemble(1);
    }

    private static WasmText.Bytes mine() {
        var body = header(table(bytes()), 1);
        body.constant(ID).op(0x28, 2, 0).constant(HANDLE).op(0x10, ROW_COUNT, 0x1A);
        body.constant(ROWS).op(0x20, 1, 0xA7, 0x36, 0, 0);
        body.constant(ROWS + 4).constant(HANDLE).op(0x28, 2, 0, 0x36, 0, 0);
        return write(body, 6, OUT, 5 + 8).constant(2);
    }

    private static WasmText.Bytes anonymous(int queryLength) {
        var body = bytes().op(0x20, 0, 0x45, 0x04, 0x40); // the first one
        write(body, 2, QUERY, queryLength).constant(2).op(0x0F, 0x0B);
        table(body);
        body.constant(ID).op(0x28, 2, 0).constant(HANDLE).op(0x10, SCAN, 0x1A);
        body.constant(LENGTH).constant(CAPACITY).op(0x36, 2, 0);
        body.constant(HANDLE).op(0x28, 2, 0).constant(ROWS).constant(LENGTH).op(0x10, ADVANCE, 0x1A);
        body.constant(ROWS).op(0x28, 0, 0).constant(UNLUCKY).op(0x46, 0x04, 0x40, 0x00, 0x0B);
        body.constant(OUT).constant(0).op(0x3A, 0, 0);
        body.constant(OUT + 1).constant(LENGTH).op(0x28, 2, 0).constant(8).op(0x6E, 0x36, 0, 0);
        body.constant(LENGTH).constant(LENGTH).op(0x28, 2, 0).constant(5).op(0x6A, 0x36, 2, 0);
        return body.op(0x20, 2)
                .constant(OUT)
                .constant(LENGTH)
                .op(0x10, SINK_WRITE, 0x1A)
                .constant(2);
    }

    /** The id of the table, stored. */
    private static WasmText.Bytes table(WasmText.Bytes body) {
        return body.constant(NAME).constant(4).constant(ID).op(0x10, TABLE_ID, 0x1A);
    }

    /** Announces rows and their number. */
    private static WasmText.Bytes header(WasmText.Bytes body, int count) {
        return body.constant(OUT)
                .constant(0)
                .op(0x3A, 0, 0)
                .constant(OUT + 1)
                .constant(count)
                .op(0x36, 0, 0);
    }

    /** Writes to the sink in a local variable. */
    private static WasmText.Bytes write(WasmText.Bytes body, int sink, int from, int length) {
        return body.constant(LENGTH)
                .constant(length)
                .op(0x36, 2, 0)
                .op(0x20, sink)
                .constant(from)
                .constant(LENGTH)
                .op(0x10, SINK_WRITE, 0x1A);
    }

    // ---- the definition

    private static String definition() {
        String u32 = "{\"U32\":[]}";
        String identity = product(member("__identity__", "{\"U256\":[]}"));
        return "{\"sections\":[{\"Typespace\":{\"types\":["
                + product(member("id", u32), member("score", u32)) + "," + product(member("who", identity))
                + "]}},{\"Types\":[" + type("Item", 0) + "," + type("Note", 1)
                + "]},{\"Tables\":["
                + table("item", 0, "[0]", index("item", "id"), unique("item", "id"))
                + ","
                + table("note", 1, "[]", "[]", "[]")
                + "]},{\"Views\":["
                + view("mine", 0, false, "{\"Array\":{\"Ref\":0}}") + ","
                + view("sevens", 0, true, product(member("__query__", "{\"Ref\":0}"))) + ","
                + view("fragile", 1, true, "{\"Array\":{\"Ref\":0}}")
                + "]},{\"RowLevelSecurity\":[{\"sql\":\"SELECT * FROM note WHERE who = :sender\"}]}]}";
    }

    private static String member(String name, String type) {
        return "{\"name\":{\"some\":\"" + name + "\"},\"algebraic_type\":" + type + "}";
    }

    private static String product(String... members) {
        return "{\"Product\":{\"elements\":[" + String.join(",", members) + "]}}";
    }

    private static String type(String name, int ref) {
        return "{\"source_name\":{\"scope\":[],\"source_name\":\"" + name + "\"},\"ty\":" + ref
                + ",\"custom_ordering\":true}";
    }

    private static String index(String table, String column) {
        return "[{\"source_name\":{\"some\":\"" + table + "_" + column + "_idx_btree\"},\"accessor_name\":{\"some\":\""
                + column + "\"},\"algorithm\":{\"BTree\":[0]}}]";
    }

    private static String unique(String table, String column) {
        return "[{\"source_name\":{\"some\":\"" + table + "_" + column
                + "_key\"},\"data\":{\"Unique\":{\"columns\":[0]}}}]";
    }

    private static String table(String name, int ref, String key, String indexes, String constraints) {
        return "{\"source_name\":\"" + name + "\",\"product_type_ref\":" + ref + ",\"primary_key\":" + key
                + ",\"indexes\":" + indexes + ",\"constraints\":" + constraints
                + ",\"sequences\":[],\"table_type\":{\"User\":[]},\"table_access\":{\"Public\":[]},"
                + "\"default_values\":[],\"is_event\":false}";
    }

    private static String view(String name, int index, boolean isAnonymous, String returns) {
        return "{\"source_name\":\"" + name + "\",\"index\":" + index + ",\"is_public\":true,\"is_anonymous\":"
                + isAnonymous + ",\"params\":{\"elements\":[]},\"return_type\":" + returns + "}";
    }
}
