package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what memory holds at the start without the zeros that it has anyway. */
final class DataSegments {
    /** A run of zeros that is shorter costs less than the head of another segment. */
    private static final int GAP = 12;

    private static final int MOST = 50_000;

    private DataSegments() {}

    /** Where in memory the segment lies; -1 if that is no constant. */
    static int address(WasmModule module, DataSegment segment) {
        ByteRange offset = segment.offset();
        if (offset == null || segment.memory() != 0) {
            return -1;
        }
        var in = new Instructions(module.raw(), offset);
        return in.next() && in.opcode() == Opcodes.I32_CONST ? (int) in.constant() : -1;
    }

    /**
     * The data section with as many segments as the zeros leave; null where it must stay as it is, since code speaks of segments
     * by number or an address is not constant.
     */
    static @Nullable WasmWriter dense(WasmModule module) {
        if (module.dataCount().isPresent()) {
            return null;
        }
        var segments = new WasmWriter();
        int count = 0;
        for (DataSegment segment : module.data()) {
            int address = address(module, segment);
            if (address < 0) {
                return null;
            }
            byte[] bytes = module.bytes(segment.bytes());
            for (int[] part : parts(bytes)) {
                segments.u8(0).u8(Opcodes.I32_CONST).signed(address + part[0]).u8(Opcodes.END);
                segments.u32(part[1] - part[0]).raw(bytes, part[0], part[1] - part[0]);
                count++;
            }
        }
        return count > MOST ? null : new WasmWriter().u32(count).raw(segments.toByteArray());
    }

    /** From and to of what is not zero, with short runs of zeros inside. */
    private static List<int[]> parts(byte[] bytes) {
        var parts = new ArrayList<int[]>();
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == 0) {
                at++;
                continue;
            }
            int end = at + 1;
            for (int i = end; i < bytes.length && i - end < GAP; i++) {
                if (bytes[i] != 0) {
                    end = i + 1;
                }
            }
            parts.add(new int[] {at, end});
            at = end;
        }
        return parts;
    }
}
