package dev.stdb.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node.js with the packages of {@code src/test/typescript}, installed once per build into {@code target/typescript}. */
final class Node {
    private static final Path SOURCES = Path.of("src/test/typescript");
    private static final String FACT = "fact: ";
    private final Path home;

    private Node(Path home) {
        this.home = home;
    }

    /** Skips the calling test where Node is missing; in CI ({@code CI=true}) that is a failure. */
    static Node installed() throws IOException, InterruptedException {
        boolean found = onPath("node") && onPath("npm");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found).as("Node and npm on PATH, which CI needs").isTrue();
        }
        assumeTrue(found, "Node.js is not installed: the TypeScript interoperability tests are skipped");
        Path home = Path.of("target/typescript").toAbsolutePath();
        Files.createDirectories(home);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.write(home.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
        }
        Files.write(home.resolve("interop.mjs"), Files.readAllBytes(SOURCES.resolve("interop.mjs")));
        var node = new Node(home);
        if (!Files.exists(home.resolve("node_modules/spacetimedb/package.json"))) {
            node.run(300, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        return node;
    }

    /** Runs a script and returns the facts it told; the test fails with all it printed if it does not end well in time. */
    List<String> script(String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "--experimental-websocket", "--no-warnings", script));
        command.addAll(List.of(arguments));
        return run(120, command.toArray(String[]::new))
                .lines()
                .filter(line -> line.startsWith(FACT))
                .map(line -> line.substring(FACT.length()))
                .toList();
    }

    private String run(int seconds, String... command) throws IOException, InterruptedException {
        File output = Files.createTempFile(home, "output", ".txt").toFile();
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        Files.delete(output.toPath());
        assertThat(ended)
                .as("%s ended within %s s; it printed:%n%s", command[0], seconds, printed)
                .isTrue();
        assertThat(process.exitValue())
                .as("exit code; it printed:%n%s", printed)
                .isZero();
        return printed;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
