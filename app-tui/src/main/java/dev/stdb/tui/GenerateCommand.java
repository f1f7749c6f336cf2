package dev.stdb.tui;

import dev.stdb.codegen.SourceFolder;
import dev.stdb.workbench.Target;
import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.ClientCode;
import dev.stdb.workbench.run.ProjectBuild;
import dev.stdb.workbench.run.Projects;
import dev.stdb.workbench.run.Targets;
import dev.stdb.workbench.run.UserDirs;
import dev.stdb.workbench.run.WorkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stdb-tui generate}. */
@Command(
        name = "generate",
        description = "Write a typed Java client for a module.",
        footer = {
            "",
            "Files of your own are never replaced or removed: only files with our first line are.",
            "",
            "Examples:",
            "  stdb-tui generate my-game                        builds the project in this folder first",
            "  stdb-tui generate target/module.wasm --package game.client --out-dir src/main/java",
            "  stdb-tui generate local/quickstart               from a running database",
            "  stdb-tui generate my-game --json                 the files written, or the failure, as JSON"
        })
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODULE.wasm|DIR|[SERVER/]DATABASE",
            description = "A built module, the folder of a module project, or a database.")
    private String source = "";

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "java",
            description = "The language: java, which is the only one.")
    private String language = "";

    @Option(
            names = "--out-dir",
            paramLabel = "DIR",
            defaultValue = "target/generated-sources/stdb",
            description = "The folder of sources; ${DEFAULT-VALUE} when left out.")
    private Path out = Path.of(".");

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = ClientCode.DEFAULT_PACKAGE,
            description = "The package; ${DEFAULT-VALUE} when left out.")
    private String packageName = "";

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Option(names = "--json", description = "Say what was written, or the failure, as JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkFailed, IOException {
        if (!language.equals("java")) {
            throw wrong("`" + language + "` is no language this command writes, only java; the official command has"
                    + " others: spacetime generate --lang " + language);
        }
        if (!SourceVersion.isName(packageName)) {
            throw wrong("`" + packageName + "` is no name of a Java package.");
        }
        tell(ClientCode.generate(learn(), packageName, out));
        return 0;
    }

    private ClientCode.Learned learn() throws WorkFailed, IOException {
        Path path = Path.of(source);
        if (Files.isDirectory(path)) {
            return ofProject(path);
        }
        return source.endsWith(".wasm") || Files.isRegularFile(path) ? ClientCode.fromModule(path) : ofDatabase();
    }

    private ClientCode.Learned ofProject(Path project) throws WorkFailed {
        var lines = new ProgressLines(System.err, Session.hasTerminal());
        ProjectBuild.Built built;
        try {
            built = Projects.build(project, null, false, json ? progress -> {} : lines);
        } finally {
            lines.end();
        }
        Path name = project.toAbsolutePath().normalize().getFileName();
        return ClientCode.fromModule(built.wasm(), name == null ? "module.wasm" : name.toString());
    }

    private ClientCode.Learned ofDatabase() throws WorkFailed, IOException {
        var config = CliConfig.read(UserDirs.ofProcess().cliConfig());
        Target target;
        try {
            target = Targets.parse(source, config);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + "; a module is a file that ends in .wasm, or the folder of its project");
        }
        return ClientCode.fromDatabase(target, tokens.choose(System.getenv(), config));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void tell(SourceFolder.Update update) {
        if (json) {
            JsonAnswer.print(
                    "ok",
                    true,
                    "package",
                    packageName,
                    "dir",
                    out,
                    "written",
                    update.written(),
                    "unchanged",
                    update.unchanged(),
                    "removed",
                    update.removed());
            return;
        }
        int files = update.written().size() + update.unchanged().size();
        System.out.println("Generated " + files + " files of package " + packageName + " in " + out + ": "
                + update.written().size() + " written, "
                + update.unchanged().size() + " unchanged, " + update.removed().size() + " removed.");
        System.out.println("Start at " + packageName + ".RemoteModule.");
    }
}
