package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the corpus gives the same on HotSpot and as WebAssembly. */
class DifferentialTest {
    private static final Path CORPUS = Path.of("src/test/java/dev/stdb/conformance/differential/corpus");
    private static final String PACKAGE = "dev.stdb.conformance.differential.corpus";

    @TempDir
    Path project;

    /** A module has no assertions, like a program that java starts without -ea. */
    @BeforeAll
    static void withoutAssertions() {
        DifferentialTest.class.getClassLoader().setPackageAssertionStatus(PACKAGE, false);
    }

    @TestFactory
    Stream<DynamicNode> quick() throws IOException, ReflectiveOperationException {
        return cases(BuildOptions.Optimization.QUICK);
    }

    @TestFactory
    Stream<DynamicNode> optimized() throws IOException, ReflectiveOperationException {
        return cases(BuildOptions.Optimization.FULL);
    }

    private Stream<DynamicNode> cases(BuildOptions.Optimization optimization)
            throws IOException, ReflectiveOperationException {
        var groups = groups();
        var methods = groups.stream().flatMap(group -> casesOf(group).stream()).toList();
        var host = new FakeHost(build(methods, optimization));
        return groups.stream()
                .map(group -> dynamicContainer(
                        group.getSimpleName(),
                        casesOf(group).stream()
                                .map(method -> dynamicTest(
                                        method.getName(),
                                        () -> assertThat(host.call(methods.indexOf(method), new byte[0]))
                                                .isEqualTo(onHotSpot(method))))));
    }

    private static List<Class<?>> groups() throws IOException, ReflectiveOperationException {
        var groups = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) {
                    groups.add(Class.forName(PACKAGE + "." + name));
                }
            }
        }
        return groups;
    }

    private static List<Method> casesOf(Class<?> group) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers())
                        && m.getParameterCount() == 0
                        && m.getReturnType() == String.class)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static String onHotSpot(Method method) throws IllegalAccessException {
        try {
            return (String) method.invoke(null);
        } catch (InvocationTargetException e) {
            return "threw " + e.getCause();
        }
    }

    private byte[] build(List<Method> methods, BuildOptions.Optimization optimization) throws IOException {
        Path sources = Files.createDirectories(project.resolve(PACKAGE.replace('.', '/')));
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.toList()) {
                Files.copy(file, sources.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(sources.resolve("Entry.java"), entry(methods));
        var options = BuildOptions.defaults().withMainClass(PACKAGE + ".Entry").withOptimization(optimization);
        try (var build = new ModuleBuild(options)) {
            var result = build.run(project, event -> {});
            assertThat(result).isInstanceOf(BuildResult.Built.class);
            var built = (BuildResult.Built) result;
            System.out.println("corpus, " + optimization + ": " + methods.size() + " cases, " + built.bytes().length
                    + " bytes in " + built.took().toMillis() + " ms");
            return built.bytes();
        }
    }

    private static String entry(List<Method> methods) {
        var calls = new StringBuilder();
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            calls.append("      case %d: return %s.%s();%n"
                    .formatted(i, method.getDeclaringClass().getSimpleName(), method.getName()));
        }
        return """
                package %s;
                import java.nio.charset.StandardCharsets;
                import org.teavm.interop.*;
                public class Entry {
                  @Import(module = "spacetime_10.0", name = "bytes_sink_write")
                  static native int write(int sink, Address from, Address length);
                  @Export(name = "__describe_module__") static void describe(int sink) {}
                  @Export(name = "__call_reducer__")
                  static int call(int id, long s0, long s1, long s2, long s3, long c0, long c1, long time, int args, int err) {
                    String text;
                    try { text = run(id); } catch (Throwable t) { text = "threw " + t; }
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    int[] length = {bytes.length};
                    write(err, Address.ofData(bytes), Address.ofData(length));
                    return 1;
                  }
                  static String run(int id) {
                    switch (id) {
                %s      default: throw new IllegalArgumentException();
                    }
                  }
                  public static void main(String[] args) {}
                }
                """.formatted(PACKAGE, calls);
    }
}
