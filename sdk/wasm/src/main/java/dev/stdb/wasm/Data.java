package dev.stdb.wasm;

/** What memory holds at the start. */
final class Data {
    private final WasmModule module;

    Data(WasmModule module) {
        this.module = module;
    }

    /** The word at an address; 0 where no data is. */
    int word(int address) {
        int word = 0;
        for (int i = 3; i >= 0; i--) {
            word = word << 8 | at(address + i);
        }
        return word;
    }

    private int at(int address) {
        for (DataSegment segment : module.data()) {
            int start = DataSegments.address(module, segment);
            int index = address - start;
            if (start >= 0 && index >= 0 && index < segment.bytes().length()) {
                return module.raw()[segment.bytes().offset() + index] & 0xFF;
            }
        }
        return 0;
    }
}
