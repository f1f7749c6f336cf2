package dev.stdb.module.build;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the jars or folders that this program itself was started from and that a module needs too. */
final class ClassPathRoots {
    /** One class of each part that modules are compiled against. */
    private static final List<String> COMPILED_AGAINST = List.of(
            "dev/stdb/module/package-info.class",
            "dev/stdb/bsatn/Codec.class",
            "org/teavm/interop/Address.class",
            "org/jspecify/annotations/Nullable.class");

    /** And of each part that is compiled into them. */
    private static final List<String> COMPILED_IN = List.of(
            "dev/stdb/module/build/runtime/ModuleConsole.class",
            "org/teavm/classlib/impl/JCLPlugin.class",
            "org/teavm/runtime/GC.class",
            "org/teavm/platform/Platform.class",
            "org/teavm/jso/JSObject.class",
            "org/teavm/jso/browser/Window.class");

    /** And of each part that makes modules without going into them. */
    private static final List<String> MADE_BY = List.of(
            "dev/stdb/module/processor/ModuleProcessor.class",
            "dev/stdb/schema/ModuleSchema.class",
            "dev/stdb/sql/SqlException.class",
            "dev/stdb/wasm/ModuleRewriter.class",
            "org/teavm/vm/TeaVM.class");

    private ClassPathRoots() {}

    /** For javac. */
    static List<Path> api() {
        return find(COMPILED_AGAINST);
    }

    /** For TeaVM: the API, its replacements for the class library, and the class library. */
    static List<Path> toolchain() {
        var all = new ArrayList<>(COMPILED_IN);
        all.addAll(COMPILED_AGAINST);
        return find(all);
    }

    /** Everything that a module's bytes depend on besides its sources. */
    static List<Path> everything() {
        var all = new ArrayList<>(COMPILED_IN);
        all.addAll(COMPILED_AGAINST);
        all.addAll(MADE_BY);
        return find(all);
    }

    private static List<Path> find(List<String> resources) {
        var roots = new LinkedHashSet<Path>();
        for (String resource : resources) {
            URL url = ClassPathRoots.class.getClassLoader().getResource(resource);
            if (url != null) {
                roots.add(root(url, resource));
            }
        }
        return List.copyOf(roots);
    }

    private static Path root(URL url, String resource) {
        try {
            if (url.getProtocol().equals("jar")) {
                URL jar = ((JarURLConnection) url.openConnection()).getJarFileURL();
                return Path.of(jar.toURI());
            }
            Path file = Path.of(url.toURI());
            for (int i = Path.of(resource).getNameCount(); i > 0; i--) {
                file = java.util.Objects.requireNonNull(file.getParent(), "resource outside of a folder");
            }
            return file;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot find " + resource + " on the class path", e);
        }
    }
}
