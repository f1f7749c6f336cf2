package dev.stdb.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands say and with which exit code they end, called as the launcher calls them. */
class CommandsTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final StringWriter usage = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(usage, true)).execute(arguments);
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void newSaysTheFilesAsJson() {
        Path project = folder.resolve("game");
        assertThat(run("new", "arena", project.toString(), "--json")).isZero();
        assertThat(answer().get("ok").asBoolean()).isTrue();
        assertThat(answer().get("files").get(0).isString()).isTrue();
        assertThat(answer().get("files"))
                .allSatisfy(file -> assertThat(Path.of(file.asString())).isRegularFile());
    }

    @Test
    void newOfAnUnknownTemplateIsAFailureAsJsonToo() {
        assertThat(run("new", "nope", folder.toString(), "--json")).isEqualTo(1);
        assertThat(answer().get("ok").asBoolean()).isFalse();
        assertThat(answer().get("message").asString()).contains("nope").contains("arena");
        assertThat(complained.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void newNeverOverwritesAFile() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "mine");
        assertThat(run("new", "arena", folder.toString())).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("pom.xml")
                .contains("choose an empty folder");
        assertThat(folder.resolve("pom.xml")).hasContent("mine");
        assertThat(folder.resolve("src")).doesNotExist();
    }

    @Test
    void aBuildThatFailsSaysWhyAsJson() {
        assertThat(run("build", folder.resolve("nothing").toString(), "--json")).isEqualTo(1);
        assertThat(answer().get("ok").asBoolean()).isFalse();
        assertThat(answer().get("message").asString()).contains("no folder");
    }

    @Test
    void aWrongCallShowsHowItIsMeant() {
        assertThat(run("connect", "arena", "--nonsense")).isEqualTo(2);
        assertThat(usage.toString()).contains("Unknown option").contains("stdb-tui connect local/quickstart");
        assertThat(run("host", "--listen", "somewhere")).isEqualTo(2);
        assertThat(usage.toString()).contains("no address to listen on");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void helpOfEveryCommandHasAnExample() {
        for (String command : new String[] {"connect", "demo", "new", "build", "host"}) {
            var help = new StringWriter();
            assertThat(Main.commandLine().setOut(new PrintWriter(help, true)).execute(command, "--help"))
                    .isZero();
            assertThat(help.toString()).contains("Example").contains("stdb-tui " + command);
        }
    }
}
