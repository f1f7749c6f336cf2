package dev.stdb.tui;

import dev.stdb.workbench.run.ProjectBuild;
import dev.stdb.workbench.run.WorkFailed;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stdb-tui build}. */
@Command(
        name = "build",
        description = "Build a module project to WebAssembly.",
        footer = {
            "",
            "Examples:",
            "  stdb-tui build                            the project in this folder, to target/module.wasm",
            "  stdb-tui build my-game --out game.wasm",
            "  stdb-tui build my-game --quick            sooner, to try a change; leave it out to publish",
            "  stdb-tui build my-game --quick --watch    again after every change, until Ctrl-C",
            "  stdb-tui build my-game --json             the result, or the problems, as JSON"
        })
final class BuildCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The project's folder; this one when left out.")
    private Path project = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE.wasm", description = "Where the module goes.")
    private @Nullable Path out;

    @Option(
            names = "--quick",
            description = "For the edit-run loop: built sooner; the module takes about twice the fuel to run.")
    private boolean quick;

    @Option(names = "--watch", description = "Build again whenever a source changes, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Say the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkFailed, InterruptedException {
        try (var build = new ProjectBuild(project, out, quick)) {
            if (!watch) {
                once(build);
                return 0;
            }
            while (true) {
                try {
                    once(build);
                } catch (WorkFailed problems) {
                    Failures.report(problems, json);
                }
                build.awaitChange();
            }
        }
    }

    private void once(ProjectBuild build) throws WorkFailed {
        var lines = new ProgressLines(System.err, Session.hasTerminal());
        try {
            tell(build.run(json ? progress -> {} : lines), lines);
        } finally {
            lines.end();
        }
    }

    private void tell(ProjectBuild.Built built, ProgressLines lines) {
        lines.end();
        if (json) {
            JsonAnswer.print(
                    "ok", true,
                    "wasm", built.wasm(),
                    "bytes", built.bytes(),
                    "millis", built.millis(),
                    "needs", built.needs(),
                    "warnings", built.warnings());
            return;
        }
        built.warnings().forEach(System.err::println);
        System.out.println("Built " + built.wasm() + ", " + (built.bytes() + 512) / 1024 + " KiB in " + built.millis()
                + " ms, for servers from " + built.needs() + ".");
    }
}
