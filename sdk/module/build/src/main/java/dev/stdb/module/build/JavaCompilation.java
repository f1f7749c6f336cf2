package dev.stdb.module.build;

import dev.stdb.module.processor.NotAvailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** javac with the module processor, output in memory. The file manager stays open, so the class path is read once. */
final class JavaCompilation implements AutoCloseable {
    private static final String PROCESSOR_PACKAGE = "dev.stdb.module.processor.";

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final List<Path> classPath;

    /**
     * What javac made.
     *
     * @param files path inside the class path to content: class files and resources that the processor wrote
     * @param generated the same for sources that the processor wrote
     */
    record Output(Map<String, byte[]> files, Map<String, byte[]> generated, List<Diagnostic> diagnostics) {
        /** Names of the classes that the processor wrote, without nested ones. */
        Set<String> generatedClasses() {
            return generated.keySet().stream()
                    .map(path ->
                            path.substring(0, path.length() - ".java".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        }

        boolean failed() {
            return diagnostics.stream().anyMatch(Diagnostic::isError);
        }
    }

    JavaCompilation(List<Path> classPath) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("this Java has no compiler: run stdb with a JDK, not a JRE");
        }
        this.compiler = found;
        this.classPath = List.copyOf(classPath);
        this.files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the class path " + classPath, e);
        }
    }

    List<Path> classPath() {
        return classPath;
    }

    Output compile(List<Path> sources) throws IOException {
        var collected = new DiagnosticCollector<JavaFileObject>();
        try (var memory = new InMemoryOutput(files)) {
            var log = new StringWriter();
            var task = compiler.getTask(
                    log,
                    memory,
                    collected,
                    List.of(
                            "--release",
                            "21",
                            "-g",
                            "-parameters",
                            "-Xlint:deprecation,unchecked,rawtypes,fallthrough,divzero",
                            "-Xmaxerrs",
                            "1000",
                            "--should-stop=ifError=FLOW"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setLocale(Locale.ROOT);
            task.setProcessors(processors());
            boolean ok = task.call();
            var diagnostics = new ArrayList<Diagnostic>();
            collected.getDiagnostics().forEach(d -> diagnostics.add(translate(d)));
            if (!ok && diagnostics.stream().noneMatch(Diagnostic::isError)) {
                diagnostics.add(Diagnostic.error("javac failed: " + log, ""));
            }
            return new Output(memory.outputs(false), memory.outputs(true), diagnostics);
        }
    }

    private static List<Processor> processors() {
        var found = new ArrayList<Processor>();
        for (var provider : ServiceLoader.load(Processor.class, JavaCompilation.class.getClassLoader()).stream()
                .toList()) {
            if (provider.type().getName().startsWith(PROCESSOR_PACKAGE)) {
                found.add(provider.get());
            }
        }
        return found;
    }

    private static Diagnostic translate(javax.tools.Diagnostic<? extends JavaFileObject> from) {
        var severity = switch (from.getKind()) {
            case ERROR -> Diagnostic.Severity.ERROR;
            case WARNING, MANDATORY_WARNING -> Diagnostic.Severity.WARNING;
            default -> Diagnostic.Severity.NOTE;
        };
        String message = from.getMessage(Locale.ROOT);
        int firstEnd = message.indexOf('\n');
        boolean advised = firstEnd > 0 && message.substring(0, firstEnd).endsWith(NotAvailable.MESSAGE);
        return new Diagnostic(
                file(from.getSource()),
                from.getLineNumber() < 0 ? 0 : (int) from.getLineNumber(),
                from.getColumnNumber() < 0 ? 0 : (int) from.getColumnNumber(),
                severity,
                advised ? message.substring(0, firstEnd) : message,
                advised ? message.substring(firstEnd + 1).replaceAll("(?m)^ +", "") : "");
    }

    private static @Nullable Path file(@Nullable JavaFileObject source) {
        if (source == null || source instanceof InMemoryFile) {
            return null;
        }
        return Path.of(source.toUri());
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close javac's files", e);
        }
    }

    private static final class InMemoryFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final String path;

        InMemoryFile(String path, Kind kind) {
            super(URI.create("memory:///" + path), kind);
            this.path = path;
        }

        @Override
        public OutputStream openOutputStream() {
            content.reset();
            return content;
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(content.toByteArray());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }

    private static final class InMemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, InMemoryFile> written = new TreeMap<>();

        InMemoryOutput(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> outputs(boolean sources) {
            var result = new TreeMap<String, byte[]>();
            written.values().stream()
                    .filter(file -> sources == (file.getKind() == JavaFileObject.Kind.SOURCE))
                    .forEach(file -> result.put(file.path, file.content.toByteArray()));
            return result;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return create(className.replace('.', '/') + kind.extension, kind);
        }

        @Override
        public FileObject getFileForOutput(Location location, String pkg, String name, FileObject sibling) {
            return create(pkg.isEmpty() ? name : pkg.replace('.', '/') + "/" + name, JavaFileObject.Kind.OTHER);
        }

        private InMemoryFile create(String path, JavaFileObject.Kind kind) {
            return written.computeIfAbsent(path, p -> new InMemoryFile(p, kind));
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return (a instanceof InMemoryFile || b instanceof InMemoryFile) ? a.equals(b) : super.isSameFile(a, b);
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof InMemoryFile memory
                    ? memory.path.replaceFirst("\\.[a-z]+$", "").replace('/', '.')
                    : super.inferBinaryName(location, file);
        }

        /** The shared file manager stays open. */
        @Override
        public void close() {}
    }
}
