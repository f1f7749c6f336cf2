package dev.stdb.wasm;

import java.util.List;
import java.util.stream.Collectors;

/** What a function takes and gives. */
public record FunctionType(List<ValueType> params, List<ValueType> results) {
    public FunctionType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    /** A type from its short form: {@code of("i32 i64", "i32")}; an empty text is an empty list. */
    public static FunctionType of(String params, String results) {
        return new FunctionType(types(params), types(results));
    }

    private static List<ValueType> types(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.trim().split(" +", -1)).stream()
                        .map(t -> ValueType.valueOf(t.toUpperCase(java.util.Locale.ROOT)))
                        .toList();
    }

    /** The form that the server prints: {@code (func (param i32 i64) (result i32))}. */
    public String text() {
        return "(func" + part("param", params) + part("result", results) + ")";
    }

    private static String part(String word, List<ValueType> types) {
        return types.isEmpty()
                ? ""
                : " (" + word + " " + types.stream().map(ValueType::text).collect(Collectors.joining(" ")) + ")";
    }
}
