package dev.stdb.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server with one endless chunked answer, line by line as a test says. */
final class SlowLog implements AutoCloseable {
    private final ServerSocket listener;
    private final CompletableFuture<Socket> client = new CompletableFuture<>();

    SlowLog() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(() -> {
            try {
                Socket socket = listener.accept();
                socket.getInputStream().read(new byte[4096]);
                write(socket, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                client.complete(socket);
            } catch (IOException failed) {
                client.completeExceptionally(failed);
            }
        });
    }

    String uri() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    void line(String text) {
        String line = text + "\n";
        try {
            write(client.join(), Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
            client.join().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
