package dev.stdb.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every frame that was recorded between a real client and a real server. */
class GoldenFramesTest {
    private static final int LIMIT = 64 << 20;

    static Stream<String> transcripts() {
        return Stream.of("ws", "ws-2.14")
                .flatMap(folder -> Golden.files(folder).stream())
                .filter(file -> file.endsWith(".jsonl"));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void everyFrameFromTheServerIsReadAsTheServerMeantItAndWrittenTheSame(String file) {
        for (Frame frame : frames(file, "in")) {
            List<ServerMessage> messages = ServerFrames.decode(frame.payload(), frame.protocol(), LIMIT);

            assertThat(messages).hasSameSizeAs(frame.texts());
            for (int i = 0; i < messages.size(); i++)
                assertSame(RustDebug.of(messages.get(i)), frame.texts().get(i));
            byte[] again = ServerFrames.encode(messages, frame.protocol(), Compression.NONE, 0);
            assertThat(again).isEqualTo(frame.uncompressed());
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void everyFrameFromTheClientIsReadAsTheServerReadItAndWrittenTheSame(String file) {
        for (Frame frame : frames(file, "out")) {
            List<ClientMessage> messages = ClientFrames.decode(frame.payload(), frame.protocol());

            assertThat(messages).hasSameSizeAs(frame.texts());
            for (int i = 0; i < messages.size(); i++)
                assertSame(RustDebug.of(messages.get(i)), frame.texts().get(i));
            assertThat(ClientFrames.encode(messages, frame.protocol())).isEqualTo(frame.payload());
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void everyBodyComesBackFromItsCompressedForms(String file) {
        for (Frame frame : frames(file, "in")) {
            List<ServerMessage> messages = ServerFrames.decode(frame.payload(), frame.protocol(), LIMIT);
            for (Compression compression : Compression.values()) {
                byte[] sent = ServerFrames.encode(messages, frame.protocol(), compression, 1024);
                boolean isLarge = frame.uncompressed().length - 1 > 1024;
                assertThat(sent[0]).isEqualTo((byte) (isLarge ? compression.tag() : 0));
                assertThat(ServerFrames.decode(sent, frame.protocol(), LIMIT)).isEqualTo(messages);
            }
        }
    }

    @Test
    void theRecordingsHaveTheNumbersOfFramesThatTheyAreKnownToHave() {
        assertThat(transcripts().mapToInt(file -> frames(file, "in").size()).sum())
                .isEqualTo(1736);
        assertThat(transcripts().mapToInt(file -> frames(file, "out").size()).sum())
                .isEqualTo(1338);
        assertThat(transcripts().flatMap(file -> frames(file, "in").stream()))
                .extracting(frame -> frame.payload()[0])
                .contains((byte) 1, (byte) 2);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void whatTheServerCouldNotDecodeIsRefusedWithItsReason(String file) {
        for (Garbage garbage : garbage(file)) {
            if (garbage.isDecodable()) {
                assertThat(ClientFrames.decode(garbage.payload(), garbage.protocol()))
                        .hasSize(1);
            } else {
                assertThatThrownBy(() -> ClientFrames.decode(garbage.payload(), garbage.protocol()))
                        .as(garbage.what())
                        .isInstanceOfSatisfying(
                                ProtocolException.class,
                                refusal -> assertThat(refusal.closeReason()).isEqualTo(garbage.reason()));
            }
        }
    }

    @Test
    void theRecordingsHoldBadFramesOfBothVersions() {
        assertThat(garbage("ws/bad_frames_v2.jsonl")).hasSizeGreaterThan(10);
        assertThat(garbage("ws/bad_frames_v3.jsonl")).hasSizeGreaterThan(10);
    }

    /** Long recorded texts are cut and say so. */
    private static void assertSame(String ours, String recorded) {
        int cut = recorded.endsWith(" characters left out") ? recorded.lastIndexOf(" ... ") : -1;
        if (cut < 0) assertThat(ours).isEqualTo(recorded);
        else assertThat(ours).startsWith(recorded.substring(0, cut)).hasSizeGreaterThan(cut);
    }

    /** @param texts the server library's own print of each message */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Frame(byte[] payload, Protocol protocol, List<String> texts, int bodyLength) {
        /** Tag 0 and the body, decompressed by code that is not under test where that exists. */
        byte[] uncompressed() {
            byte[] body = switch (payload[0]) {
                case 1 -> Brotli.decompress(payload, 1, LIMIT, false);
                case 2 -> Gzip.decompress(payload, 1, LIMIT);
                default -> java.util.Arrays.copyOfRange(payload, 1, payload.length);
            };
            if (bodyLength >= 0) assertThat(body).hasSize(bodyLength);
            byte[] plain = new byte[body.length + 1];
            System.arraycopy(body, 0, plain, 1, body.length);
            return plain;
        }
    }

    private static List<Frame> frames(String file, String direction) {
        var frames = new ArrayList<Frame>();
        forEachLine(file, (line, protocol) -> {
            if (!line.path("dir").asString("").equals(direction) || !line.has("hex") || line.has("garbage")) return;
            byte[] payload = HexFormat.of().parseHex(line.get("hex").asString());
            frames.add(new Frame(
                    payload, protocol, texts(line), line.path("body_length").asInt(-1)));
        });
        return frames;
    }

    private static List<String> texts(JsonNode line) {
        if (line.has("message")) return List.of(line.get("message").asString());
        var texts = new ArrayList<String>();
        for (JsonNode text : line.get("messages")) texts.add(text.asString());
        return texts;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Garbage(String what, byte[] payload, Protocol protocol, String reason) {
        /** What version 2 takes because it ignores all after the first message, and what is wrong in another way. */
        boolean isDecodable() {
            return what.equals("unmasked frame")
                    || (protocol == Protocol.V2
                            && (what.equals("two messages in one frame") || what.equals("trailing byte")));
        }
    }

    private static List<Garbage> garbage(String file) {
        Map<String, JsonNode> sent = new HashMap<>();
        var all = new ArrayList<Garbage>();
        forEachLine(file, (line, protocol) -> {
            String connection = line.path("conn").asString("");
            if (line.has("garbage")) {
                sent.put(connection, line);
                if (protocol == Protocol.V2 && line.get("garbage").asString().matches("two messages.*|trailing.*")) {
                    all.add(garbage(line, protocol, ""));
                }
            } else if (line.path("event").asString("").equals("closed") && sent.containsKey(connection)) {
                all.add(garbage(
                        sent.get(connection), protocol, line.path("reason").asString("")));
            }
        });
        return all;
    }

    private static Garbage garbage(JsonNode line, Protocol protocol, String reason) {
        byte[] payload = HexFormat.of().parseHex(line.get("hex").asString());
        return new Garbage(line.get("garbage").asString(), payload, protocol, reason);
    }

    private interface LineVisitor {
        void visit(JsonNode line, Protocol protocol);
    }

    private static void forEachLine(String file, LineVisitor visitor) {
        List<JsonNode> lines = Golden.lines(file);
        String byDefault = lines.getFirst().get("protocol").asString();
        Map<String, String> chosen = new HashMap<>();
        for (JsonNode line : lines.subList(1, lines.size())) {
            String connection = line.path("conn").asString("");
            if (line.path("event").asString("").equals("open")
                    && line.path("protocol").isString()) {
                chosen.put(connection, line.get("protocol").asString());
            }
            String name = chosen.getOrDefault(connection, byDefault);
            Protocol.ofSubprotocol(name).ifPresent(protocol -> visitor.visit(line, protocol));
        }
    }
}
