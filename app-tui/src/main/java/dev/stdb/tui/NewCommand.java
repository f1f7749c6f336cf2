package dev.stdb.tui;

import dev.stdb.workbench.run.Projects;
import dev.stdb.workbench.run.WorkFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stdb-tui new}. */
@Command(
        name = "new",
        description = "Make a module project from a template.",
        footer = {
            "",
            "Templates: arena (bots and players in a small world)",
            "",
            "Example:",
            "  stdb-tui new arena my-game",
            "  stdb-tui build my-game"
        })
final class NewCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TEMPLATE", description = "The template, such as arena.")
    private String template = "";

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            description = "The folder to make; other files in it stay as they are.")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "Say what was written, or the failure, as JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkFailed {
        List<Path> files = Projects.create(template, folder);
        if (json) {
            JsonAnswer.print("ok", true, "files", files);
            return 0;
        }
        System.out.println("Made " + files.size() + " files in " + folder + ". Next:");
        System.out.println("  stdb-tui build " + folder);
        return 0;
    }
}
