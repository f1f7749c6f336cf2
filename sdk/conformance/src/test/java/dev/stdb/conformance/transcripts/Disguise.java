package dev.stdb.conformance.transcripts;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who of the recording is who here: puts our identities and connection ids in the place of the recorded ones. */
final class Disguise {
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, String> inHex = new LinkedHashMap<>();
    private final Map<String, String> inText = new LinkedHashMap<>();

    void learn(Identity recorded, Identity ours) {
        learn(recorded.toHex(), ours.toHex());
    }

    void learn(ConnectionId recorded, ConnectionId ours) {
        learn(recorded.toHex(), ours.toHex());
    }

    private void learn(String recorded, String ours) {
        inHex.put(reversed(recorded), reversed(ours));
        inHex.put(ascii(recorded), ascii(ours));
        inText.put(recorded, ours);
        inText.put(number(recorded), number(ours));
    }

    /** As numbers are written: without leading zeros. */
    private static String number(String hex) {
        return "0x" + hex.replaceFirst("^0+(?=.)", "");
    }

    private static String reversed(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return HEX.formatHex(reversed);
    }

    private static String ascii(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The bytes written in hex, with ours in place of theirs; the length stays. */
    byte[] bytes(String hex) {
        return HEX.parseHex(replaced(hex, inHex));
    }

    /** A text with ours in place of theirs. */
    String text(String text) {
        return replaced(text, inText);
    }

    private static String replaced(String text, Map<String, String> names) {
        String out = text;
        for (var name : names.entrySet()) {
            out = out.replace(name.getKey(), name.getValue());
        }
        return out;
    }
}
