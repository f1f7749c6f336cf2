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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    void aWatchedProjectIsBuiltAgainAfterEachChangeBrokenOrNot() throws Exception {
        Path game = folder.resolve("game");
        assertThat(run("new", "arena", game.toString(), "--json")).isZero();
        Path source = game.resolve("src/main/java/arena/Arena.java");
        String good = Files.readString(source);
        said.reset();

        Thread watching =
                Thread.ofPlatform().start(() -> run("build", game.toString(), "--quick", "--watch", "--json"));
        try {
            assertThat(answers(1).get("ok").asBoolean()).isTrue();
            save(source, good.replaceFirst("class Arena", "clas Arena"));
            assertThat(answers(2).get("problems").get(0).asString()).contains("Arena.java:");
            save(source, good + "// mended");
            assertThat(answers(3).get("ok").asBoolean()).isTrue();
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    /** All at once: a file that is half written would be built, too, if the machine is slow. */
    private void save(Path file, String text) throws IOException {
        Path whole = Files.writeString(folder.resolve("saved"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last of so many answers, each on a line of its own, once it is there. */
    private JsonNode answers(int count) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        List<String> lines = List.of();
        while (lines.size() < count) {
            assertThat(System.nanoTime()).as("answers: %s", lines).isLessThan(patience);
            Thread.sleep(20);
            String all = said.toString(StandardCharsets.UTF_8);
            lines = all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        }
        return JsonMapper.shared().readTree(lines.get(count - 1));
    }

    @Test
    void generateOfWhatIsNoModuleIsAFailureAsJson() throws IOException {
        Path wasm = folder.resolve("rubbish.wasm");
        assertThat(run("generate", wasm.toString(), "--json")).isEqualTo(1);
        assertThat(answer().get("message").asString()).isEqualTo("there is no " + wasm + "; build the module first");
        said.reset();
        Files.writeString(wasm, "no wasm");
        Path out = folder.resolve("out");
        assertThat(run("generate", wasm.toString(), "--out-dir", out.toString(), "--json"))
                .isEqualTo(1);
        assertThat(answer().get("ok").asBoolean()).isFalse();
        assertThat(answer().get("message").asString()).startsWith(wasm + " is no module that a server would take: ");
        assertThat(out).doesNotExist();
    }

    @Test
    void generateBuildsTheProjectAndTouchesNobodysFiles() throws IOException {
        Path game = folder.resolve("game");
        assertThat(run("new", "arena", game.toString(), "--json")).isZero();
        Path out = folder.resolve("client");
        Path client = out.resolve("game/client");

        assertThat(generate(game, out)).isZero();
        int files = answer().get("written").size();
        assertThat(files).isGreaterThan(10);
        assertThat(client.resolve("Hit.java"))
                .content()
                .startsWith("// Generated by stdb for package game.client, from game.")
                .contains("public record Hit(String attacker, String victim, int damage, boolean knockout, Vec at)");

        Path own = Files.writeString(client.resolve("Own.java"), "mine");
        Path wasm = Files.copy(game.resolve("target/module.wasm"), folder.resolve("game.wasm"));
        assertThat(generate(wasm, out)).isZero();
        assertThat(answer().get("written").size() + answer().get("unchanged").size())
                .isEqualTo(files);
        assertThat(answer().get("removed")).isEmpty();
        assertThat(own).hasContent("mine");

        Files.writeString(client.resolve("Hit.java"), "mine too");
        assertThat(generate(wasm, out)).isEqualTo(1);
        assertThat(answer().get("message").asString())
                .startsWith("nothing was written")
                .contains("Hit.java");
        assertThat(client.resolve("Hit.java")).hasContent("mine too");
    }

    private int generate(Path source, Path out) {
        said.reset();
        return run("generate", source.toString(), "--out-dir", out.toString(), "--package", "game.client", "--json");
    }

    @Test
    void generateWritesJavaOnlyAndIntoPackagesOnly() {
        assertThat(run("generate", "x.wasm", "--lang", "rust")).isEqualTo(2);
        assertThat(usage.toString())
                .contains("`rust` is no language this command writes, only java")
                .contains("spacetime generate --lang rust");
        assertThat(run("generate", "x.wasm", "--package", "../up")).isEqualTo(2);
        assertThat(usage.toString()).contains("`../up` is no name of a Java package");
        assertThat(run("generate", "nowhere/")).isEqualTo(2);
        assertThat(usage.toString()).contains("names no database").contains("ends in .wasm");
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
        for (String command : new String[] {"connect", "demo", "new", "build", "generate", "host"}) {
            var help = new StringWriter();
            assertThat(Main.commandLine().setOut(new PrintWriter(help, true)).execute(command, "--help"))
                    .isZero();
            assertThat(help.toString()).contains("Example").contains("stdb-tui " + command);
        }
    }
}
