package dev.stdb.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the owner of a database asks over HTTP. */
record OwnedDatabase(EmbeddedHost host, String name) {
    RawHttp.Answer publish(String query, byte[] wasm) throws IOException {
        return send("PUT", query, wasm);
    }

    RawHttp.Answer delete() throws IOException {
        return send("DELETE", "", new byte[0]);
    }

    /** Calls a reducer or procedure without arguments. */
    RawHttp.Answer call(String function) throws IOException {
        return call(function, "[]");
    }

    /** @param args an array in JSON */
    RawHttp.Answer call(String function, String args) throws IOException {
        return send("POST", "/call/" + function, args.getBytes(StandardCharsets.UTF_8));
    }

    RawHttp.Answer sql(String statement) throws IOException {
        return send("POST", "/sql", statement.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole log, a record per line. */
    String log() throws IOException {
        return send("GET", "/logs", new byte[0]).text();
    }

    private RawHttp.Answer send(String method, String path, byte[] body) throws IOException {
        return RawHttp.send(
                host.address(),
                method,
                "/v1/database/" + name + path,
                Map.of("authorization", "Bearer " + host.ownerToken(), "content-type", "application/json"),
                body);
    }
}
