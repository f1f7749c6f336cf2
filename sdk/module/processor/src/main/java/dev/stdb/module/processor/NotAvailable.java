package dev.stdb.module.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Java offers and a module cannot have, and what to use instead. A module runs alone inside the database: no threads, no
 * files, no network, no clock and no chance of its own, so that the same call gives the same result wherever it runs.
 *
 * <p>The processor tells it inside javac, at the line of the use; the build tells with the same words what only the translation to
 * wasm finds.
 */
public final class NotAvailable {
    /** How the first line of each message ends; what to use instead is on the next. */
    public static final String MESSAGE = " is not available in modules";

    private static final String CLOCK =
            "A module has no clock of its own: use ctx.timestamp(), the time at which the call was made.";
    private static final String CHANCE =
            "A module has no source of chance of its own: use ctx.random(), which is seeded for"
                    + " each call, or new Random(seed).";
    private static final String THREADS =
            "A module has no threads: each call runs alone, in its own transaction. To do work later or"
                    + " repeatedly, use a scheduled table.";
    private static final String FILES = "A module has no file system: keep data in tables.";
    private static final String NETWORK =
            "A module cannot open connections: clients call its reducers and subscribe to its tables.";
    private static final String REFLECTION =
            "A module has no reflection: name the classes and methods in code, or use an interface or a switch.";
    private static final String FORMATTING =
            "It formats as the machine's language does, so results would differ from machine to machine, and brings large tables into"
                    + " the module: concatenate with +, and use Format for numbers as the server writes them.";
    /** For views, which have less than other code. */
    static final String VIEW =
            "The result of a view depends on tables and on the viewer alone: keep what it needs in a table that a reducer writes.";

    private static final String PROCESS =
            "A module has no process around it: no environment, no exit, no other programs.";

    /** Whole classes and packages (with a dot at the end); the longest fitting prefix wins. */
    private record Types(String prefix, String instead) {}

    private static final List<Types> TYPES = List.of(
            new Types("java.lang.Thread", THREADS),
            new Types("java.lang.ThreadLocal", THREADS),
            new Types("java.lang.ThreadGroup", THREADS),
            new Types("java.util.Timer", THREADS),
            new Types("java.util.TimerTask", THREADS),
            new Types("java.util.concurrent.Executor", THREADS),
            new Types("java.util.concurrent.ExecutorService", THREADS),
            new Types("java.util.concurrent.Executors", THREADS),
            new Types("java.util.concurrent.ForkJoinPool", THREADS),
            new Types("java.util.concurrent.CompletableFuture", THREADS),
            new Types(
                    "java.util.concurrent.ConcurrentHashMap",
                    "A module has no threads: use HashMap, which iterates in the same order here and in tests."),
            new Types("java.util.concurrent.locks.", THREADS),
            new Types("java.util.concurrent.CountDownLatch", THREADS),
            new Types("java.util.concurrent.Semaphore", THREADS),
            new Types("java.util.concurrent.ThreadLocalRandom", CHANCE),
            new Types("java.security.SecureRandom", CHANCE),
            new Types("java.util.SplittableRandom", CHANCE),
            new Types("java.io.File", FILES),
            new Types("java.io.FileInputStream", FILES),
            new Types("java.io.FileOutputStream", FILES),
            new Types("java.io.FileReader", FILES),
            new Types("java.io.FileWriter", FILES),
            new Types("java.io.RandomAccessFile", FILES),
            new Types("java.nio.file.", FILES),
            new Types("java.nio.channels.", FILES),
            new Types("java.net.", NETWORK),
            new Types("javax.net.", NETWORK),
            new Types("java.sql.", "A module is inside the database: use ctx.db()."),
            new Types("javax.sql.", "A module is inside the database: use ctx.db()."),
            new Types("java.lang.reflect.", REFLECTION),
            new Types("java.lang.invoke.", REFLECTION),
            new Types("java.util.ServiceLoader", REFLECTION),
            new Types("java.lang.Process", PROCESS),
            new Types("java.lang.ProcessBuilder", PROCESS),
            new Types("java.lang.Runtime", PROCESS),
            new Types("java.time.Clock", CLOCK),
            new Types("java.text.DecimalFormat", FORMATTING),
            new Types("java.text.NumberFormat", FORMATTING),
            new Types("java.text.DateFormat", FORMATTING),
            new Types("java.text.SimpleDateFormat", FORMATTING),
            new Types("java.text.MessageFormat", FORMATTING),
            new Types("java.text.Collator", FORMATTING),
            new Types("java.time.format.DateTimeFormatter", FORMATTING),
            new Types("java.util.logging.", "Use Log.info, Log.warn, Log.error: they write to the module log."),
            new Types("java.awt.", "A module has no screen."),
            new Types("javax.swing.", "A module has no screen."));

    /** {@code class.method}, for methods of classes that are available otherwise. */
    private record Methods(Set<String> names, String instead) {}

    private static final List<Methods> METHODS = List.of(
            new Methods(
                    Set.of(
                            "java.lang.System.currentTimeMillis",
                            "java.lang.System.nanoTime",
                            "java.time.Instant.now",
                            "java.time.LocalDate.now",
                            "java.time.LocalTime.now",
                            "java.time.LocalDateTime.now",
                            "java.time.OffsetDateTime.now",
                            "java.time.ZonedDateTime.now",
                            "java.time.Year.now",
                            "java.time.YearMonth.now"),
                    CLOCK),
            new Methods(
                    Set.of("java.lang.Math.random", "java.lang.StrictMath.random", "java.util.UUID.randomUUID"),
                    CHANCE),
            new Methods(
                    Set.of("java.lang.Object.wait", "java.lang.Object.notify", "java.lang.Object.notifyAll"), THREADS),
            new Methods(
                    Set.of("java.util.Collection.parallelStream", "java.util.stream.BaseStream.parallel"),
                    "A module has no threads: use stream()."),
            new Methods(
                    Set.of(
                            "java.lang.System.exit",
                            "java.lang.System.getenv",
                            "java.lang.System.getProperty",
                            "java.lang.System.getProperties",
                            "java.lang.System.load",
                            "java.lang.System.loadLibrary"),
                    PROCESS),
            new Methods(
                    Set.of(
                            "java.lang.Class.forName",
                            "java.lang.Class.getMethod",
                            "java.lang.Class.getMethods",
                            "java.lang.Class.getDeclaredMethod",
                            "java.lang.Class.getDeclaredMethods",
                            "java.lang.Class.getField",
                            "java.lang.Class.getFields",
                            "java.lang.Class.getDeclaredField",
                            "java.lang.Class.getDeclaredFields",
                            "java.lang.Class.getConstructor",
                            "java.lang.Class.getConstructors",
                            "java.lang.Class.newInstance"),
                    REFLECTION),
            new Methods(Set.of("java.lang.String.intern"), "Compare strings with equals."));

    /**
     * Methods that format, of which only the forms without a locale depend on the machine. Not among them: toLowerCase and toUpperCase,
     * which in modules have one language.
     */
    private static final Set<String> FORMATS = Set.of(
            "java.lang.String.format",
            "java.lang.String.formatted",
            "java.io.PrintStream.printf",
            "java.io.PrintStream.format");

    private NotAvailable() {}

    /** What to use instead, where {@code instead} will not do because a view uses it. */
    static String inViews(String instead) {
        return instead.equals(CLOCK) || instead.equals(CHANCE) ? VIEW : instead;
    }

    /** What to use instead of a method whose parameters, as classes, are given. */
    static Optional<String> call(String className, String name, List<String> parameters) {
        boolean localised = !parameters.isEmpty() && parameters.get(0).equals("java.util.Locale");
        return FORMATS.contains(className + "." + name) && !localised
                ? Optional.of(FORMATTING)
                : call(className, name, parameters.size());
    }

    /** What to use instead of a class; empty if the class is not known to be missing. */
    public static Optional<String> type(String className) {
        return TYPES.stream()
                .filter(t -> t.prefix().endsWith(".")
                        ? className.startsWith(t.prefix())
                        : className.equals(t.prefix()) || className.startsWith(t.prefix() + "$"))
                .map(Types::instead)
                .findFirst();
    }

    /** What to use instead of a method of a class. */
    private static Optional<String> method(String className, String name) {
        String full = className + "." + name;
        return METHODS.stream()
                .filter(m -> m.names().contains(full))
                .map(Methods::instead)
                .findFirst()
                .or(() -> type(className));
    }

    /** What to use instead of a constructor with so many parameters. */
    static Optional<String> constructor(String className, int arguments) {
        boolean noSeed = className.equals("java.util.Random") && arguments == 0;
        boolean now = className.equals("java.util.Date") && arguments == 0;
        return noSeed ? Optional.of(CHANCE) : now ? Optional.of(CLOCK) : type(className);
    }

    /**
     * What to use instead of a method with so many parameters. {@code Collections.shuffle(list)} draws from a generator of its own.
     */
    public static Optional<String> call(String className, String name, int arguments) {
        return className.equals("java.util.Collections") && name.equals("shuffle") && arguments == 1
                ? Optional.of("Pass a generator: Collections.shuffle(list, new Random(ctx.random().nextLong())).")
                : method(className, name);
    }
}
