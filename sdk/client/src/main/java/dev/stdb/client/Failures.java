package dev.stdb.client;

import dev.stdb.client.http.HttpApiException;
import dev.stdb.client.internal.net.OpenFailure;
import dev.stdb.client.internal.net.SocketEnd;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/** What the network and the server say, in the words of {@link ConnectionException} and {@link DisconnectReason}. */
final class Failures {
    private Failures() {}

    static DisconnectReason reason(SocketEnd end) {
        return switch (end) {
            case SocketEnd.Local() -> new DisconnectReason.ClosedByClient();
            case SocketEnd.CloseFrame(int code, String text) -> new DisconnectReason.ClosedByServer(code, text);
            case SocketEnd.StreamEnd(String detail) -> new DisconnectReason.StreamEnded(detail);
            case SocketEnd.Silent(Duration silence) -> new DisconnectReason.Silent(silence);
            case SocketEnd.Broken(String detail) -> new DisconnectReason.ProtocolBroken(detail);
        };
    }

    /** The handshake failed. */
    static ConnectionException refused(ConnectOptions options, OpenFailure why) {
        String uri = options.base().toString();
        return switch (why) {
            case OpenFailure.Unreachable(String detail) -> new ConnectionException.ServerDown(uri, detail);
            case OpenFailure.NotWebSocket(String detail) -> new ConnectionException.ProtocolRefused(uri, detail);
            case OpenFailure.Status(int status, String body) -> status(options, status, body);
        };
    }

    /** The handshake went well, and the socket ended before the server introduced itself. */
    static ConnectionException ended(ConnectOptions options, DisconnectReason reason) {
        if (reason instanceof DisconnectReason.ClosedByServer(int ignored, String text) && reason.sessionStillHeld()) {
            return new ConnectionException.SessionHeld(text);
        }
        if (reason instanceof DisconnectReason.StreamEnded(String detail)) {
            return new ConnectionException.RefusedByModule(options.database(), detail);
        }
        return new ConnectionException.Lost(reason);
    }

    /** Reading the schema failed. */
    static ConnectionException schema(ConnectOptions options, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String uri = options.base().toString();
        return switch (cause) {
            case HttpApiException.Unreachable down -> new ConnectionException.ServerDown(uri, down.serverText());
            case HttpApiException.TimedOut late -> new ConnectionException.Timeout(uri, options.connectTimeout());
            case HttpApiException.Status answer -> status(options, answer.status(), answer.serverText());
            case HttpApiException other -> new ConnectionException.SchemaUnreadable(options.database(), said(other));
            default -> new ConnectionException.SchemaUnreadable(options.database(), said(cause));
        };
    }

    /** Statuses of {@code crates/client-api/src/routes/subscribe.rs} and {@code auth.rs}. */
    private static ConnectionException status(ConnectOptions options, int status, String body) {
        String uri = options.base().toString();
        boolean unknown = body.contains("No such database") || body.endsWith("not found");
        if (isPage(body)) {
            return new ConnectionException.ProtocolRefused(uri, "status " + status + " and a web page");
        }
        if (status == 404 || (status == 500 && unknown)) {
            return new ConnectionException.UnknownDatabase(uri, options.database(), body);
        }
        if (status == 401
                || (status == 400 && (body.startsWith("Authorization") || body.startsWith("Invalid token")))) {
            return new ConnectionException.Unauthorized(uri, body);
        }
        if (status < 400 || status == 405 || status == 426 || (status == 400 && body.startsWith("no valid protocol"))) {
            return new ConnectionException.ProtocolRefused(uri, body.isEmpty() ? "status " + status : body);
        }
        return new ConnectionException.HandshakeRefused(uri, status, body);
    }

    /** Some other web server, or a proxy, answers with HTML. */
    private static boolean isPage(String body) {
        String start = body.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html");
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
