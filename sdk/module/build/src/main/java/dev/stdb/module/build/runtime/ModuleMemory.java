package dev.stdb.module.build.runtime;

import org.teavm.backend.wasm.WasmHeap;
import org.teavm.interop.Address;
import org.teavm.interop.StaticInit;
import org.teavm.interop.Unmanaged;

/** Keeps the free memory of the Java heap filled with zeros. TeaVM's collector and heap call it; the build sees to that. */
@StaticInit
@Unmanaged
public final class ModuleMemory {
    /** What the collector writes at the start of a free chunk, as long as an object's header. */
    private static final int CHUNK_HEADER = 8;

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
}
