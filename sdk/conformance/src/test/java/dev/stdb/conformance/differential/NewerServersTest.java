package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.conformance.modules.TwinClasses;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.testing.CallResult;
import dev.stdb.module.testing.LogEntry;
import dev.stdb.module.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers after 2.8.3 have, in test databases of classes and of wasm. */
class NewerServersTest {
    @BeforeAll
    static void build() {
        assertThat(BuiltModules.wasm("surface")).isNotEmpty();
    }

    private static TestDatabase.Builder database(String target) {
        return TestDatabase.builder(TwinClasses.of("surface")).target(target);
    }

    private static TestDatabase start(TestDatabase.Builder builder) {
        System.setProperty("stdb.test.wasm", Path.of("target/wasm/surface.wasm").toString());
        try {
            return builder.start();
        } finally {
            System.clearProperty("stdb.test.wasm");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void valuesAreRead(String target) {
        try (TestDatabase db = start(database(target)
                .environment("API_KEY", "kéy")
                .environment("LEVEL", "very loud")
                .environment("REGION", "eu")
                .environment("NOBODY_ASKS", ""))) {
            assertThat(db.as("ann").call("environment")).isInstanceOf(CallResult.Committed.class);
            assertThat(db.logs()).extracting(LogEntry::message).contains("kéy Optional[LOUD] eu");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void handlersThatAskLearnWhoSentTheRequest(String target) {
        try (TestDatabase db = start(database(target).environment("API_KEY", ""))) {
            String first = db.request(HttpRequest.get("/who")).text();
            assertThat(first).matches("[0-9a-f]{64} true");
            assertThat(db.request(HttpRequest.get("/who")).text())
                    .matches("[0-9a-f]{64} true")
                    .isNotEqualTo(first);
            assertThat(db.request(HttpRequest.get("/health")).text()).isEqualTo("well");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void whatAServerWouldNotPublishIsRefused(String target) {
        assertThatThrownBy(() -> start(database(target)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("environment key \"API_KEY\": required value is missing");
        assertThatThrownBy(
                        () -> start(database(target).environment("API_KEY", "").environment("LEVEL", "loud")))
                .hasMessageEndingWith(
                        "environment key \"LEVEL\": value does not satisfy its declared string constraint");
        assertThatThrownBy(
                        () -> start(database(target).environment("API_KEY", "").environment("REGION", "asia")))
                .hasMessageEndingWith(
                        "environment key \"REGION\": value does not satisfy its declared string constraint");
        assertThatThrownBy(() -> start(database(target).environment("API-KEY", "")))
                .hasMessageEndingWith("invalid name");
        assertThatThrownBy(() -> start(database(target).environment("API_KEY", "x".repeat(8193))))
                .hasMessageEndingWith("environment key \"API_KEY\": value exceeds size limit");
    }
}
