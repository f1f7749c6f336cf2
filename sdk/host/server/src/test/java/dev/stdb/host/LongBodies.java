package dev.stdb.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Request bodies that the recordings only describe. */
final class LongBodies {
    private LongBodies() {}

    static Optional<byte[]> make(String note) {
        String text = switch (note) {
            case "SELECT * FROM note -- xxx… (2097174 bytes)" -> "SELECT * FROM note -- " + "x".repeat(2097174 - 22);
            case "SELECT * FROM note WHERE row_id = 1 followed by spaces up to 50000 bytes" -> padded(50_000);
            case "SELECT * FROM note WHERE row_id = 1 followed by spaces up to 50001 bytes" -> padded(50_001);
            case "[\" + 2097152 times x + \"]" -> "[\"" + "x".repeat(2097152) + "\"]";
            default -> null;
        };
        return Optional.ofNullable(text).map(t -> t.getBytes(StandardCharsets.UTF_8));
    }

    private static String padded(int bytes) {
        String sql = "SELECT * FROM note WHERE row_id = 1";
        return sql + " ".repeat(bytes - sql.length());
    }
}
