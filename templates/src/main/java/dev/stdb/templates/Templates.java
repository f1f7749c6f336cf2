package dev.stdb.templates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of templates.
 *
 * <pre>{@code
 * Template arena = Templates.find("arena").orElseThrow();
 * List<Path> written = Templates.copyTo(arena, Path.of("my-game"));   // FileAlreadyExistsException rather than overwriting
 * }</pre>
 *
 * Safe to use from any thread.
 */
public final class Templates {
    private static final List<Template> ALL = List.of(new Template(
            "arena",
            "bots and players in a small world: a scheduled reducer, an event table, refusals and a crash",
            List.of(
                    ".gitignore",
                    "README.md",
                    "pom.xml",
                    "src/main/java/arena/Arena.java",
                    "src/main/java/arena/Bot.java",
                    "src/main/java/arena/Fighter.java",
                    "src/main/java/arena/Hit.java",
                    "src/main/java/arena/Player.java",
                    "src/main/java/arena/Score.java",
                    "src/main/java/arena/Style.java",
                    "src/main/java/arena/TickTimer.java",
                    "src/main/java/arena/Vec.java",
                    "src/main/java/arena/package-info.java",
                    "src/test/java/arena/ArenaTest.java")));

    private Templates() {}

    /** All templates, the one to start with first. */
    public static List<Template> all() {
        return ALL;
    }

    /** The template of this name. */
    public static Optional<Template> find(String name) {
        return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
    }

    /**
     * Copies a template into {@code folder}, which is made if it is missing. Other files there stay; when one of the template's is
     * there already, nothing is written.
     *
     * @return the files written
     * @throws FileAlreadyExistsException naming the file that is in the way, or {@code folder} if that is a file
     * @throws IOException if a file cannot be written
     */
    public static List<Path> copyTo(Template template, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new FileAlreadyExistsException(root.toString(), null, "is a file, not a folder");
        }
        for (String file : template.files()) {
            Path target = inside(root, file);
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(
                        target.toString(), null, "is there already; choose an empty folder");
            }
        }
        List<Path> written = new ArrayList<>();
        for (String file : template.files()) {
            Path target = inside(root, file);
            Files.createDirectories(target.getParent());
            Files.write(target, content(template, file));
            written.add(target);
        }
        return written;
    }

    /**
     * The content of one of the template's files.
     *
     * @throws IllegalArgumentException if it has no such file
     */
    public static byte[] content(Template template, String file) throws IOException {
        String resource = "projects/" + template.name() + "/" + (file.equals(".gitignore") ? "gitignore" : file);
        try (InputStream in = template.files().contains(file) ? Templates.class.getResourceAsStream(resource) : null) {
            if (in == null) {
                throw new IllegalArgumentException("template " + template.name() + " has no file " + file);
            }
            return in.readAllBytes();
        }
    }

    private static Path inside(Path root, String file) {
        Path target = root.resolve(file).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            throw new IllegalArgumentException(file + " would be written outside " + root);
        }
        return target;
    }
}
