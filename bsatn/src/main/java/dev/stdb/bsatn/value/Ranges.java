package dev.stdb.bsatn.value;

final class Ranges {
    private Ranges() {}

    static void check(String type, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is outside the range of " + type);
        }
    }
}
