package dev.stdb.tui;

import dev.stdb.workbench.Target;
import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.Targets;
import dev.stdb.workbench.run.UserDirs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stdb-tui connect}. */
@Command(
        name = "connect",
        description = "Open a database: its tables live, its reducers to call.",
        footer = {
            "",
            "Servers known to the official command line (cli.toml) go by their nickname; its login token is used.",
            "Servers that are not this machine open read-only; type :unlock to allow calls.",
            "",
            "Examples:",
            "  stdb-tui connect quickstart                    on the default server",
            "  stdb-tui connect local/quickstart              on the server called local",
            "  stdb-tui connect 10.0.0.7:3000/quickstart      by address",
            "  stdb-tui connect https://maincloud.spacetimedb.com/quickstart"
        })
final class ConnectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "[SERVER/]DATABASE", description = "The database, by name or identity.")
    private String database = "";

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Override
    public Integer call() throws IOException {
        var config = CliConfig.read(UserDirs.ofProcess().cliConfig());
        Target target;
        try {
            target = Targets.parse(database, config);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        var token = tokens.choose(System.getenv(), config);
        if (!Session.hasTerminal()) {
            throw new ParameterException(spec.commandLine(), "connect needs a terminal, and this is none.");
        }
        return Session.run(target, token);
    }
}
