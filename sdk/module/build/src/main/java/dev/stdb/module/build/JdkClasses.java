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
            "java/util/TreeMap",
            "java/util/TreeSet",
            "java/util/PriorityQueue",
            "java/util/ArrayDeque",
            "java/util/BitSet",
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble",
            "java/util/IntSummaryStatistics",
            "java/util/LongSummaryStatistics",
            "java/util/DoubleSummaryStatistics",
            "java/util/Formatter",
            "java/util/IllegalFormatArgumentIndexException",
            "java/util/IllegalFormatWidthException",
            "java/util/MissingFormatArgumentException",
            "java/util/UnknownFormatFlagsException",
            "java/lang/FdLibm");

    /** What TeaVM has nothing of, so that it goes by its own name. */
    private static final List<String> ADDED = List.of(
            "jdk/internal/math/", "jdk/internal/access/JavaLangAccess.class", "jdk/internal/util/ArraysSupport.class");

    /** Where TeaVM has {@code java.time} from. */
    private static final String TIME = "org/threeten/bp/";

    private JdkClasses() {}

    /** The class file that {@code name}, a path inside the class path, stands for; empty if that is not one of the JDK's. */
    static Optional<Resource> find(String name) {
        if (!name.endsWith(".class")) {
            return Optional.empty();
        }
        if (ADDED.stream().anyMatch(name::startsWith)) {
            return inImage(name);
        }
        if (isClass(name, TIME + "Duration")) {
            return inImage("java/time/" + name.substring(TIME.length()));
        }
        if (!name.startsWith(LIBRARY)) {
            return Optional.empty();
        }
        int simple = name.lastIndexOf('/') + 1;
        String replaced = name.substring(LIBRARY.length(), simple) + name.substring(simple + 1);
        return REPLACED.stream().anyMatch(type -> isClass(replaced, type)) ? inImage(replaced) : Optional.empty();
    }

    /** TeaVM also asks for classes that it makes itself, of lambda expressions. */
    private static Optional<Resource> inImage(String name) {
        Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", name);
        return Files.exists(path) ? Optional.of(new JdkClass(path)) : Optional.empty();
    }

    /** Whether the file is that of the class or of one nested in it. */
    private static boolean isClass(String file, String path) {
        return file.startsWith(path + '$') || file.equals(path + ".class");
    }

    /** A class file out of this JDK's image. */
    private record JdkClass(Path path) implements Resource {
        @Override
        public InputStream open() {
            try {
                return new ByteArrayInputStream(JdkRepair.apply(Files.readAllBytes(path)));
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
