package dev.stdb.workbench.run;

import dev.stdb.module.build.Digest;
import dev.stdb.templates.Template;
import dev.stdb.templates.Templates;
import dev.stdb.workbench.Target;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The demo: the template {@code arena} built from source, a host in this process, the module published to it. What was
 * built before from the same sources with the same tools is used again.
 */
public final class Demo implements AutoCloseable {
    private static final String NAME = "arena";

    /** The jars whose content decides what a build gives; TeaVM's are told apart by the version in their name. */
    private static final Pattern BUILDS = Pattern.compile("(stdb-(bsatn|schema|wasm|module-.*)|teavm-.*)-\\d.*\\.jar");

    /** As many digits of the fingerprint as the name of a folder needs. */
    private static final int FOLDER_DIGITS = 24;

    private final LocalHost host;

    private Demo(LocalHost host) {
        this.host = host;
    }

    /** Prepares everything on the calling thread, the host beside it. */
    public static Demo start(UserDirs dirs, Consumer<Progress> progress) throws WorkFailed {
        CompletableFuture<LocalHost> starting = CompletableFuture.supplyAsync(() -> startHost(dirs));
        try {
            byte[] wasm = module(dirs, progress);
            long from = System.nanoTime();
            LocalHost host = join(starting);
            progress.accept(new Progress.Ended("host started", host.url(), millisSince(from)));
            from = System.nanoTime();
            progress.accept(new Progress.Began("publishing " + NAME));
            host.publish(NAME, wasm);
            progress.accept(new Progress.Ended("published " + NAME, "", millisSince(from)));
            return new Demo(host);
        } catch (WorkFailed | RuntimeException e) {
            closeWhenStarted(starting);
            throw e;
        }
    }

    private static void closeWhenStarted(CompletableFuture<LocalHost> starting) {
        starting.whenComplete((host, failure) -> {
                    if (host != null) host.close();
                })
                .exceptionally(failure -> null); // it never started: nothing is left to close
    }

    private static LocalHost startHost(UserDirs dirs) {
        try {
            return LocalHost.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), dirs);
        } catch (WorkFailed e) {
            throw new CompletionException(e);
        }
    }

    private static LocalHost join(CompletableFuture<LocalHost> starting) throws WorkFailed {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WorkFailed failed
                    ? failed
                    : new WorkFailed("the host did not start: " + e.getCause(), e);
        }
    }

    private static byte[] module(UserDirs dirs, Consumer<Progress> progress) throws WorkFailed {
        long from = System.nanoTime();
        try {
            Template template = Templates.find(NAME).orElseThrow();
            Path folder = dirs.cache().resolve("demo").resolve(fingerprint(template));
            Path wasm = folder.resolve(NAME + ".wasm");
            if (Files.exists(wasm)) {
                byte[] bytes = Files.readAllBytes(wasm);
                progress.accept(
                        new Progress.Ended("module " + NAME, "built before, " + size(bytes.length), millisSince(from)));
                return bytes;
            }
            return build(template, folder, wasm, progress);
        } catch (IOException e) {
            throw new WorkFailed("the demo's files could not be kept in " + dirs.cache() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] build(Template template, Path folder, Path wasm, Consumer<Progress> progress)
            throws WorkFailed, IOException {
        Files.createDirectories(folder);
        Path project = Files.createTempDirectory(folder, "project");
        Path fresh = project.resolve("fresh.wasm");
        try {
            Templates.copyTo(template, project);
            ProjectBuild.Built built = Projects.build(project, fresh, true, progress);
            progress.accept(
                    new Progress.Ended("module " + NAME, "built from source, " + size(built.bytes()), built.millis()));
            byte[] bytes = Files.readAllBytes(fresh);
            moveInPlace(fresh, wasm);
            return bytes;
        } finally {
            delete(project);
        }
    }

    private static void moveInPlace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst =
                    files.sorted(java.util.Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.deleteIfExists(file);
        }
    }

    /** Of the template's files and of the tools that would build them. */
    private static String fingerprint(Template template) throws IOException {
        var digest = new Digest();
        for (String file : template.files()) {
            digest.add(file);
            digest.add(Templates.content(template, file));
        }
        for (String entry : System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            String name =
                    path.getFileName() == null ? entry : path.getFileName().toString();
            if (!BUILDS.matcher(name).matches() || !Files.isRegularFile(path)) continue;
            digest.add(name);
            if (name.startsWith("stdb-")) digest.add(Files.readAllBytes(path));
        }
        return digest.hex().substring(0, FOLDER_DIGITS);
    }

    private static String size(int bytes) {
        return (bytes + 512) / 1024 + " KiB";
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** What the workbench connects to. */
    public Target target() {
        return new Target("demo", host.url(), NAME, true);
    }

    /** As the owner, who may read private tables too. */
    public Secret token() {
        return host.ownerToken();
    }

    @Override
    public void close() {
        host.close();
    }
}
