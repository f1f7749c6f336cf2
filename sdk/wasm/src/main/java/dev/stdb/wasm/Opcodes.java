package dev.stdb.wasm;

/** The opcodes that code here names; instructions with a prefix byte are {@code prefix << 16 | number}. */
final class Opcodes {
    static final int UNREACHABLE = 0x00;
    static final int NOP = 0x01;
    static final int BLOCK = 0x02;
    static final int LOOP = 0x03;
    static final int IF = 0x04;
    static final int ELSE = 0x05;
    static final int END = 0x0B;
    static final int BR = 0x0C;
    static final int BR_IF = 0x0D;
    static final int BR_TABLE = 0x0E;
    static final int RETURN = 0x0F;
    static final int CALL = 0x10;
    static final int CALL_INDIRECT = 0x11;
    static final int RETURN_CALL = 0x12;
    static final int RETURN_CALL_INDIRECT = 0x13;
    static final int DROP = 0x1A;
    static final int SELECT = 0x1B;
    static final int SELECT_T = 0x1C;
    static final int LOCAL_GET = 0x20;
    static final int LOCAL_SET = 0x21;
    static final int LOCAL_TEE = 0x22;
    static final int GLOBAL_GET = 0x23;
    static final int GLOBAL_SET = 0x24;
    static final int TABLE_GET = 0x25;
    static final int TABLE_SET = 0x26;
    static final int MEMORY_SIZE = 0x3F;
    static final int MEMORY_GROW = 0x40;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int F32_CONST = 0x43;
    static final int F64_CONST = 0x44;
    static final int I32_SUB = 0x6B;
    static final int REF_NULL = 0xD0;
    static final int REF_IS_NULL = 0xD1;
    static final int REF_FUNC = 0xD2;
    static final int MEMORY_INIT = 0xFC0008;
    static final int DATA_DROP = 0xFC0009;
    static final int MEMORY_COPY = 0xFC000A;
    static final int MEMORY_FILL = 0xFC000B;
    static final int TABLE_INIT = 0xFC000C;
    static final int ELEM_DROP = 0xFC000D;
    static final int TABLE_COPY = 0xFC000E;
    static final int TABLE_GROW = 0xFC000F;
    static final int TABLE_SIZE = 0xFC0010;
    static final int TABLE_FILL = 0xFC0011;

    private Opcodes() {}
}
