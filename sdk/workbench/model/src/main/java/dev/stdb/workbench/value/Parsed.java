package dev.stdb.workbench.value;

import dev.stdb.bsatn.value.AlgebraicValue;

/** What a typed text means: a value, or what is wrong with it. */
public sealed interface Parsed {
    record Value(AlgebraicValue value) implements Parsed {}

    /** @param message a short sentence that says what would be right */
    record Wrong(String message) implements Parsed {}
}
