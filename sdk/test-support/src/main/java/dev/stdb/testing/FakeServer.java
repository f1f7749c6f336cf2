package dev.stdb.testing;

import dev.stdb.protocol.Protocol;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * A server on a free loopback port that does what a test tells it: it answers HTTP requests by rules, and hands each WebSocket
 * client to the test. It speaks through {@code protocol}'s codecs and has its own WebSocket frames, so that it can send what a real
 * server would not.
 *
 * <pre>{@code
 * try (var server = FakeServer.start()) {
 *     server.http("GET", "/v1/database/db/schema", 200, schemaJson);
 *     ... connect ...
 *     FakeClient client = server.accept();
 *     client.send(new ServerMessage.InitialConnection(...));
 * }
 * }</pre>
 */
public final class FakeServer implements AutoCloseable {
    /** An HTTP answer. */
    public record Answer(int status, String body) {}

    /** An HTTP request. */
    public record Request(String method, String target, String body, String authorization) {}

    private record Rule(String method, String prefix, BiFunction<FakeServer, Request, Answer> answer) {}

    private final ServerSocket listener;
    private final Thread listening = Thread.ofVirtual().unstarted(this::listen);
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<FakeClient> clients = new LinkedBlockingQueue<>();
    private volatile List<Protocol> protocols = List.of(Protocol.V3, Protocol.V2);

    private FakeServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a server that knows no page yet, and takes every WebSocket client. */
    public static FakeServer start() {
        try {
            FakeServer server = new FakeServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.listening.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Returns the base address, {@code http://127.0.0.1:port}. */
    public String uri() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Answers requests whose target starts with {@code prefix}. Later rules go before earlier ones. */
    public FakeServer http(String method, String prefix, int status, String body) {
        return http(method, prefix, request -> new Answer(status, body));
    }

    /** Answers requests whose target starts with {@code prefix}; a rule for a subscribe path with status 101 lets it pass. */
    public FakeServer http(String method, String prefix, java.util.function.Function<Request, Answer> answer) {
        rules.addFirst(new Rule(method, prefix, (server, request) -> answer.apply(request)));
        return this;
    }

    /** Sets which protocols it speaks, best first. */
    public FakeServer protocols(Protocol... known) {
        protocols = List.of(known);
        return this;
    }

    /** Returns the requests so far, WebSocket handshakes included. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits for the next WebSocket client. */
    public FakeClient accept() {
        try {
            FakeClient client = clients.poll(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (client == null) {
                throw new AssertionError("no WebSocket client came within " + Patience.LIMIT.toSeconds() + " s");
            }
            return client;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Ends all connections without a word; nobody can connect any more. */
    @Override
    public void close() {
        try {
            listener.close();
            listening.join(Patience.LIMIT); // until then the system still takes connections
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            socket.setTcpNoDelay(true); // fails if the client is gone already
            InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                HttpHead head = HttpHead.read(in);
                String length = head.header("content-length");
                String body = length.isEmpty()
                        ? ""
                        : new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
                Request request = new Request(head.method(), head.target(), body, head.header("authorization"));
                requests.add(request);
                Optional<Answer> answer = rules.stream()
                        .filter(rule -> rule.method.equals(request.method) && request.target.startsWith(rule.prefix))
                        .findFirst()
                        .map(rule -> rule.answer.apply(this, request));
                if (head.header("upgrade").equalsIgnoreCase("websocket")
                        && answer.map(Answer::status).orElse(101) == 101) {
                    upgrade(socket, in, out, head);
                    return;
                }
                reply(out, answer.orElse(new Answer(404, "")));
            }
        } catch (EOFException gone) {
            // the client has what it wanted
        } catch (IOException broken) {
            // a test ended one side
        }
    }

    private static void reply(OutputStream out, Answer answer) throws IOException {
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + answer.status + " -\r\ncontent-length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private void upgrade(Socket socket, InputStream in, OutputStream out, HttpHead head) throws IOException {
        List<String> offered =
                Arrays.asList(head.header("sec-websocket-protocol").split(", *"));
        Optional<Protocol> chosen = protocols.stream()
                .filter(each -> offered.contains(each.subprotocol()))
                .findFirst();
        if (chosen.isEmpty()) {
            reply(out, new Answer(400, "no valid protocol selected"));
            return;
        }
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: "
                                + accept(head.header("sec-websocket-key")) + "\r\nsec-websocket-protocol: "
                                + chosen.get().subprotocol() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        FakeClient client = new FakeClient(socket, out, chosen.get(), head.target(), head.header("authorization"));
        clients.add(client);
        client.read(in);
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
