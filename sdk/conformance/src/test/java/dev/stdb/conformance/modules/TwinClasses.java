package dev.stdb.conformance.modules;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Twins and the projects under {@code src/test/modules} compiled for this JVM, each once per test run, by plain javac with the module
 * processor. The folders in {@code libraries} of a project are modules that it may mount, compiled before it in the order of their names.
 */
public final class TwinClasses {
    private static final ConcurrentHashMap<String, Class<?>> COMPILED = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<String, List<Path>> LIBRARIES = new ConcurrentHashMap<>();

    private TwinClasses() {}

    /** The generated dispatch of a twin. */
    public static Class<?> of(String twin) {
        return COMPILED.computeIfAbsent(twin, TwinClasses::compile);
    }

    /** The class folders of a project's libraries; empty for those that have none. */
    static List<Path> libraries(String name) {
        return LIBRARIES.computeIfAbsent(name, TwinClasses::compileLibraries);
    }

    private static List<Path> compileLibraries(String name) {
        Path folder = BuiltModules.project(name).resolve("libraries");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> compiled = new ArrayList<>();
        try (var libraries = Files.list(folder)) {
            for (Path library : libraries.sorted().toList()) {
                Path classes = Files.createDirectories(
                        Path.of("target/twin-libraries", name, String.valueOf(library.getFileName())));
                javac(library.toString(), files(library, ".java"), classes, compiled);
                compiled.add(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the libraries of " + name + " cannot be compiled", e);
        }
        return List.copyOf(compiled);
    }

    private static Class<?> compile(String twin) {
        try {
            List<Path> sources = files(BuiltModules.project(twin).resolve("src/main/java"), ".java");
            Path classes = Files.createDirectories(Path.of("target/twin-classes", twin));
            javac(twin, sources, classes, libraries(twin));
            Path dispatch = files(classes, "/GeneratedModule.class").getFirst();
            String name = classes.relativize(dispatch)
                    .toString()
                    .replace(".class", "")
                    .replace('/', '.');
            return Class.forName(name, true, loader(classes, libraries(twin)));
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("twin " + twin + " cannot be loaded", e);
        }
    }

    /** Never closed: its classes are used until the tests end. */
    private static URLClassLoader loader(Path classes, List<Path> libraries) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (Path library : libraries) {
            urls.add(library.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), TwinClasses.class.getClassLoader());
    }

    private static void javac(String twin, List<Path> sources, Path classes, List<Path> libraries) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        libraries.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var output = new StringWriter();
            var task = compiler.getTask(
                    output,
                    files,
                    null,
                    List.of("-d", classes.toString(), "-classpath", classPath, "-parameters", "-g", "-nowarn"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(processors());
            if (!task.call()) {
                throw new IllegalStateException("twin " + twin + " does not compile:\n" + output);
            }
        }
    }

    private static List<Processor> processors() {
        List<Processor> found = new ArrayList<>();
        for (var provider : ServiceLoader.load(Processor.class).stream().toList()) {
            if (provider.type().getName().startsWith("dev.stdb.")) {
                found.add(provider.get());
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
