package dev.stdb.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.workbench.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @TempDir
    Path folder;

    private CliConfig config(String toml) throws IOException {
        return CliConfig.read(Files.writeString(folder.resolve("cli.toml"), toml));
    }

    private static final String FILE = """
            default_server = "work"
            spacetimedb_token = "very.secret.token"

            [[server_configs]]
            nickname = "work"
            host = "db.example.org"
            protocol = "https"

            [[server_configs]]
            nickname = "local"
            host = "127.0.0.1:3000"
            protocol = "http"
            """;

    @Test
    void aDatabaseAloneIsOnTheDefaultServer() throws IOException {
        assertThat(Targets.parse("chat", config(FILE)))
                .isEqualTo(new Target("work", "https://db.example.org", "chat", false));
        assertThat(Targets.parse("chat", CliConfig.NONE))
                .isEqualTo(new Target("local", "http://127.0.0.1:3000", "chat", true));
    }

    @Test
    void aServerIsANicknameAHostOrAnAddress() throws IOException {
        assertThat(Targets.parse("local/chat", config(FILE)).uri()).isEqualTo("http://127.0.0.1:3000");
        assertThat(Targets.parse("10.0.0.7:3000/chat", config(FILE)))
                .isEqualTo(new Target("10.0.0.7:3000", "http://10.0.0.7:3000", "chat", false));
        assertThat(Targets.parse("https://maincloud.spacetimedb.com/chat", config(FILE)))
                .isEqualTo(new Target("maincloud.spacetimedb.com", "https://maincloud.spacetimedb.com", "chat", false));
        assertThat(Targets.parse("localhost:3000/chat", config(FILE)).local()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "local/", "nowhere/chat", "http:///chat", "a/b/chat", "http://a b/chat"})
    void whatMeansNothingIsRefusedWithASentence(String typed) {
        assertThatThrownBy(() -> Targets.parse(typed, CliConfig.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{20,}");
    }

    @Test
    void theTokenIsReadAndNeverPrinted() throws IOException {
        CliConfig config = config(FILE);
        assertThat(config.token().orElseThrow().reveal()).isEqualTo("very.secret.token");
        assertThat(config.toString()).doesNotContain("secret.token");
    }

    @Test
    void aBrokenFileIsNamed() {
        assertThatThrownBy(() -> config("default_server = "))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cli.toml");
    }

    @Test
    void noFileMeansTheUsualServers() throws IOException {
        assertThat(CliConfig.read(folder.resolve("none.toml"))).isEqualTo(CliConfig.NONE);
    }

    @Test
    void theFileIsWhereTheOfficialCommandLineKeepsIt() {
        assertThat(CliConfig.defaultPath(Map.of(), "Linux", Path.of("/home/ada")))
                .isEqualTo(Path.of("/home/ada/.config/spacetime/cli.toml"));
        assertThat(CliConfig.defaultPath(Map.of("XDG_CONFIG_HOME", "/x"), "Linux", Path.of("/home/ada")))
                .isEqualTo(Path.of("/x/spacetime/cli.toml"));
    }

    @Test
    void onlyThisMachineIsLocal() {
        assertThat(Targets.isLoopback("http://127.0.0.1:3000")).isTrue();
        assertThat(Targets.isLoopback("http://[::1]:3000")).isTrue();
        assertThat(Targets.isLoopback("http://localhost")).isTrue();
        assertThat(Targets.isLoopback("http://127.evil.org")).isFalse();
        assertThat(Targets.isLoopback("https://maincloud.spacetimedb.com")).isFalse();
    }
}
