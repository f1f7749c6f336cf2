package dev.stdb.conformance.transcripts;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.golden.Golden;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One scenario against a host: sends what the clients sent and compares what comes with what came. */
final class Replay implements AutoCloseable {
    private static final int MOST_BYTES = 64 << 20;
    private static final int NORMAL_CLOSE = 1000;
    /** Who published the databases of the recordings. */
    private static final Identity RECORDED_OWNER =
            Identity.fromHex("c20043e96700ca7e90b8f97abc743a86b290685c0f857985e40c096bbb1508f0");

    /** Who asks over HTTP without a token is somebody new each time. */
    private static final Pattern STRANGER = Pattern.compile("Caller [0-9a-f]{64}");

    private final EmbeddedHost host;
    private final JsonNode header;
    private final Set<Integer> different;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Disguise disguise = new Disguise();
    private final Map<String, Connection> connections = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    /** A connection, and who it turned out to be; nobody yet before the first message. */
    private static final class Connection {
        private final Socket socket;
        private final Map<Integer, ServerMessage> early = new HashMap<>();
        private ServerMessage.@Nullable InitialConnection first;
        private boolean asked;
        private boolean leftWithoutAnswer;

        Connection(Socket socket) {
            this.socket = socket;
        }

        void send(byte[] request) {
            asked = true;
            socket.send(request);
        }

        /** Leaves, as the recorded client did: whether what it asked just before is still answered is chance. */
        void leave() {
            leftWithoutAnswer = asked;
            socket.sendClose(NORMAL_CLOSE);
        }

        /** What answers to {@code recorded}: the next message, but results of procedures overtake each other. */
        @Nullable
        ServerMessage answer(ServerMessage recorded) throws InterruptedException {
            asked = false;
            int wanted = recorded instanceof ServerMessage.ProcedureResult result ? result.requestId() : -1;
            ServerMessage message = early.remove(wanted);
            while (message == null) {
                message = socket.receive();
                if (message == null) {
                    return null;
                }
                if (message instanceof ServerMessage.ProcedureResult other && other.requestId() != wanted) {
                    early.put(other.requestId(), other);
                    message = null;
                }
            }
            return message;
        }

        ServerMessage.InitialConnection first() throws InterruptedException {
            if (first == null) {
                first = (ServerMessage.InitialConnection) Objects.requireNonNull(socket.receive());
            }
            return first;
        }
    }

    /** {@code different} are the numbers of lines whose answers are not compared. */
    Replay(EmbeddedHost host, JsonNode header, Set<Integer> different) {
        this.host = host;
        this.header = header;
        this.different = different;
        disguise.learn(RECORDED_OWNER, owner(host));
    }

    private static Identity owner(EmbeddedHost host) {
        String claims = host.ownerToken().split("\\.", -1)[1];
        String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return Identity.fromHex(Golden.parse(json).get("hex_identity").asString());
    }

    List<String> differences() {
        return differences;
    }

    /** How many messages and answers were compared. */
    int compared() {
        return compared;
    }

    /** Replays the line with this number, counted from one. */
    void line(int number, List<JsonNode> lines) throws Exception {
        JsonNode line = lines.get(number - 1);
        if (line.has("http")) {
            http(number, line.get("http"));
            return;
        }
        String name = line.path("conn").asString("");
        switch (line.path("event").asString(line.path("dir").asString(""))) {
            case "open" -> {
                open(name, line);
                meet(name, lines.subList(number, lines.size()));
            }
            case "out" -> connection(name).send(disguise.bytes(line.get("hex").asString()));
            case "in" -> in(number, name, line.get("hex").asString());
            case "close" -> connection(name).leave();
            case "closed" -> closed(number, name);
            default -> {} // caches follow from messages, and notes are for readers
        }
    }

    private Connection connection(String name) {
        return Objects.requireNonNull(connections.get(name));
    }

    private void open(String name, JsonNode line) throws InterruptedException {
        String auth = line.get("auth").asString();
        String query = line.path("query").asString(header.get("query").asString());
        String token = null;
        if (auth.equals("owner")) {
            token = host.ownerToken();
        } else if (auth.startsWith("same:")) {
            token = connection(auth.substring(5)).first().token();
        } else if (auth.startsWith("query:")) {
            query += "&token=" + connection(auth.substring(6)).first().token();
        }
        URI uri = URI.create(host.url().replaceFirst("^http", "ws") + "/v1/database/"
                + line.get("database").asString() + "/subscribe?" + query);
        String[] offer = line.get("offer").asString().split(", *", -1);
        connections.put(name, new Connection(new Socket(http, uri, token, offer)));
    }

    /** Learns who a connection is before others see traces of it, unless it is turned away. */
    private void meet(String name, List<JsonNode> following) throws InterruptedException {
        for (JsonNode line : following) {
            if (line.path("conn").asString("").equals(name)) {
                if (line.path("dir").asString("").equals("in")) {
                    in(0, name, line.get("hex").asString());
                }
                return;
            }
        }
    }

    private void in(int number, String name, String hex) throws InterruptedException {
        Connection connection = connection(name);
        Protocol protocol = connection.socket.protocol();
        for (ServerMessage recorded : ServerFrames.decode(disguise.bytes(hex), protocol, MOST_BYTES)) {
            if (recorded instanceof ServerMessage.InitialConnection first) {
                disguise.learn(first.identity(), connection.first().identity());
                disguise.learn(first.connectionId(), connection.first().connectionId());
            } else if (number > 0) {
                compare(number, name, recorded, connection.answer(recorded));
            }
        }
    }

    /** A socket has ended, by its client or by the server, and what follows was recorded after that. */
    private void closed(int number, String name) {
        if (!connection(name).socket.isClosed()) {
            differences.add("line " + number + ", connection " + name + " is still open");
        }
    }

    private void compare(int number, String name, ServerMessage recorded, @Nullable ServerMessage ours) {
        if (different.contains(number)) {
            return;
        }
        compared++;
        String expected = Shown.of(recorded);
        String actual = ours == null ? "nothing" : Shown.of(ours);
        if (!expected.equals(actual)) {
            differences.add("line " + number + ", connection " + name + "\n  server: " + shortened(expected)
                    + "\n  here:   " + shortened(actual));
        }
    }

    static String shortened(String text) {
        return text.length() > 1500 ? text.substring(0, 1500) + " ..." : text;
    }

    // ---- HTTP

    private void http(int number, JsonNode call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(host.url() + call.get("path").asString()))
                .header("content-type", "application/json")
                .method(
                        call.get("method").asString(),
                        HttpRequest.BodyPublishers.ofString(
                                disguise.text(call.path("body").asString(""))));
        if (call.path("auth").asString("").equals("owner")) {
            request.header("Authorization", "Bearer " + host.ownerToken());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (different.contains(number)) {
            return;
        }
        compared++;
        String expected = call.get("status").asInt() + " "
                + shown(disguise.text(call.get("response").asString("")));
        String actual = answer.statusCode() + " " + shown(answer.body());
        if (!expected.equals(actual)) {
            differences.add(
                    "line " + number + ", HTTP\n  server: " + shortened(expected) + "\n  here:   " + shortened(actual));
        }
    }

    /** Rows of an answer in any order; other answers as they are. */
    private static String shown(String body) {
        if (!body.startsWith("[{")) {
            return STRANGER.matcher(body).replaceAll("Caller *");
        }
        var rows = new ArrayList<String>();
        Golden.parse(body).get(0).get("rows").forEach(row -> rows.add(row.toString()));
        rows.sort(null);
        return rows.toString();
    }

    /** What came that nobody expected. */
    void end() {
        connections.forEach((name, connection) -> {
            ServerMessage more = connection.leftWithoutAnswer ? null : connection.socket.surplus();
            if (more != null && !(more instanceof ServerMessage.InitialConnection)) {
                differences.add("at the end, connection " + name + "\n  here:   " + shortened(Shown.of(more)));
            }
        });
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> connection.socket.close());
        http.shutdownNow();
    }
}
