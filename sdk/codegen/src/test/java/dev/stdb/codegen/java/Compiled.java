package dev.stdb.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.Codec;
import dev.stdb.codegen.SourceFile;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Generated sources, compiled as strictly as javac can, and loaded. */
final class Compiled {
    private final ClassLoader loader;

    private Compiled(ClassLoader loader) {
        this.loader = loader;
    }

    /** @param folder for the classes */
    static Compiled of(List<SourceFile> files, Path folder) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (var manager = compiler.getStandardFileManager(problems, null, null)) {
            var options = List.of(
                    "--release", "21", "-proc:none", "-Xlint:all,-path", "-d", classes.toString(), "-Xmaxerrs", "20");
            boolean done = compiler.getTask(
                            null,
                            manager,
                            problems,
                            options,
                            null,
                            files.stream().map(Source::new).toList())
                    .call();
            String said =
                    problems.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
            assertThat(said).isEmpty();
            assertThat(done).isTrue();
        }
        return new Compiled(new URLClassLoader(new URL[] {url(classes)}, Compiled.class.getClassLoader()));
    }

    Class<?> type(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError("there is no class " + name, e);
        }
    }

    /** The codec that a generated class has. */
    @SuppressWarnings("unchecked") // a test does not know the class either
    Codec<Object> codec(String name) {
        try {
            return (Codec<Object>) type(name).getField("CODEC").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + " has no codec", e);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(SourceFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
