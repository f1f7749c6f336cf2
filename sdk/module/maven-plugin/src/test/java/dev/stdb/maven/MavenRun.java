package dev.stdb.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import dev.stdb.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user's project in Maven, with this build's artifacts in a repository of its own: nothing need be installed. Runs after packaging, so
 * not among the unit tests.
 */
class MavenRun {
    private static final Pattern ARTIFACT = Pattern.compile(
            "<artifactId>(stdb-[a-z-]+)</artifactId>\\s*(?:<version>[^<]*</version>\\s*)?<(?:packaging|name)>");
    private static final String VERSION = System.getProperty("stdb.version");

    @TempDir
    Path folder;

    @Test
    void aFreshProjectIsTestedAndBuiltAndRunsOnTheHost() throws Exception {
        Path arena = folder.resolve("arena");
        Templates.copyTo(Templates.find("arena").orElseThrow(), arena);
        Files.writeString(arena.resolve("src/main/java/arena/Nickname.java"), """
                package arena;

                import dev.stdb.module.PrimaryKey;
                import dev.stdb.module.Table;
                import org.jspecify.annotations.Nullable;

                /** What only the module API's own dependencies make compile. */
                @Table
                public record Nickname(@PrimaryKey int id, @Nullable String name) {}
                """);
        fillRepository();
        String output = maven(arena, "verify", "stdb:host-start", "stdb:host-stop");
        assertThat(output)
                .contains("Tests run: 8, Failures: 0, Errors: 0, Skipped: 0")
                .contains("module.wasm")
                .contains("The host runs at http://127.0.0.1:")
                .contains("is stopped.");
        assertThat(arena.resolve("target/module.wasm")).isNotEmptyFile();
        assertThat(maven(
                        arena,
                        "test",
                        "-Dstdb.test.target=wasm",
                        "-Dstdb.test.wasm=" + arena.resolve("target/module.wasm")))
                .contains("Tests run: 8, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void aClientProjectIsGeneratedAndCompiled() throws Exception {
        Path arena = folder.resolve("arena");
        Templates.copyTo(Templates.find("arena").orElseThrow(), arena);
        try (var build = new ModuleBuild(BuildOptions.defaults().withOptimization(BuildOptions.Optimization.QUICK))) {
            assertThat(build.run(arena, event -> {})).isInstanceOf(BuildResult.Built.class);
        }
        Path client = folder.resolve("client");
        Path source = client.resolve("src/main/java/game/Game.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package game;

                import arena.client.Player;
                import arena.client.RemoteModule;

                class Game {
                    static int health(RemoteModule module) {
                        return module.tables().player().findByName("Ada").map(Player::health).orElse(0);
                    }
                }
                """);
        Files.writeString(client.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>game</groupId>
                  <artifactId>client</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency><groupId>dev.stdb</groupId><artifactId>stdb-client</artifactId><version>VERSION</version></dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                      <plugin>
                        <groupId>dev.stdb</groupId>
                        <artifactId>stdb-maven-plugin</artifactId>
                        <version>VERSION</version>
                        <executions>
                          <execution>
                            <goals><goal>generate</goal></goals>
                            <configuration>
                              <wasm>${project.basedir}/../arena/target/module.wasm</wasm>
                              <packageName>arena.client</packageName>
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.replace("VERSION", VERSION));
        fillRepository();

        assertThat(maven(client, "compile")).contains("Client for module.wasm in package arena.client: ");
        assertThat(client.resolve("target/generated-sources/stdb/arena/client/Player.java"))
                .exists();
        assertThat(client.resolve("target/classes/game/Game.class")).exists();
        assertThat(client.resolve("target/classes/arena/client/Player.class")).exists();
    }

    /** Poms and jars of this build, as if they were installed. */
    private void fillRepository() throws IOException {
        Path root = Path.of(System.getProperty("stdb.repository"));
        try (Stream<Path> poms = Files.find(
                root,
                5,
                (file, a) -> file.endsWith("pom.xml") && !file.toString().contains("target"))) {
            for (Path pom : poms.toList()) {
                Matcher artifact = ARTIFACT.matcher(Files.readString(pom));
                if (artifact.find()) {
                    install(pom, artifact.group(1));
                }
            }
        }
    }

    private void install(Path pom, String artifact) throws IOException {
        Path into = Files.createDirectories(
                folder.resolve("repository/dev/stdb").resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(pom, into.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        Path jar = Objects.requireNonNull(pom.getParent()).resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, into.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String maven(Path project, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        command.add(Path.of(System.getProperty("stdb.maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + folder.resolve("repository")));
        command.add("-Dmaven.repo.local.tail=" + tails());
        command.add("-Daether.chainedLocalRepository.ignoreTailAvailability=true");
        if (System.getProperty("stdb.offline", "").endsWith("true")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        Path log = folder.resolve("maven.log");
        var builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        builder.environment().remove("MAVEN_OPTS");
        Process process = builder.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(log);
        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** The repositories that this build uses itself. */
    private static String tails() {
        String tail = System.getProperty("stdb.localRepository.tail", "");
        String own = System.getProperty("stdb.localRepository");
        return tail.isEmpty() || tail.startsWith("$") ? own : own + "," + tail;
    }
}
