package dev.stdb.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A log that is followed: line 16 of the recording {@code http/logs}. */
class FollowedLogTest {
    @Test
    void newRecordsArriveOneChunkEach() throws Exception {
        try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local());
                var socket = new Socket()) {
            host.publish("h-logs", Prelude.module("logs", 1));
            socket.connect(host.address());
            socket.setSoTimeout(RawHttp.PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET /v1/database/h-logs/logs?num_lines=1&follow=true HTTP/1.1\r\nhost: x\r\nauthorization:"
                                    + " Bearer " + host.ownerToken() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            var head = new StringBuilder();
            for (String line = RawHttp.line(in); !line.isEmpty(); line = RawHttp.line(in)) {
                head.append(line.toLowerCase(Locale.ROOT)).append('\n');
            }
            assertThat(head.toString())
                    .contains("200 ok", "transfer-encoding: chunked", "application/x-ndjson", "no-cache");
            assertThat(chunk(in)).contains("\"message\":\"Database initialized\"");

            new OwnedDatabase(host, "h-logs").call("refuse");
            assertThat(chunk(in)).contains("\"function\":\"came\",\"message\":\"connected\"");
            assertThat(chunk(in))
                    .contains(
                            "\"level\":\"Error\"",
                            "\"function\":\"refuse\"",
                            "not today: \\\"quoted\\\" and häß ☃\\nsecond");
            assertThat(chunk(in)).contains("\"function\":\"went\",\"message\":\"disconnected\"");
        }
    }

    private static String chunk(InputStream in) throws IOException {
        int length = Integer.parseInt(RawHttp.line(in), 16);
        var out = new ByteArrayOutputStream();
        out.write(in.readNBytes(length));
        RawHttp.line(in);
        return out.toString(StandardCharsets.UTF_8);
    }
}
