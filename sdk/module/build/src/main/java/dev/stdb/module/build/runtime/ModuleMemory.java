package dev.stdb.module.build.runtime;

import org.teavm.backend.wasm.WasmHeap;
import org.teavm.interop.Address;
import org.teavm.interop.Export;
import org.teavm.interop.StaticInit;
import org.teavm.interop.Unmanaged;

/** Keeps the free memory of the Java heap filled with zeros. TeaVM's collector and heap call it; the build sees to that. */
@StaticInit
@Unmanaged
public final class ModuleMemory {
    /** What the collector writes at the start of a free chunk, as long as an object's header. */
    private static final int CHUNK_HEADER = 8;

    /** Name of the export that unpacks data; it does not stay in the module. */
    public static final String UNPACK = "stdb_unpack";

    private ModuleMemory() {}

    /** A chunk is free. */
    public static void clearChunk(Address chunk, int size) {
        Address.fillZero(chunk.add(CHUNK_HEADER), size - CHUNK_HEADER);
    }

    /** The heap gets {@code newSize} bytes; where it grows to the collector had its tables. */
    public static void clearGrowth(int newSize) {
        int oldSize = WasmHeap.heapSize;
        if (oldSize > 0) {
            Address.fillZero(WasmHeap.heapAddress.add(oldSize), newSize - oldSize);
        }
    }

    /**
     * Unpacks the module's data, which {@link dev.stdb.wasm.DataPacker} packed and whose format it describes. Runs before
     * anything else, so it uses nothing but its variables.
     */
    @Export(name = UNPACK)
    public static void unpack(Address packed, Address data, Address end) {
        Address in = packed;
        Address at = data;
        int back = 0;
        while (at.isLessThan(end)) {
            int token = in.getByte() & 0xFF;
            in = in.add(1);
            int count = token >>> 5;
            if (count == 7) {
                int more = 255;
                while (more == 255) {
                    more = in.getByte() & 0xFF;
                    in = in.add(1);
                    count += more;
                }
            }
            if (count > 0) {
                Address.moveMemoryBlock(in, at, count);
                in = in.add(count);
                at = at.add(count);
            }
            int match = (token >>> 2) & 7;
            if (match == 7) {
                int more = 255;
                while (more == 255) {
                    more = in.getByte() & 0xFF;
                    in = in.add(1);
                    match += more;
                }
            }
            match += 2;
            int kind = token & 3;
            if (kind != 0) {
                if (kind == 1) {
                    back = in.getByte() & 0xFF;
                    in = in.add(1);
                } else if (kind == 2) {
                    back = in.getChar();
                    in = in.add(2);
                }
                Address.moveMemoryBlock(at.add(-back), at, match);
            }
            at = at.add(match);
        }
    }
}
