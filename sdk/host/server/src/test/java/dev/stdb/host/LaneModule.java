package dev.stdb.host;

import static dev.stdb.host.DefinitionJson.BYTES;
import static dev.stdb.host.DefinitionJson.SCHEDULE_AT;
import static dev.stdb.host.DefinitionJson.U32;
import static dev.stdb.host.DefinitionJson.U64;
import static dev.stdb.host.DefinitionJson.member;
import static dev.stdb.host.DefinitionJson.product;
import static dev.stdb.host.DefinitionJson.ref;
import static dev.stdb.host.WasmText.I32;
import static dev.stdb.host.WasmText.I64;
import static dev.stdb.host.WasmText.bytes;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A module whose procedures wait. {@code seen} gets rows with a number: {@link #BEFORE} and {@link #AFTER} around a wait,
 * {@link #MARK} by the reducer {@code mark} and the scheduled reducer {@code timed_mark}.
 *
 * <p>Reducers: {@code mark}; {@code soon} asks for {@code mark} and refuses; {@code sleepy} sleeps, which it may not;
 * {@code opens} writes the error number of a transaction of its own; {@code arm} schedules {@code timed_nap}, then
 * {@code timed_mark}.
 *
 * <p>Procedures: {@code nap} waits between two transactions; {@code wait_for_mark} until there is another row;
 * {@code dangle} leaves its transaction open; {@code errnos} tries everything at the wrong time; {@code sleep_on} never
 * wakes; {@code sleep_open} neither, with a transaction open; {@code boom} traps in a transaction; {@code spin} runs on;
 * {@code fetch} sends the request it is given and returns the error number and what came.
 */
final class LaneModule {
    static final int BEFORE = 10;
    static final int AFTER = 11;
    static final int MARK = 20;
    static final int LOST = 99;
    static final int NAP_MILLIS = 900;

    static final List<String> REDUCERS = List.of("mark", "soon", "sleepy", "opens", "arm", "timed_mark");
    static final List<String> PROCEDURES = List.of(
            "nap", "wait_for_mark", "dangle", "errnos", "sleep_on", "sleep_open", "boom", "spin", "fetch", "timed_nap");

    private static final int ID = 16;
    private static final int LENGTH = 20;
    private static final int OUT = 24;
    private static final int FIRST = 40;
    private static final int NAMES = 64;
    private static final int ROW = 512;
    private static final int RESULT = 600;
    private static final int DEFINITION = 1024;
    private static final int REQUEST = 0x10000;
    private static final int ANSWER = 0x20000;
    private static final int BIG = 60_000;

    private final WasmText wasm = new WasmText();
    private final int sinkWrite = wasm.imported("bytes_sink_write", 3);
    private final int sourceRead = wasm.imported("bytes_source_read", 3);
    private final int tableId = wasm.imported("table_id_from_name", 3);
    private final int insertRow = wasm.imported("datastore_insert_bsatn", 3);
    private final int rowCount = wasm.imported("datastore_table_row_count", 2);
    private final int immediately =
            wasm.imported(0, "volatile_nonatomic_schedule_immediate", Collections.nCopies(4, I32), List.of());
    private final int sleepUntil = wasm.imported(3, "procedure_sleep_until", List.of(I64), List.of(I64));
    private final int start = wasm.imported(3, "procedure_start_mut_tx", List.of(I32), List.of(I32));
    private final int commit = wasm.imported(3, "procedure_commit_mut_tx", List.of(), List.of(I32));
    private final int abort = wasm.imported(3, "procedure_abort_mut_tx", List.of(), List.of(I32));
    private final int http = wasm.imported(3, "procedure_http_request", Collections.nCopies(5, I32), List.of(I32));
    private final Map<String, Integer> names = new HashMap<>();
    private int nextName = NAMES;

    private LaneModule() {}

    static byte[] wasm() {
        return new LaneModule().build();
    }

    private byte[] build() {
        byte[] definition = RawModuleDef.CODEC.encode(RawModuleDefJson.read(definition()));
        wasm.describe(definition, DEFINITION, LENGTH, sinkWrite);
        wasm.export(
                "__call_reducer__",
                wasm.function(WasmText.callParams(), true, reducers().constant(-1)));
        wasm.export(
                "__call_procedure__",
                wasm.function(WasmText.callParams(), true, procedures().constant(-1)));
        return wasm.assemble(4);
    }

    private WasmText.Bytes reducers() {
        var body = bytes();
        when(body, REDUCERS, "mark", seen(MARK), returns(0));
        when(
                body,
                REDUCERS,
                "soon",
                bytes().constant(name("mark"))
                        .constant(4)
                        .constant(RESULT)
                        .constant(0)
                        .call(immediately),
                returns(1));
        when(body, REDUCERS, "sleepy", seen(LOST), sleep(1), returns(0));
        when(
                body,
                REDUCERS,
                "opens",
                bytes().store(FIRST, bytes().constant(OUT).call(start)),
                row("seen", bytes().load(FIRST)),
                returns(0));
        when(body, REDUCERS, "arm", timer("nap_timer"), timer("mark_timer"), returns(0));
        when(body, REDUCERS, "timed_mark", seen(MARK), returns(0));
        return body;
    }

    private WasmText.Bytes procedures() {
        var body = bytes();
        WasmText.Bytes nap = bytes().raw(inTx(seen(BEFORE)).get())
                .raw(sleep(NAP_MILLIS).get())
                .raw(inTx(seen(AFTER)).get());
        when(body, PROCEDURES, "nap", nap, returnsNumber(7));
        when(body, PROCEDURES, "timed_nap", nap, returns(0));
        when(
                body,
                PROCEDURES,
                "wait_for_mark",
                inTx(seen(BEFORE)),
                bytes().op(0x03, 0x40)
                        .raw(sleep(20).get())
                        .raw(inTx(countRows().op(0x1A)).get())
                        .load(OUT)
                        .constant(2)
                        .op(0x49, 0x0D, 0, 0x0B), // fewer than two: once more
                inTx(seen(AFTER)),
                returnsNumber(8));
        when(body, PROCEDURES, "dangle", opened(), seen(LOST), returnsNumber(9));
        when(
                body,
                PROCEDURES,
                "errnos",
                errno(0, bytes().call(commit)),
                errno(1, bytes().call(abort)),
                errno(2, countRows()),
                errno(3, bytes().constant(OUT).call(start)),
                errno(4, bytes().constant(OUT).call(start)),
                errno(5, request(emptyRequest())),
                errno(6, bytes().call(abort)),
                errno(7, bytes().call(commit)),
                errno(8, request(new byte[] {77})),
                written(prefixed(9), 13),
                returns(0));
        when(body, PROCEDURES, "sleep_on", forever(), returnsNumber(0));
        when(body, PROCEDURES, "sleep_open", opened(), seen(LOST), forever(), returnsNumber(0));
        when(body, PROCEDURES, "boom", opened(), seen(LOST), bytes().op(0x00));
        when(body, PROCEDURES, "spin", bytes().op(0x03, 0x40, 0x0C, 0, 0x0B));
        when(body, PROCEDURES, "fetch", fetched(), returns(0));
        return body;
    }

    private static void when(WasmText.Bytes body, List<String> names, String name, WasmText.Bytes... actions) {
        body.get(0).constant(names.indexOf(name)).op(0x46, 0x04, 0x40);
        for (WasmText.Bytes action : actions) {
            body.raw(action.get());
        }
        body.op(0x0B);
    }

    private static WasmText.Bytes returns(int code) {
        return bytes().constant(code).op(0x0F);
    }

    // ---- transactions and time

    private WasmText.Bytes opened() {
        return bytes().constant(OUT).run(start);
    }

    private WasmText.Bytes inTx(WasmText.Bytes body) {
        return opened().raw(body.get()).run(commit);
    }

    /** Sleeps from now on; that a moment of the past is no wait says what now is. */
    private WasmText.Bytes sleep(int millis) {
        return bytes().constant64(0)
                .call(sleepUntil)
                .constant64(millis * 1000L)
                .op(0x7C)
                .run(sleepUntil);
    }

    private WasmText.Bytes forever() {
        return bytes().constant64(Long.MAX_VALUE).run(sleepUntil);
    }

    // ---- rows

    private WasmText.Bytes seen(int number) {
        return row("seen", bytes().constant(number));
    }

    private WasmText.Bytes row(String table, WasmText.Bytes number) {
        return insert(table, bytes().store(ROW + 8, number), 12);
    }

    /** A row that is due now. */
    private WasmText.Bytes timer(String table) {
        return insert(table, bytes().raw(bytesAt(ROW + 8, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0})), 17);
    }

    private static byte[] bytesAt(int address, byte[] content) {
        var code = bytes();
        for (int i = 0; i < content.length; i++) {
            code.constant(address + i).constant(content[i]).op(0x3A, 0, 0);
        }
        return code.get();
    }

    private WasmText.Bytes insert(String table, WasmText.Bytes fill, int length) {
        return idOf(table)
                .constant(ROW)
                .constant64(0)
                .op(0x37, 3, 0)
                .raw(fill.get())
                .store(LENGTH, bytes().constant(length))
                .load(ID)
                .constant(ROW)
                .constant(LENGTH)
                .run(insertRow);
    }

    private WasmText.Bytes idOf(String table) {
        return bytes().constant(name(table))
                .constant(table.length())
                .constant(ID)
                .run(tableId);
    }

    /** Leaves the error number of counting on the stack; the count is at OUT. */
    private WasmText.Bytes countRows() {
        return idOf("seen").load(ID).constant(OUT).call(rowCount);
    }

    // ---- results

    private WasmText.Bytes returnsNumber(int value) {
        return bytes().store(RESULT, bytes().constant(value))
                .raw(written(RESULT, 4).get())
                .raw(returns(0).get());
    }

    private WasmText.Bytes written(int address, int length) {
        return bytes().store(LENGTH, bytes().constant(length)).raw(sunk(address).get());
    }

    private WasmText.Bytes sunk(int address) {
        return bytes().get(9).constant(address).constant(LENGTH).run(sinkWrite);
    }

    private WasmText.Bytes errno(int position, WasmText.Bytes code) {
        return bytes().constant(RESULT + 4 + position).raw(code.get()).op(0x3A, 0, 0);
    }

    /** The bytes from RESULT + 4 on, with their number in front. */
    private int prefixed(int length) {
        wasm.data(RESULT, new byte[] {(byte) length, 0, 0, 0});
        return RESULT;
    }

    // ---- HTTP

    private static byte[] emptyRequest() {
        return new BsatnWriter()
                .u8(0)
                .u32(0)
                .u8(1)
                .str("http://localhost/")
                .u8(2)
                .toByteArray();
    }

    private WasmText.Bytes request(byte[] request) {
        int at = data(request);
        return bytes().constant(at)
                .constant(request.length)
                .constant(REQUEST)
                .constant(0)
                .constant(OUT)
                .call(http);
    }

    /** Sends the request in the arguments and gives back the error number and both sources behind it. */
    private WasmText.Bytes fetched() {
        return bytes().raw(readInto(bytes().get(8), bytes().constant(REQUEST)).get())
                .constant(ANSWER + 4)
                .constant(REQUEST + 4)
                .load(REQUEST)
                .constant(REQUEST)
                .constant(0)
                .constant(OUT)
                .call(http)
                .op(0x3A, 0, 0)
                .raw(readInto(bytes().load(OUT), bytes().constant(ANSWER + 5)).get())
                .store(FIRST, bytes().load(LENGTH))
                .raw(readInto(
                                bytes().load(OUT + 4),
                                bytes().constant(ANSWER + 5).load(FIRST).op(0x6A))
                        .get())
                .store(
                        LENGTH,
                        bytes().load(LENGTH).load(FIRST).op(0x6A).constant(1).op(0x6A))
                .store(ANSWER, bytes().load(LENGTH))
                .store(LENGTH, bytes().load(LENGTH).constant(4).op(0x6A))
                .raw(sunk(ANSWER).get());
    }

    /** Reads a source at once; LENGTH says how much it was, 0 if there is no such source. */
    private WasmText.Bytes readInto(WasmText.Bytes source, WasmText.Bytes address) {
        return bytes().store(LENGTH, bytes().constant(BIG))
                .raw(source.get())
                .raw(address.get())
                .constant(LENGTH)
                .call(sourceRead)
                .constant(8)
                .op(0x46, 0x04, 0x40)
                .store(LENGTH, bytes().constant(0))
                .op(0x0B);
    }

    private int name(String text) {
        return names.computeIfAbsent(text, t -> data(t.getBytes(StandardCharsets.UTF_8)));
    }

    private int data(byte[] content) {
        int at = nextName;
        nextName += (content.length + 15) / 16 * 16;
        wasm.data(at, content);
        return at;
    }

    // ---- the definition

    private static String definition() {
        String timer = product(member("id", U64), member("at", SCHEDULE_AT));
        return DefinitionJson.definition(
                DefinitionJson.typespace(List.of(product(member("id", U64), member("n", U32)), timer, timer)),
                DefinitionJson.section(
                        "Types",
                        List.of(
                                DefinitionJson.type("Seen", 0),
                                DefinitionJson.type("NapTimer", 1),
                                DefinitionJson.type("MarkTimer", 2))),
                DefinitionJson.section(
                        "Tables",
                        List.of(
                                DefinitionJson.keyedTable("seen", 0),
                                DefinitionJson.keyedTable("nap_timer", 1),
                                DefinitionJson.keyedTable("mark_timer", 2))),
                DefinitionJson.section(
                        "Reducers",
                        REDUCERS.stream()
                                .map(name -> name.equals("timed_mark")
                                        ? DefinitionJson.reducer(name, member("row", ref(2)))
                                        : DefinitionJson.reducer(name))
                                .toList()),
                DefinitionJson.section(
                        "Procedures",
                        PROCEDURES.stream().map(LaneModule::procedure).toList()),
                DefinitionJson.section(
                        "Schedules",
                        List.of(
                                DefinitionJson.schedule("nap_timer", 1, "timed_nap"),
                                DefinitionJson.schedule("mark_timer", 1, "timed_mark"))));
    }

    private static String procedure(String name) {
        return switch (name) {
            case "timed_nap" -> DefinitionJson.procedure(name, DefinitionJson.UNIT, member("row", ref(1)));
            case "fetch" -> DefinitionJson.procedure(name, BYTES, member("request", BYTES));
            case "errnos" -> DefinitionJson.procedure(name, BYTES);
            default -> DefinitionJson.procedure(name, U32);
        };
    }
}
