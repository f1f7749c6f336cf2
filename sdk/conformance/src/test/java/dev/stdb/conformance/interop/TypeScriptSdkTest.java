package dev.stdb.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostOptions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Java module, compiled to wasm and run by the embedded host, as the official TypeScript SDK sees it. */
class TypeScriptSdkTest {
    private static byte[] wasm;

    @BeforeAll
    static void buildTheModule() throws Exception {
        wasm = BuiltModules.wasm("interop");
    }

    @ParameterizedTest(name = "over {0} with compression {1}")
    @CsvSource({"v3, none", "v2, none", "v3, gzip", "v2, gzip"})
    void theOfficialClientConnectsSubscribesCallsAndSeesEveryChange(String protocol, String compression)
            throws Exception {
        Node node = Node.installed();
        try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local())) {
            host.publish("interop", wasm);
            String uri = "ws://127.0.0.1:" + host.address().getPort();
            List<String> printed = node.script("interop.mjs", uri, "interop", protocol, compression);
            assertThat(printed)
                    .filteredOn(line -> line.startsWith("protocol"))
                    .containsOnly("protocol " + protocol + ".bsatn.spacetimedb");
            assertThat(printed).filteredOn(line -> !line.startsWith("protocol")).containsExactlyElementsOf(expected());
        }
    }

    private static List<String> expected() {
        return List.of(
                "connected 64 3",
                "same identity with the token true",
                "another identity true",
                "applied 0 0",
                "add | alice insert ada 0, bob insert ada 0",
                "award | alice update ada 0 -> 5, bob update ada 0 -> 5",
                "award | alice update ada 5 -> -4, bob delete ada 5",
                "remove | alice delete ada -4",
                "cheerFor | alice event hé 4294967295, bob event hé 4294967295",
                "events are not kept 0",
                "refuse SenderError because",
                "crash InternalError The instance encountered a fatal error.",
                "add SenderError a person needs a name",
                "late subscriber 2000 true 1999000",
                "subscription error no such table: `nothing`. If the table exists, it may be marked private., executing: `SELECT * FROM nothing`",
                "unsubscribed 2000",
                "done");
    }
}
