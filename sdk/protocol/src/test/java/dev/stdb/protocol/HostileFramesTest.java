package dev.stdb.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Frames from a peer that is broken or means harm. */
class HostileFramesTest {
    private static final int LIMIT = 1 << 20;

    @FuzzTest(maxDuration = "1m")
    void framesFromTheServer(byte[] frame) {
        for (Protocol protocol : Protocol.values()) checkServerFrame(frame, protocol);
    }

    @FuzzTest(maxDuration = "1m")
    void framesFromTheClient(byte[] frame) {
        for (Protocol protocol : Protocol.values()) checkClientFrame(frame, protocol);
    }

    /** Either refused as the protocol says, or the same after a further round. */
    private static void checkServerFrame(byte[] frame, Protocol protocol) {
        List<ServerMessage> messages;
        try {
            messages = ServerFrames.decode(frame, protocol, LIMIT);
        } catch (ProtocolException refused) {
            assertThat(refused.offset()).isBetween(0, LIMIT + 1);
            assertThat(refused.closeReason()).isNotBlank();
            return;
        }
        byte[] again = ServerFrames.encode(messages, protocol, Compression.NONE, 0);
        assertThat(ServerFrames.decode(again, protocol, LIMIT)).isEqualTo(messages);
    }

    private static void checkClientFrame(byte[] frame, Protocol protocol) {
        List<ClientMessage> messages;
        try {
            messages = ClientFrames.decode(frame, protocol);
        } catch (ProtocolException refused) {
            assertThat(refused.offset()).isBetween(0, frame.length);
            return;
        }
        byte[] again = ClientFrames.encode(messages, protocol);
        assertThat(again).isEqualTo(protocol == Protocol.V3 ? frame : Arrays.copyOf(frame, again.length));
    }

    /** Recorded frames with some bytes changed: 6 seeds, the failing one is told. */
    @Test
    void damagedFramesAreRefusedOrStillSayOneThing() {
        List<byte[]> frames = recorded();
        for (long seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            for (byte[] frame : frames) {
                byte[] damaged = damage(frame, random);
                try {
                    checkServerFrame(damaged, Protocol.V3);
                    checkClientFrame(damaged, Protocol.V3);
                } catch (RuntimeException | AssertionError e) {
                    fail("seed " + seed + ": " + HexFormat.of().formatHex(damaged), e);
                }
            }
        }
    }

    private static List<byte[]> recorded() {
        var frames = new ArrayList<byte[]>();
        for (String file : List.of("every_vec", "compression_gzip", "compression_brotli", "procedures_v2")) {
            for (JsonNode line : Golden.lines("ws/" + file + ".jsonl")) {
                if (line.has("hex") && line.get("hex").asString().length() < 20_000) {
                    frames.add(HexFormat.of().parseHex(line.get("hex").asString()));
                }
            }
        }
        return frames;
    }

    private static byte[] damage(byte[] frame, Random random) {
        byte[] damaged =
                random.nextInt(4) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length + 8)) : frame.clone();
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aBodyThatGrowsBeyondTheLimitIsRefusedBeforeItIsHeldInMemory(Compression compression) {
        var bomb = new ServerMessage.OneOffQueryResult(1, new ServerMessage.QueryResult.Failed("a".repeat(50 << 20)));
        byte[] frame = ServerFrames.encode(List.of(bomb), Protocol.V2, compression, 0);
        assertThat(frame).hasSizeLessThan(1 << 20);

        assertThatThrownBy(() -> ServerFrames.decode(frame, Protocol.V2, 4 << 20))
                .isInstanceOfSatisfying(
                        ProtocolException.TooLarge.class,
                        refused -> assertThat(refused.limit()).isEqualTo(4 << 20));
        assertThat(ServerFrames.decode(frame, Protocol.V2, 64 << 20)).hasSize(1);
    }

    @Test
    void brotliIsBoundedWithoutItsNativeLibraryToo() {
        byte[] frame = Brotli.compress(new byte[8 << 20], 0);

        assertThat(Brotli.decompress(frame, 1, 8 << 20, false)).isEqualTo(new byte[8 << 20]);
        assertThatThrownBy(() -> Brotli.decompress(frame, 1, (8 << 20) - 1, false))
                .isInstanceOf(ProtocolException.TooLarge.class);
    }

    @Test
    void aPlainBodyAboveTheLimitIsRefused() {
        assertThatThrownBy(() -> ServerFrames.decode(new byte[102], Protocol.V2, 100))
                .isInstanceOf(ProtocolException.TooLarge.class)
                .hasMessageContaining("100 bytes");
    }

    @Test
    void anUnknownCompressionIsNamed() {
        assertThatThrownBy(() -> ServerFrames.decode(new byte[] {7, 0}, Protocol.V2, LIMIT))
                .isInstanceOf(ProtocolException.UnknownCompression.class)
                .hasMessageContaining("tag 7");
    }

    @Test
    void anUnknownMessageIsToldApartFromABrokenOne() {
        assertThatThrownBy(() -> ServerFrames.decode(new byte[] {0, 9, 1, 2}, Protocol.V2, LIMIT))
                .isInstanceOfSatisfying(
                        ProtocolException.UnknownMessage.class,
                        unknown -> assertThat(unknown.tag()).isEqualTo(9));
        assertThatThrownBy(() -> ServerFrames.decode(new byte[] {0, 1, 1}, Protocol.V2, LIMIT))
                .isInstanceOf(ProtocolException.Malformed.class)
                .hasCauseInstanceOf(dev.stdb.bsatn.BsatnException.Truncated.class);
    }

    @Test
    void bytesAfterTheOnlyMessageOfAVersion2FrameAreRefusedFromAServer() {
        var message = new ServerMessage.OneOffQueryResult(1, new ServerMessage.QueryResult.Failed("no"));
        byte[] frame = ServerFrames.encode(List.of(message, message), Protocol.V3, Compression.NONE, 0);

        assertThat(ServerFrames.decode(frame, Protocol.V3, LIMIT)).containsExactly(message, message);
        assertThatThrownBy(() -> ServerFrames.decode(frame, Protocol.V2, LIMIT))
                .isInstanceOf(ProtocolException.Trailing.class);
    }

    @Test
    void emptyFramesAreRefused() {
        for (Protocol protocol : Protocol.values()) {
            assertThatThrownBy(() -> ServerFrames.decode(new byte[0], protocol, LIMIT))
                    .isInstanceOf(ProtocolException.Empty.class);
        }
        assertThatThrownBy(() -> ServerFrames.decode(new byte[] {0}, Protocol.V3, LIMIT))
                .isInstanceOf(ProtocolException.Empty.class);
        assertThatThrownBy(() -> ServerFrames.encode(List.of(), Protocol.V3, Compression.NONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTokenIsNotPrinted() {
        var message = new ServerMessage.InitialConnection(
                new dev.stdb.bsatn.special.Identity(dev.stdb.bsatn.special.U256.ZERO),
                new dev.stdb.bsatn.special.ConnectionId(dev.stdb.bsatn.special.U128.ZERO),
                "secret");

        assertThat(message.toString()).doesNotContain("secret");
    }
}
