package dev.stdb.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.module.processor.ModuleProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    @TempDir
    Path folder;

    static List<Template> templates() {
        return Templates.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFileOfTheFolderIsInTheCatalogue(Template template) throws IOException {
        Path source = Path.of(template.name());
        try (Stream<Path> files = Files.walk(source)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> source.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("target/"))
                    .map(file -> file.equals("gitignore") ? ".gitignore" : file)
                    .toList();
            assertThat(template.files()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aCopyCompilesWithTheProcessorAndWithoutAWarning(Template template) throws IOException {
        Path project = folder.resolve("copy");
        assertThat(Templates.copyTo(template, project)).allMatch(Files::isRegularFile);
        assertThat(compile(project)).isEmpty();
        assertThat(folder.resolve("classes/META-INF/stdb/module-def.bsatn")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void itsPomNamesThisVersion(Template template) throws IOException {
        String own = Files.readString(Path.of("pom.xml"));
        String version = own.substring(own.indexOf("<version>") + 9, own.indexOf("</version>"));
        assertThat(new String(Templates.content(template, "pom.xml"), StandardCharsets.UTF_8))
                .contains("<stdb.version>" + version + "</stdb.version>");
    }

    @Test
    void aFileInTheWayStopsTheCopyBeforeAnythingIsWritten() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "mine");
        Template arena = Templates.find("arena").orElseThrow();
        assertThatThrownBy(() -> Templates.copyTo(arena, folder))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("pom.xml");
        assertThat(folder.resolve("pom.xml")).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        Template arena = Templates.find("arena").orElseThrow();
        assertThatThrownBy(() -> Templates.copyTo(arena, file)).hasMessageContaining("is a file, not a folder");
    }

    @Test
    void aNameThatLeadsOutOfTheFolderIsRefused() {
        Template evil = new Template("arena", "", List.of("../escaped.txt"));
        assertThatThrownBy(() -> Templates.copyTo(evil, folder.resolve("inside")))
                .hasMessageContaining("outside");
        assertThat(folder.resolve("escaped.txt")).doesNotExist();
    }

    @Test
    void anUnknownNameIsNoTemplate() {
        assertThat(Templates.find("no such")).isEmpty();
    }

    /** What the compiler has to say. */
    private String compile(Path project) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(java);
            JavaCompiler.CompilationTask task = javac.getTask(
                    said,
                    files,
                    null,
                    List.of(
                            "--release",
                            "21",
                            "-Xlint:all,-processing",
                            "-d",
                            classes.toString(),
                            "-s",
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path")),
                    null,
                    units);
            task.setProcessors(List.of(new ModuleProcessor()));
            boolean done = task.call();
            return done ? said.toString() : "failed: " + said;
        }
    }
}
