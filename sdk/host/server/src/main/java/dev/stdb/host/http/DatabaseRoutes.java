package dev.stdb.host.http;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.HttpCall;
import dev.stdb.host.log.ModuleLog;
import dev.stdb.host.ws.Handshake;
import dev.stdb.host.ws.SessionLimits;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What one asks of a running database: calls, SQL, schema, logs, subscriptions. */
final class DatabaseRoutes {
    private static final String JSON_EXPECTED = "Expected request with `Content-Type: application/json`";

    private final Databases databases;
    private final SessionLimits limits;

    DatabaseRoutes(Databases databases, SessionLimits limits) {
        this.databases = databases;
        this.limits = limits;
    }

    void addTo(Router router) {
        router.add("POST", "/v1/database/*/call/*", Router.Auth.ANON, this::call);
        router.add("POST", "/v1/database/*/sql", Router.Auth.ANON, this::sql);
        router.add("GET", "/v1/database/*/schema", Router.Auth.ANON, this::schema);
        router.add("GET", "/v1/database/*/logs", Router.Auth.ANON, this::logs);
        router.add("GET", "/v1/database/*/subscribe", Router.Auth.ANON, this::subscribe);
        router.add("GET", "/v1/database/*/unstable/timestamp", Router.Auth.ANON, this::timestamp);
        router.add("POST", "/v1/database/*/mcp", Router.Auth.ANON, call -> {
            databases.find(call.parameter(0));
            throw HttpError.notSupported("the Model Context Protocol");
        });
    }

    // ---- calls

    private Response call(Router.Call call) throws HttpError {
        Request request = call.request();
        String type = request.contentType();
        if (type.isEmpty()) {
            throw HttpError.text(400, "Header of type `content-type` was missing");
        }
        if (!type.contains("/")) {
            throw HttpError.text(400, "invalid HTTP header (content-type)");
        }
        if (!type.equals("application/json")) {
            throw HttpError.text(415, JSON_EXPECTED);
        }
        request.utf8("Request body didn't contain valid UTF-8");
        Database database = databases.find(call.parameter(0));
        HttpCall.Result result = database.httpCall(call.caller(), call.parameter(1), request.body(), request.gone());
        return switch (result) {
            case HttpCall.Committed(long micros) -> timed(Response.text(200, ""), micros);
            case HttpCall.Returned(String json, long micros) -> timed(Response.json(200, json), micros);
            case HttpCall.Failed(int status, String text) -> Response.text(status, text);
        };
    }

    private static Response timed(Response response, long micros) {
        return response.header("spacetime-execution-duration-micros", Long.toString(micros));
    }

    // ---- SQL

    private Response sql(Router.Call call) throws HttpError {
        call.query().bool("confirmed"); // what is in memory only is always confirmed
        String statement = utf8(call.request().bytes());
        Database database = databases.find(call.parameter(0));
        return switch (database.httpSql(call.caller(), statement)) {
            case HttpCall.Returned(String json, long micros) -> timed(Response.json(200, json), micros);
            case HttpCall.Committed(long micros) -> timed(Response.text(200, ""), micros);
            case HttpCall.Failed(int status, String text) -> Response.text(status, text);
        };
    }

    /** The text, or a refusal that says where it stops being UTF-8. */
    private static String utf8(byte[] bytes) throws HttpError {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (!result.isError()) {
            return out.flip().toString();
        }
        boolean cutOff = in.position() + result.length() == bytes.length
                && bytes[in.position()] < (byte) 0xF8
                && result.length() < expectedLength(bytes[in.position()]);
        String what =
                cutOff ? "incomplete utf-8 byte sequence" : "invalid utf-8 sequence of " + result.length() + " bytes";
        throw HttpError.text(400, "Request body didn't contain valid UTF-8: " + what + " from index " + in.position());
    }

    private static int expectedLength(byte first) {
        int lead = first & 0xFF;
        return lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
    }

    // ---- schema, time

    private Response schema(Router.Call call) throws HttpError {
        String version = call.query().variant("version", List.of("9", "10"));
        if (version == null) {
            throw call.query().missing("version");
        }
        Database database = databases.find(call.parameter(0));
        return Response.json(200, database.schemaJson(version.equals("10")));
    }

    private Response timestamp(Router.Call call) throws HttpError {
        Database database = databases.find(call.parameter(0));
        return Response.json(200, "{\"__timestamp_micros_since_unix_epoch__\":" + database.nowMicros() + "}");
    }

    // ---- logs

    private Response logs(Router.Call call) throws HttpError {
        long asked = call.query().u32("num_lines");
        int count = asked < 0 ? Integer.MAX_VALUE : (int) Math.max(1, Math.min(Integer.MAX_VALUE, asked));
        boolean follow = call.query().bool("follow");
        ModuleLog log = databases.owned(call, "view module logs").log();
        if (follow) {
            return Response.stream("application/x-ndjson", new LogStream(log, count))
                    .header("cache-control", "no-cache");
        }
        byte[] lines = String.join("", log.last(count)).getBytes(StandardCharsets.UTF_8);
        return Response.bytes(200, "application/x-ndjson", lines).header("cache-control", "no-cache");
    }

    private static final class LogStream implements Response.Stream {
        private final ModuleLog log;
        private final int count;
        private volatile ModuleLog.Follower follower = line -> {};
        private volatile boolean closed;

        LogStream(ModuleLog log, int count) {
            this.log = log;
            this.count = count;
        }

        @Override
        public List<String> open(Response.Chunks out) {
            ModuleLog.Follower mine = out::write;
            follower = mine;
            List<String> first = log.follow(count, mine);
            if (closed) { // by a reader that went before it was told anything
                log.unfollow(mine);
            }
            return first;
        }

        @Override
        public void closed() {
            closed = true;
            log.unfollow(follower);
        }
    }

    // ---- subscriptions

    private Response subscribe(Router.Call call) throws HttpError {
        var headers = call.request().headers();
        String compressionName = call.query().variant("compression", List.of("None", "Brotli", "Gzip"));
        call.query().bool("light");
        call.query().bool("confirmed");
        ConnectionId connection = connectionId(call.query());
        if (!Handshake.isAsked(headers)) {
            return Response.text(426, "This service requires use of the websocket protocol")
                    .header("connection", "upgrade")
                    .header("upgrade", "websocket");
        }
        String problem = Handshake.problem(headers);
        if (problem != null) {
            throw HttpError.text(400, problem);
        }
        var identity = databases.identity(call.parameter(0));
        Protocol protocol = Handshake.protocol(headers).orElse(null);
        if (protocol == null && Handshake.onlyOldProtocols(headers)) {
            throw HttpError.text(
                    400,
                    "protocol version 1 is not supported by the embedded host; offer " + Protocol.V3.subprotocol()
                            + " or " + Protocol.V2.subprotocol());
        }
        if (protocol == null) {
            throw HttpError.text(400, "no valid protocol selected");
        }
        Database database = databases
                .running(identity)
                .orElseThrow(() -> HttpError.text(
                        500,
                        "Unable to authorize " + call.caller().identity().toHex() + " for SQL: database "
                                + identity.toHex() + " not found"));
        Compression compression = compressionName == null
                ? Compression.BROTLI
                : Compression.ofParameter(compressionName).orElseThrow();
        var accepted = new Handshake.Accepted(call.caller(), connection, protocol, compression, limits);
        return Response.upgrade(channel -> Handshake.begin(channel, database, accepted))
                .header("connection", "upgrade")
                .header("upgrade", "websocket")
                .header("sec-websocket-accept", Handshake.accept(String.valueOf(headers.get("sec-websocket-key"))))
                .header("sec-websocket-protocol", protocol.subprotocol());
    }

    private static ConnectionId connectionId(Query query) throws HttpError {
        String text = query.text("connection_id");
        if (text == null) {
            return Database.newConnectionId();
        }
        boolean hex = text.length() == 32 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (!hex) {
            throw query.invalid("invalid value: string \"" + text + "\", expected a byte array or hex string");
        }
        ConnectionId id = ConnectionId.fromHex(text.toLowerCase(Locale.ROOT));
        if (id.isNone()) {
            throw HttpError.text(400, "Invalid connection ID: the all-zeros ConnectionId is reserved.");
        }
        return id;
    }
}
