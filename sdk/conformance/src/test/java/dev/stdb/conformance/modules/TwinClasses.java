package dev.stdb.conformance.modules;

import java.io.IOException;
import java.io.StringWriter;
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
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Twins compiled for this JVM, each once per test run, by plain javac with the module processor. */
public final class TwinClasses {
    private static final ConcurrentHashMap<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private TwinClasses() {}

    /** The generated dispatch of a twin. */
    public static Class<?> of(String twin) {
        return COMPILED.computeIfAbsent(twin, TwinClasses::compile);
    }

    private static Class<?> compile(String twin) {
        try {
            List<Path> sources = files(Twins.FOLDER.resolve(twin).resolve("src/main/java"), ".java");
            Path classes = Files.createDirectories(Path.of("target/twin-classes", twin));
            javac(twin, sources, classes);
            Path dispatch = files(classes, "/GeneratedModule.class").getFirst();
            String name = classes.relativize(dispatch)
                    .toString()
                    .replace(".class", "")
                    .replace('/', '.');
            return Class.forName(name, true, loader(classes));
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("twin " + twin + " cannot be loaded", e);
        }
    }

    /** Never closed: its classes are used until the tests end. */
    private static URLClassLoader loader(Path classes) throws MalformedURLException {
        URL[] urls = {classes.toUri().toURL()};
        return new URLClassLoader(urls, TwinClasses.class.getClassLoader());
    }

    private static void javac(String twin, List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var output = new StringWriter();
            var task = compiler.getTask(
                    output,
                    files,
                    null,
                    List.of("-d", classes.toString(), "-parameters", "-g", "-nowarn"),
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
