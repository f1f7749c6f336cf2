package dev.stdb.tui;

import dev.stdb.workbench.run.Demo;
import dev.stdb.workbench.run.UserDirs;
import dev.stdb.workbench.run.WorkFailed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stdb-tui demo}. */
@Command(
        name = "demo",
        description = "See it work: builds the module `arena` from Java to WebAssembly, runs it here, shows it live.",
        footer = {
            "",
            "Everything runs in this process and in memory, and ends with it.",
            "",
            "Example:",
            "  stdb-tui demo      then Enter on the reducer `join` to take part"
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, WorkFailed {
        if (!Session.hasTerminal()) {
            throw new ParameterException(spec.commandLine(), "demo needs a terminal, and this is none.");
        }
        System.out.println("stdb demo");
        var lines = new ProgressLines(System.out, true);
        try (Demo demo = Demo.start(UserDirs.ofProcess(), lines)) {
            lines.end();
            return Session.run(demo.target(), Optional.of(demo.token()));
        } finally {
            lines.end();
        }
    }
}
