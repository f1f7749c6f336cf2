package dev.stdb.host;

import dev.stdb.protocol.ClientFrames;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A WebSocket by hand: it can send what no client library would. */
final class RawWebSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final Protocol protocol;
    private final RawHttp.Answer answer;
    private final Deque<ServerMessage> waiting = new ArrayDeque<>();
    private byte lastTag;
    private int framesRead;

    /** A close frame, or the end of the stream without one: then the code is -1. */
    record Closed(int code, String reason) {}

    private RawWebSocket(Socket socket, DataInputStream in, Protocol protocol, RawHttp.Answer answer) {
        this.socket = socket;
        this.in = in;
        this.protocol = protocol;
        this.answer = answer;
    }

    static RawWebSocket open(
            InetSocketAddress address, String database, String query, String offer, Map<String, String> more)
            throws IOException {
        var socket = new Socket();
        socket.connect(address, RawHttp.PATIENCE_MILLIS);
        socket.setSoTimeout(RawHttp.PATIENCE_MILLIS);
        var head = new StringBuilder("GET /v1/database/" + database + "/subscribe?" + query + " HTTP/1.1\r\n")
                .append("host: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\n")
                .append("sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        if (!offer.isEmpty()) {
            head.append("sec-websocket-protocol: ").append(offer).append("\r\n");
        }
        more.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        var in = new DataInputStream(socket.getInputStream());
        RawHttp.Answer answer = RawHttp.read(in, "GET");
        Protocol protocol = Protocol.ofSubprotocol(answer.headers().getOrDefault("sec-websocket-protocol", ""))
                .orElse(Protocol.V2);
        return new RawWebSocket(socket, in, protocol, answer);
    }

    RawHttp.Answer answer() {
        return answer;
    }

    // ---- sending

    void send(ClientMessage... messages) throws IOException {
        if (protocol == Protocol.V3) {
            sendBinary(ClientFrames.encode(List.of(messages), protocol));
        } else {
            for (ClientMessage message : messages) {
                sendBinary(ClientFrames.encode(List.of(message), protocol));
            }
        }
    }

    void sendBinary(byte[] payload) throws IOException {
        frame(BINARY, payload, true, true);
    }

    void sendText(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8), true, true);
    }

    void sendUnmasked(byte[] payload) throws IOException {
        frame(BINARY, payload, false, true);
    }

    void sendInTwo(byte[] payload, int cut) throws IOException {
        frame(BINARY, Arrays.copyOf(payload, cut), true, false);
        frame(0, Arrays.copyOfRange(payload, cut, payload.length), true, true);
    }

    void sendClose(@Nullable Integer code) throws IOException {
        byte[] payload = code == null ? new byte[0] : new byte[] {(byte) (code >> 8), code.byteValue()};
        frame(CLOSE, payload, true, true);
    }

    private void frame(int opcode, byte[] payload, boolean masked, boolean last) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write((last ? 0x80 : 0) | opcode);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        if (masked) {
            byte[] key = {1, 2, 3, 4};
            out.writeBytes(key);
            for (int i = 0; i < payload.length; i++) {
                out.write(payload[i] ^ key[i % 4]);
            }
        } else {
            out.writeBytes(payload);
        }
        socket.getOutputStream().write(out.toByteArray());
    }

    // ---- receiving

    /** The next message; fails if the connection ends instead. */
    ServerMessage receive() throws IOException {
        while (waiting.isEmpty()) {
            Frame frame = next();
            if (frame.opcode == BINARY) {
                framesRead++;
                lastTag = frame.payload[0];
                waiting.addAll(ServerFrames.decode(frame.payload, protocol, 64 << 20));
            } else if (frame.opcode == CLOSE) {
                throw new EOFException("closed: " + closed(frame));
            }
        }
        return waiting.remove();
    }

    <T extends ServerMessage> T receive(Class<T> type) throws IOException {
        return type.cast(receive());
    }

    /** How the connection ends; messages before that are dropped. */
    Closed awaitClose() throws IOException {
        try {
            for (Frame frame = next(); ; frame = next()) {
                if (frame.opcode == CLOSE) {
                    return closed(frame);
                }
            }
        } catch (EOFException | SocketException e) {
            return new Closed(-1, "");
        }
    }

    private static Closed closed(Frame frame) {
        if (frame.payload.length < 2) {
            return new Closed(-1, "");
        }
        int code = (frame.payload[0] & 0xFF) << 8 | (frame.payload[1] & 0xFF);
        return new Closed(code, new String(frame.payload, 2, frame.payload.length - 2, StandardCharsets.UTF_8));
    }

    /** The compression tag of the frame that the last message came in. */
    byte lastTag() {
        return lastTag;
    }

    int framesRead() {
        return framesRead;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Frame(int opcode, byte[] payload) {}

    private Frame next() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            int opcode = first & 0x0F;
            if (opcode == PING) {
                frame(PONG, payload, true, true);
            } else {
                return new Frame(opcode, payload);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
