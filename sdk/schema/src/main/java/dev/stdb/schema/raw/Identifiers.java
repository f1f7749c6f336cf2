package dev.stdb.schema.raw;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What may name something (crates/schema/src/identifier.rs): not empty, in normalization form C, a start character or
 * underscore, then continue characters, as Unicode Annex 31 says for XID. No word is reserved.
 */
final class Identifiers {
    private Identifiers() {}

    /** Why the name is no identifier; null if it is one. */
    static @Nullable IdentifierError problem(String name) {
        if (name.isEmpty()) return new IdentifierError.Empty();
        if (!isNormalized(name)) return new IdentifierError.NotCanonicalized(name);
        int first = name.codePointAt(0);
        if (first != '_' && !isStart(first)) return new IdentifierError.InvalidStart(name, first);
        for (int i = Character.charCount(first); i < name.length(); ) {
            int c = name.codePointAt(i);
            if (!isContinue(c)) return new IdentifierError.InvalidContinue(name, c);
            i += Character.charCount(c);
        }
        return null;
    }

    /** The server compares character by character as far as the shorter one goes. */
    private static boolean isNormalized(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        int common = Math.min(normal.length(), name.length());
        return normal.regionMatches(0, name, 0, common);
    }

    private static boolean isStart(int c) {
        return Character.isUnicodeIdentifierStart(c) && !isNeverPart(c) && !isNoStart(c);
    }

    private static boolean isContinue(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && !isNeverPart(c);
    }

    /** Identifier characters by their category that their compatibility forms rule out of XID. */
    private static boolean isNeverPart(int c) {
        return switch (c) {
            case 0x037A, 0x2E2F, 0x309B, 0x309C, 0xFDFA, 0xFDFB -> true;
            case 0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E -> true;
            default -> c >= 0xFC5E && c <= 0xFC63;
        };
    }

    private static boolean isNoStart(int c) {
        return c == 0x0E33 || c == 0x0EB3 || c == 0xFF9E || c == 0xFF9F;
    }
}
