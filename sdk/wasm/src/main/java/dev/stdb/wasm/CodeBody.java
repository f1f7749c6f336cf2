package dev.stdb.wasm;

import java.util.List;

/**
 * One function's code.
 *
 * @param functionIndex index of the function, imports counted first
 * @param typeIndex its type
 * @param entry the whole entry of the code section after its size
 * @param locals runs of locals, parameters not included
 * @param code the instructions, the final {@code end} included
 */
public record CodeBody(int functionIndex, int typeIndex, ByteRange entry, List<LocalRun> locals, ByteRange code) {
    public CodeBody {
        locals = List.copyOf(locals);
    }

    /** So many locals of one type in a row. */
    public record LocalRun(int count, ValueType type) {}
}
