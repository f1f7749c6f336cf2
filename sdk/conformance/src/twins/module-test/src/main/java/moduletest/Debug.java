package moduletest;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;

/** Values as Rust's {@code {:?}} writes them. */
final class Debug {
    private static final long SECOND = 1_000_000;
    private static final long MILLI = 1_000;

    private Debug() {}

    static String identity(Identity identity) {
        return "Identity(" + identity + ")";
    }

    static String timestamp(Timestamp timestamp) {
        return "Timestamp { __timestamp_micros_since_unix_epoch__: " + timestamp.microsSinceEpoch() + " }";
    }

    /** The largest unit that gives 1 or more, without zeros at the end. */
    static String duration(TimeDuration duration) {
        long micros = duration.micros();
        if (micros >= SECOND) {
            return inUnits(micros, SECOND, 6, "s");
        }
        if (micros >= MILLI) {
            return inUnits(micros, MILLI, 3, "ms");
        }
        return micros == 0 ? "0ns" : micros + "µs";
    }

    private static String inUnits(long micros, long unit, int digits, String name) {
        StringBuilder fraction = new StringBuilder(String.valueOf(micros % unit));
        while (fraction.length() < digits) {
            fraction.insert(0, '0');
        }
        int length = digits;
        while (length > 0 && fraction.charAt(length - 1) == '0') {
            length--;
        }
        return micros / unit + (length == 0 ? "" : "." + fraction.substring(0, length)) + name;
    }

    static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
