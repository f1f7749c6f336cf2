package dev.stdb.module.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.teavm.parsing.resource.Resource;

/**
 * Classes that modules get from the JDK that builds them, as their results must be Java's to the last bit: tables that iterate in
 * the JDK's order, numbers as text and back, and mathematical functions. They replace TeaVM's own, or stand beside its class
 * library where that has none. {@link JdkRepair} makes the few changes that they need.
 */
final class JdkClasses {
    /** What TeaVM calls its own version of a class of {@code java}, up to the package; the class has a T before its name. */
    private static final String LIBRARY = "org/teavm/classlib/";

    private static final List<String> REPLACED = List.of(
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/lang/FdLibm");

    /** What TeaVM has nothing of, so that it goes by its own name. */
    private static final List<String> ADDED = List.of("jdk/internal/math/", "jdk/internal/access/JavaLangAccess.class");

    private JdkClasses() {}

    /** The class file that {@code name}, a path inside the class path, stands for; empty if that is not one of the JDK's. */
    static Optional<Resource> find(String name) {
        if (!name.endsWith(".class")) {
            return Optional.empty();
        }
        if (ADDED.stream().anyMatch(name::startsWith)) {
            return Optional.of(new JdkClass(name));
        }
        if (!name.startsWith(LIBRARY)) {
            return Optional.empty();
        }
        int simple = name.lastIndexOf('/') + 1;
        String replaced = name.substring(LIBRARY.length(), simple) + name.substring(simple + 1);
        return REPLACED.stream().anyMatch(type -> isClass(replaced, type))
                ? Optional.of(new JdkClass(replaced))
                : Optional.empty();
    }

    /** Whether the file is that of the class or of one nested in it. */
    private static boolean isClass(String file, String path) {
        return file.startsWith(path + '$') || file.equals(path + ".class");
    }

    /** A class file out of this JDK's image. */
    private record JdkClass(String name) implements Resource {
        @Override
        public InputStream open() {
            Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", name);
            try {
                return new ByteArrayInputStream(
                        JdkRepair.apply(Files.readAllBytes(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        @SuppressWarnings("JavaUtilDate") // TeaVM's interface has it
        public Date getModificationDate() {
            return new Date(0);
        }
    }
}
