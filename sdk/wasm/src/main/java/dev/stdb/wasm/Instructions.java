package dev.stdb.wasm;

/**
 * Walks the instructions of one body or constant expression. {@link #next()} decodes one instruction; the getters speak of
 * that one until the next call.
 *
 * <pre>{@code
 * var code = new Instructions(module, body);
 * while (code.next()) if (code.opcode() == 0x10) calls.add(code.index());
 * }</pre>
 *
 * One thread only.
 */
public final class Instructions {
    static final int EMPTY_BLOCK = Integer.MIN_VALUE;
    private static final int MAX_TARGETS = 65_536;
    private static final int[] NO_TARGETS = {};

    private final WasmReader in;
    private int start;
    private int opcode;
    private int index;
    private int second;
    private int align;
    private long constant;
    private int[] targets = NO_TARGETS;

    /** The instructions of a body of that module. */
    public Instructions(WasmModule module, CodeBody body) {
        this(module.raw(), body.code());
    }

    Instructions(byte[] bytes, ByteRange range) {
        in = new WasmReader(bytes, range.offset(), range.end());
    }

    /**
     * Goes to the next instruction; false after the last one.
     *
     * @throws WasmException where the bytes are no instruction
     */
    public boolean next() {
        if (in.atEnd()) {
            return false;
        }
        start = in.position();
        targets = NO_TARGETS;
        opcode = in.u8("instruction");
        if (opcode >= 0xFB) {
            int number = in.index("instruction number");
            if (number > 0xFFFF) {
                throw illegal();
            }
            opcode = opcode << 16 | number;
        }
        immediates();
        return true;
    }

    private WasmException illegal() {
        return new WasmException.Malformed("illegal opcode 0x" + Integer.toHexString(opcode), start);
    }

    private void immediates() {
        if (opcode < 0x45) {
            core();
        } else if (opcode > 0xC4) {
            extended();
        }
    }

    private void core() {
        switch (opcode) {
            case 0x00, 0x01, 0x05, 0x0B, 0x0F, 0x1A, 0x1B -> {}
            case 0x02, 0x03, 0x04 -> index = blockType();
            case 0x0C, 0x0D, 0x10, 0x12, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40 ->
                index = in.index("index");
            case 0x0E -> branchTable();
            case 0x11, 0x13 -> {
                index = in.index("type index");
                second = in.index("table index");
            }
            case 0x1C -> {
                int at = in.position();
                if (in.count("select types", 1, 1) != 1) {
                    throw new WasmException.Malformed("invalid result arity", at);
                }
                index = in.valueType("select type").code();
            }
            case 0x41 -> constant = in.signed("i32 constant", 32);
            case 0x42 -> constant = in.signed("i64 constant", 64);
            case 0x43 -> in.claim("f32 constant", 4);
            case 0x44 -> in.claim("f64 constant", 8);
            default -> {
                if (opcode >= 0x28 && opcode <= 0x3E) {
                    memoryArgument();
                } else if ((opcode >= 0x06 && opcode <= 0x0A) || opcode == 0x18 || opcode == 0x19 || opcode == 0x1F) {
                    throw new WasmException.Unsupported(
                            "exception instruction: SpacetimeDB's engine does not run exceptions", start);
                } else {
                    throw illegal();
                }
            }
        }
    }

    private int blockType() {
        long type = in.signed("block type", 33);
        if (type == -64) {
            return EMPTY_BLOCK;
        }
        if (type >= 0) {
            return (int) type;
        }
        return -ValueType.of((int) type & 0x7F, start).code();
    }

    private void branchTable() {
        int count = in.count("branch targets", 1, MAX_TARGETS);
        targets = new int[count];
        for (int i = 0; i < count; i++) {
            targets[i] = in.index("label");
        }
        index = in.index("label");
    }

    private void memoryArgument() {
        align = in.index("alignment");
        second = 0;
        if ((align & 0x40) != 0) {
            align &= ~0x40;
            second = in.index("memory index");
        }
        constant = in.unsigned("offset", 64);
    }

    private void extended() {
        switch (opcode >>> 16) {
            case 0 -> {
                switch (opcode) {
                    case 0xD0 -> index = in.valueType("heap type").code();
                    case 0xD1 -> {}
                    case 0xD2 -> index = in.index("function index");
                    default -> throw illegal();
                }
            }
            case 0xFC -> bulk();
            case 0xFD -> simd(opcode & 0xFFFF);
            case 0xFB ->
                throw new WasmException.Unsupported(
                        "garbage collection instruction: SpacetimeDB's engine does not run them", start);
            default ->
                throw new WasmException.Unsupported(
                        "atomic instruction: SpacetimeDB's engine does not run threads", start);
        }
    }

    private void bulk() {
        switch (opcode & 0xFFFF) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {}
            case 8, 10, 12, 14 -> {
                index = in.index("index");
                second = in.index("index");
            }
            case 9, 11, 13, 15, 16, 17 -> index = in.index("index");
            default -> throw illegal();
        }
    }

    private void simd(int number) {
        if (number <= 11 || number == 92 || number == 93) {
            memoryArgument();
        } else if (number == 12 || number == 13) {
            in.claim("v128 immediate", 16);
        } else if (number >= 21 && number <= 34) {
            in.u8("lane");
        } else if (number >= 84 && number <= 91) {
            memoryArgument();
            in.u8("lane");
        } else if (number > 0x113) {
            throw illegal();
        }
    }

    /** The instruction's bytes. */
    byte[] copy() {
        return in.bytes(start, in.position());
    }

    /** Position of the instruction in the file. */
    public int start() {
        return start;
    }

    /** Position after the instruction. */
    public int end() {
        return in.position();
    }

    /** The opcode byte; for instructions with a prefix {@code prefix << 16 | number}. */
    public int opcode() {
        return opcode;
    }

    /**
     * The first index of the instruction: function of a call, label of a branch (the default of {@code br_table}), local,
     * global, type of {@code call_indirect}.
     */
    public int index() {
        return index;
    }

    /** The second index: table of {@code call_indirect}, memory of a load. */
    int second() {
        return second;
    }

    int align() {
        return align;
    }

    /** The number of a constant instruction, or the offset of a load or store. */
    public long constant() {
        return constant;
    }

    int[] targets() {
        return targets;
    }
}
