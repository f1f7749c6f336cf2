package dev.stdb.tui;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code stdb-tui connect | demo | new | build | generate | host}. Exit codes: 0 done, 1 failed, 2 wrongly called. */
@Command(
        name = "stdb-tui",
        description = "The terminal workbench for SpacetimeDB.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            ConnectCommand.class,
            DemoCommand.class,
            NewCommand.class,
            BuildCommand.class,
            GenerateCommand.class,
            HostCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  stdb-tui demo                       a module built, hosted and shown live; needs nothing else",
            "  stdb-tui connect local/quickstart   look into a database",
            "  stdb-tui new arena my-game          a project to start from",
            "  stdb-tui build my-game              its WebAssembly module",
            "  stdb-tui generate my-game           a Java client for it",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrongly called."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    public static void main(String[] args) {
        // Text goes out as UTF-8 whatever the platform's default is: names and marks are not ASCII.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((failure, line, result) ->
                Failures.report(failure, line.getParseResult().hasMatchedOption("--json")));
        commands.setUsageHelpWidth(100);
        return commands;
    }

    @Override
    public void run() {
        if (version) {
            String known = Main.class.getPackage().getImplementationVersion();
            System.out.println("stdb-tui " + (known == null ? "(not packaged)" : known));
            return;
        }
        throw new ParameterException(spec.commandLine(), "Which command? `stdb-tui demo` is a good first one.");
    }
}
