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
 * A module with timers: {@code seen} gets a row by each tick, {@code ev} is an event table. Reducers: {@code once} and
 * {@code every} write a timer row that is due now or every 20 ms; {@code stop} ends all timers; {@code refuse} and
 * {@code trap} write a row first; {@code emit} writes an event; {@code spin} never ends.
 */
final class ClockworkModule {
    private static final int ID = 16;
    private static final int LENGTH = 20;
    private static final int NAMES = 64;
    private static final int ROWS = 256;
    private static final int DEFINITION = 1024;
    private static final String TIMER = "timer";
    private static final String SEEN = "seen";
    private static final String EVENTS = "ev";

    private final WasmText wasm = new WasmText();
    private final int insert;
    private int nextName = NAMES;
    private int nextRow = ROWS;

    static final List<String> REDUCERS =
            List.of("once", "every", "tick", "refuse", "trap", "emit", "spin", "sour_tick", "sour_once");

    private ClockworkModule() {
        wasm.imported("bytes_sink_write", 3);
        wasm.imported("table_id_from_name", 3);
        wasm.imported("datastore_insert_bsatn", 3);
        insert = wasm.function(
                Collections.nCopies(4, I32),
                true,
                bytes().op(0x20, 0, 0x20, 1)
                        .constant(ID)
                        .op(0x10, 1, 0x1A)
                        .constant(LENGTH)
                        .op(0x20, 3, 0x36, 2, 0)
                        .constant(ID)
                        .op(0x28, 2, 0, 0x20, 2)
                        .constant(LENGTH)
                        .op(0x10, 2));
    }

    static byte[] wasm() {
        return new ClockworkModule().build();
    }

    private byte[] build() {
        byte[] definition = RawModuleDef.CODEC.encode(RawModuleDefJson.read(definition()));
        wasm.data(DEFINITION, definition);
        wasm.export(
                "__describe_module__",
                wasm.function(
                        List.of(I32),
                        false,
                        bytes().constant(LENGTH)
                                .constant(definition.length)
                                .op(0x36, 2, 0)
                                .op(0x20, 0)
                                .constant(DEFINITION)
                                .constant(LENGTH)
                                .op(0x10, 0, 0x1A)));
        byte[] due = new BsatnWriter().u64(0).u8(1).i64(0).toByteArray();
        byte[] often = new BsatnWriter().u64(0).u8(0).i64(20_000).toByteArray();
        byte[] id = new byte[8];
        byte[] seven = new BsatnWriter().u32(7).toByteArray();
        var body = bytes();
        when(body, 0, row(TIMER, due, true), returns(0));
        when(body, 1, row(TIMER, often, true), returns(0));
        when(body, 2, row(SEEN, id, true), row(EVENTS, seven, false), returns(0));
        when(body, 3, row(SEEN, id, true), message("no thanks"), returns(1));
        when(body, 4, row(SEEN, id, true), bytes().op(0x00));
        when(body, 5, row(EVENTS, seven, false), row(EVENTS, seven, false), returns(0));
        when(body, 6, bytes().op(0x03, 0x40, 0x0C, 0, 0x0B));
        when(body, 7, row(SEEN, id, true), message("sour"), returns(1));
        when(body, 8, row("sour_timer", due, true), returns(0));
        var params = new ArrayList<>(List.of(I32));
        params.addAll(Collections.nCopies(7, I64));
        params.addAll(List.of(I32, I32));
        wasm.export("__call_reducer__", wasm.function(params, true, body.constant(-1)));
        return wasm.assemble(2);
    }

    private static void when(WasmText.Bytes body, int id, WasmText.Bytes... actions) {
        body.op(0x20, 0).constant(id).op(0x46, 0x04, 0x40);
        for (WasmText.Bytes action : actions) {
            body.raw(action.get());
        }
        body.op(0x0B);
    }

    private static WasmText.Bytes returns(int code) {
        return bytes().constant(code).op(0x0F);
    }

    /** Inserts a row; its first eight bytes are zeroed before if a value is generated there. */
    private WasmText.Bytes row(String table, byte[] row, boolean generated) {
        int name = name(table);
        int at = nextRow;
        nextRow += 64;
        wasm.data(at, row);
        var code = bytes();
        if (generated) {
            code.constant(at).op(0x42, 0, 0x37, 3, 0);
        }
        return code.constant(name)
                .constant(table.length())
                .constant(at)
                .constant(row.length)
                .op(0x10, insert, 0x1A);
    }

    private WasmText.Bytes message(String text) {
        int at = name(text);
        return bytes().constant(LENGTH)
                .constant(text.length())
                .op(0x36, 2, 0)
                .op(0x20, 9)
                .constant(at)
                .constant(LENGTH)
                .op(0x10, 0, 0x1A);
    }

    private int name(String text) {
        int at = nextName;
        nextName += 16;
        wasm.data(at, text.getBytes(StandardCharsets.UTF_8));
        return at;
    }

    // ---- the definition

    private static String definition() {
        String u64 = "{\"U64\":[]}";
        String at = "{\"Sum\":{\"variants\":[" + member("Interval", micros("__time_duration_micros__")) + ","
                + member("Time", micros("__timestamp_micros_since_unix_epoch__")) + "]}}";
        String timer = product(member("id", u64), member("at", at));
        return "{\"sections\":[{\"Typespace\":{\"types\":["
                + String.join(",", timer, product(member("id", u64)), product(member("n", "{\"U32\":[]}")), timer)
                + "]}},{\"Types\":["
                + String.join(",", type("Timer", 0), type("Seen", 1), type("Ev", 2), type("SourTimer", 3))
                + "]},{\"Tables\":["
                + String.join(
                        ",",
                        keyed(TIMER, 0),
                        keyed(SEEN, 1),
                        table(EVENTS, 2, "[]", "[]", "[]", "[]", true),
                        keyed("sour_timer", 3))
                + "]},{\"Reducers\":["
                + String.join(
                        ",", REDUCERS.stream().map(ClockworkModule::reducer).toList())
                + "]},{\"Schedules\":[" + schedule(TIMER, "tick") + "," + schedule("sour_timer", "sour_tick") + "]}]}";
    }

    private static String schedule(String table, String function) {
        return "{\"source_name\":{\"some\":\"" + table + "_sched\"},\"table_name\":\"" + table
                + "\",\"schedule_at_col\":1,\"function_name\":\"" + function + "\"}";
    }

    private static String micros(String name) {
        return product(member(name, "{\"I64\":[]}"));
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

    private static String keyed(String name, int ref) {
        return table(
                name,
                ref,
                "[0]",
                "[{\"source_name\":{\"some\":\"" + name + "_id_idx_btree\"},\"accessor_name\":{\"some\":\"id\"},"
                        + "\"algorithm\":{\"BTree\":[0]}}]",
                "[{\"source_name\":{\"some\":\"" + name + "_id_key\"},\"data\":{\"Unique\":{\"columns\":[0]}}}]",
                "[{\"source_name\":{\"some\":\"" + name + "_id_seq\"},\"column\":0,\"start\":{\"none\":[]},"
                        + "\"min_value\":{\"none\":[]},\"max_value\":{\"none\":[]},\"increment\":1}]",
                false);
    }

    private static String table(
            String name, int ref, String key, String indexes, String constraints, String sequences, boolean event) {
        return "{\"source_name\":\"" + name + "\",\"product_type_ref\":" + ref + ",\"primary_key\":" + key
                + ",\"indexes\":" + indexes + ",\"constraints\":" + constraints + ",\"sequences\":" + sequences
                + ",\"table_type\":{\"User\":[]},\"table_access\":{\"Public\":[]},\"default_values\":[],\"is_event\":"
                + event
                + "}";
    }

    private static String reducer(String name) {
        String ref = name.equals("tick") ? "0" : name.equals("sour_tick") ? "3" : "";
        String params = ref.isEmpty() ? "" : member("row", "{\"Ref\":" + ref + "}");
        String unit = "{\"Product\":{\"elements\":[]}}";
        return "{\"source_name\":\"" + name + "\",\"params\":{\"elements\":[" + params + "]},\"visibility\":{\""
                + (ref.isEmpty() ? "ClientCallable" : "Private") + "\":[]},\"ok_return_type\":" + unit
                + ",\"err_return_type\":{\"String\":[]}}";
    }
}
