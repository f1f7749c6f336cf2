package dev.stdb.module.build;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderSource;
import org.teavm.model.PreOptimizingClassHolderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.ClasspathClassHolderSource;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * The classes that do not change between builds: TeaVM's class library, the module API and the libraries on the class path,
 * parsed and repaired once. One thread at a time.
 */
final class ClassLibrary implements ClassHolderSource, AutoCloseable {
    private final ReferenceCache references = new ReferenceCache();
    private final OptimizedPrograms programs = new OptimizedPrograms(references);
    private final ReachedCode reached = new ReachedCode();
    private final ResourceProvider resources;
    private final ClasspathClassHolderSource files;
    private final Substitutions substitutions = new Substitutions();
    private final Map<String, Optional<ClassHolder>> classes = new HashMap<>();
    private final Map<String, Parsed> own = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Parsed(byte[] content, ClassHolder cls) {}

    ClassLibrary(List<Path> roots) {
        resources = new RepairedResources(ResourceProvider.ofClassPath(
                roots.stream().map(Path::toFile).map(File::getAbsoluteFile).toList()));
        files = new ClasspathClassHolderSource(resources, references);
    }

    ReferenceCache references() {
        return references;
    }

    /** What was made of methods in earlier builds. */
    OptimizedPrograms programs() {
        return programs;
    }

    /** What analyses get of the classes. */
    ReachedCode reached() {
        return reached;
    }

    ResourceProvider resources() {
        return resources;
    }

    @Override
    public @Nullable ClassHolder get(String name) {
        var known = classes.get(name);
        if (known == null) {
            known = Optional.ofNullable(load(name));
            classes.put(name, known);
        }
        return known.map(reached::of).orElse(null);
    }

    /** A class of a module, parsed by {@code parser} if its content is not that of the build before. */
    ClassHolder own(String name, byte[] content, Function<String, ClassHolder> parser) {
        Parsed known = own.get(name);
        if (known == null || !Arrays.equals(known.content(), content)) {
            known = new Parsed(content, parser.apply(name));
            own.put(name, known);
        }
        return known.cls();
    }

    private @Nullable ClassHolder load(String name) {
        ClassHolder cls = PreOptimizingClassHolderSource.optimize(files::get, name);
        if (cls != null) {
            ProgramRepair.apply(cls);
            substitutions.apply(cls);
            CollectorRepair.apply(cls);
        }
        return cls;
    }

    @Override
    public void close() {
        try {
            resources.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the class path", e);
        }
    }
}
