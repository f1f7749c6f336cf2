package dev.stdb.host.program;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import run.endive.runtime.Memory;

/**
 * A module's memory as host functions see it: a null pointer and an address outside end the call, before anything is
 * allocated.
 */
final class GuestMemory {
    private final Memory memory;

    GuestMemory(Memory memory) {
        this.memory = memory;
    }

    private void check(long pointer, long length) {
        int at = (int) pointer;
        if (at == 0) {
            throw new Errno.Fatal("null pointer passed to a spacetime function");
        }
        long end = Integer.toUnsignedLong(at) + (length & 0xFFFFFFFFL);
        if (end > (long) memory.pages() * Memory.PAGE_SIZE) {
            throw new Errno.Fatal(
                    "pointer out of bounds: " + Integer.toUnsignedString(at) + "+" + (length & 0xFFFFFFFFL));
        }
    }

    byte[] bytes(long pointer, long length) {
        check(pointer, length);
        return memory.readBytes((int) pointer, (int) length);
    }

    /** Text that has to be UTF-8. */
    String text(long pointer, long length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(pointer, length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Errno.Fatal("a name passed to a spacetime function is not UTF-8");
        }
    }

    void write(long pointer, byte[] bytes, int from, int length) {
        check(pointer, length);
        memory.write((int) pointer, bytes, from, length);
    }

    void write(long pointer, byte[] bytes) {
        write(pointer, bytes, 0, bytes.length);
    }

    long u32(long pointer) {
        check(pointer, 4);
        return memory.readInt((int) pointer) & 0xFFFFFFFFL;
    }

    void u32(long pointer, int value) {
        check(pointer, 4);
        memory.writeI32((int) pointer, value);
    }

    void u64(long pointer, long value) {
        check(pointer, 8);
        memory.writeLong((int) pointer, value);
    }

    /** Whether the range can be read, without ending the call when it cannot. */
    boolean readable(long pointer, long length) {
        long end = (pointer & 0xFFFFFFFFL) + (length & 0xFFFFFFFFL);
        return (int) pointer != 0 && end <= (long) memory.pages() * Memory.PAGE_SIZE;
    }
}
