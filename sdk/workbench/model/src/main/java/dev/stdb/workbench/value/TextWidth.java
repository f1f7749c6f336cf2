package dev.stdb.workbench.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How many terminal cells text takes, and text cut or padded to a number of cells.
 *
 * <p>Own tables rather than a toolkit's: combining marks and format characters take no cell, East Asian wide and
 * fullwidth characters and emoji take two, a sequence joined by ZERO WIDTH JOINER counts as its first character.
 */
public final class TextWidth {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TextWidth() {}

    /** The ranges of East Asian Width W and F, and emoji that terminals draw wide; pairs of first and last. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CD5, 0x18D00, 0x18D08, 0x1AFF0,
        0x1B2FB, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D,
        0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4,
        0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550,
        0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC,
        0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0,
        0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
        0x2FFFD, 0x30000, 0x3FFFD
    };

    /** Cells of one code point: 0, 1 or 2. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) return codePoint < 0x20 || codePoint == 0xAD || isC1(codePoint) ? 0 : 1;
        if (isZeroWidth(codePoint)) return 0;
        return isWide(codePoint) ? 2 : 1;
    }

    /** Cells the text takes when drawn on one line. */
    public static int of(String text) {
        int cells = 0;
        for (int i = 0; i < text.length(); ) {
            int end = clusterEnd(text, i);
            cells += clusterWidth(text, i, end);
            i = end;
        }
        return cells;
    }

    /** Where the user-perceived character that starts at {@code from} ends: marks and joined parts stay with it. */
    public static int clusterEnd(String text, int from) {
        int first = text.codePointAt(from);
        int i = from + Character.charCount(first);
        boolean flag = isRegionalIndicator(first);
        while (i < text.length()) {
            int next = text.codePointAt(i);
            if (next == ZERO_WIDTH_JOINER && i + 1 < text.length()) {
                i += 1;
                i += Character.charCount(text.codePointAt(i));
            } else if (isExtending(next)) {
                i += Character.charCount(next);
            } else if (flag && isRegionalIndicator(next)) {
                i += Character.charCount(next);
                flag = false;
            } else {
                break;
            }
        }
        return i;
    }

    /** Cells of one user-perceived character, as {@link #clusterEnd} cuts them. */
    public static int clusterWidth(String text, int from, int end) {
        int first = text.codePointAt(from);
        int cells = of(first);
        if (cells == 1 && end - from > 1) {
            if (isRegionalIndicator(first) && end - from >= 4) return 2;
            if (text.indexOf(0xFE0F, from) >= 0 && text.indexOf(0xFE0F, from) < end) return 2;
        }
        return cells;
    }

    /** The text cut to at most this many cells; a cut shows as {@code …} in the last one. */
    public static String cut(String text, int cells) {
        if (cells <= 0) return "";
        if (text.length() <= cells && isPlain(text)) return text;
        var kept = new StringBuilder();
        int used = 0;
        int keptBeforeLast = 0;
        for (int i = 0; i < text.length(); ) {
            int end = clusterEnd(text, i);
            int width = clusterWidth(text, i, end);
            if (used + width > cells) {
                kept.setLength(keptBeforeLast);
                return kept.append('…').toString();
            }
            if (used + width <= cells - 1) keptBeforeLast = kept.length() + (end - i);
            kept.append(text, i, end);
            used += width;
            i = end;
        }
        return kept.toString();
    }

    /** The text in exactly this many cells: cut, or padded with spaces on the right (or on the left). */
    public static String fit(String text, int cells, boolean alignRight) {
        String kept = cut(text, cells);
        String padding = " ".repeat(Math.max(0, cells - of(kept)));
        return alignRight ? padding + kept : kept + padding;
    }

    /** The text in lines of at most this many cells; line breaks in it are kept, words are not. */
    public static List<String> wrap(String text, int cells) {
        var lines = new ArrayList<String>();
        for (String line : text.split("\\R", -1)) wrapLine(line, Math.max(2, cells), lines);
        return lines;
    }

    private static void wrapLine(String line, int cells, List<String> lines) {
        int from = 0;
        int used = 0;
        for (int i = 0; i < line.length(); ) {
            int end = clusterEnd(line, i);
            int width = clusterWidth(line, i, end);
            if (used + width > cells) {
                lines.add(line.substring(from, i));
                from = i;
                used = 0;
            }
            used += width;
            i = end;
        }
        lines.add(line.substring(from));
    }

    /** The text in lines of at most this many cells, broken between words where it can be. */
    public static List<String> wrapWords(String text, int cells) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        for (String last : wrap(line.toString(), cells)) lines.add(last);
        return lines;
    }

    /** Composed (NFC) and without what takes no cell on its own: what a terminal draws as one predicts. */
    public static String drawable(String text) {
        if (isPlain(text)) return text;
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var kept = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); ) {
            int end = clusterEnd(composed, i);
            int first = composed.codePointAt(i);
            if (of(first) > 0) kept.append(composed, i, simpleEnd(composed, i, end));
            i = end;
        }
        return kept.toString();
    }

    /** Keeps combining marks, drops joiners and what they join: terminals disagree about those. */
    private static int simpleEnd(String text, int from, int end) {
        int joiner = text.indexOf(ZERO_WIDTH_JOINER, from);
        return joiner >= 0 && joiner < end ? joiner : end;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E) return false;
        }
        return true;
    }

    private static boolean isC1(int codePoint) {
        return codePoint >= 0x7F && codePoint < 0xA0;
    }

    private static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static boolean isExtending(int codePoint) {
        if (codePoint < 0x300) return false;
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> isVariationSelector(codePoint) || isSkinTone(codePoint);
        };
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean isZeroWidth(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint >= 0x1160 && codePoint <= 0x11FF;
        };
    }

    private static boolean isWide(int codePoint) {
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[2 * middle]) high = middle - 1;
            else if (codePoint > WIDE[2 * middle + 1]) low = middle + 1;
            else return true;
        }
        return false;
    }
}
