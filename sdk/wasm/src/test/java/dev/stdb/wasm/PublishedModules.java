package dev.stdb.wasm;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The programs that were published to a real server, with its answers. */
public final class PublishedModules {
    /** One publish: what it was about, the program, the answer. */
    @SuppressWarnings("ArrayRecordComponent") // test data
    public record Published(String about, byte[] wasm, int status, String answer) {
        @Override
        public String toString() {
            return about;
        }
    }

    private PublishedModules() {}

    /** Every publish that had a body, in the order of the recording. */
    public static List<Published> all() {
        var list = new ArrayList<Published>();
        for (var line : Golden.lines("http/publish.jsonl")) {
            var body = line.path("request").path("body_hex");
            if (body.isString()) {
                var response = line.path("response");
                list.add(new Published(
                        line.path("about").asString(),
                        HexFormat.of().parseHex(body.asString()),
                        response.path("status").asInt(),
                        response.path("body").asString()));
            }
        }
        return list;
    }

    /** The one with that title. */
    public static Published named(String about) {
        return all().stream().filter(p -> p.about().equals(about)).findFirst().orElseThrow();
    }
}
