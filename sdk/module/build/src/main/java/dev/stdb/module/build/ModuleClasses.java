package dev.stdb.module.build;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderSource;
import org.teavm.model.FieldHolder;
import org.teavm.model.PreOptimizingClassHolderSource;
import org.teavm.parsing.resource.Resource;
import org.teavm.parsing.resource.ResourceClassHolderMapper;
import org.teavm.parsing.resource.ResourceProvider;

/** The classes of one build: those just compiled, then the library. */
final class ModuleClasses implements ClassHolderSource {
    private static final String CLASS_FILE = ".class";

    private final ClassLibrary library;
    private final Set<String> generated;
    private final CompiledFiles own;
    private final ResourceClassHolderMapper parser;
    private final Map<String, ClassHolder> parsed = new HashMap<>();
    private final Map<String, String> outsides = new HashMap<>();

    /**
     * @param files path inside the class path, as {@code chat/Main.class}, to content
     * @param generated names of the classes that the processor wrote
     */
    ModuleClasses(ClassLibrary library, Map<String, byte[]> files, Set<String> generated) {
        this.generated = generated;
        this.library = library;
        this.own = new CompiledFiles(files, library.resources());
        this.parser = new ResourceClassHolderMapper(own, library.references());
    }

    ResourceProvider resources() {
        return own;
    }

    /** Whether the processor wrote the class or the one around it. */
    boolean isGenerated(String className) {
        int nested = className.indexOf('$');
        return generated.contains(nested < 0 ? className : className.substring(0, nested));
    }

    boolean isOwn(String className) {
        return own.files.containsKey(className.replace('.', '/') + CLASS_FILE);
    }

    /** The module's own classes, generated ones too. */
    List<String> ownNames() {
        return own.files.keySet().stream()
                .filter(file -> file.endsWith(CLASS_FILE))
                .map(file ->
                        file.substring(0, file.length() - CLASS_FILE.length()).replace('/', '.'))
                .toList();
    }

    /** What other classes' code can depend on of one of the module's own: its place among the classes and its fields. */
    String outside(String name) {
        String known = outsides.get(name);
        if (known == null) {
            known = describe(own(name));
            outsides.put(name, known);
        }
        return known;
    }

    private String describe(ClassHolder cls) {
        var text = new StringBuilder(cls.getName());
        text.append(cls.getLevel()).append(cls.getModifiers()).append(isGenerated(cls.getName()));
        text.append(
                cls.getMethods().stream().anyMatch(method -> method.getName().equals("<clinit>")));
        for (FieldHolder field : cls.getFields()) {
            text.append(' ').append(field.getName()).append(field.getType());
            text.append(field.getModifiers()).append(field.getInitialValue());
        }
        var above = new ArrayList<>(cls.getInterfaces());
        above.add(Objects.requireNonNullElse(cls.getParent(), ""));
        for (String name : above) {
            text.append(" (").append(isOwn(name) ? outside(name) : name).append(')');
        }
        return text.toString();
    }

    @Override
    public @Nullable ClassHolder get(String name) {
        return isOwn(name) ? own(name) : library.get(name);
    }

    private ClassHolder own(String name) {
        byte[] content = Objects.requireNonNull(own.files.get(name.replace('.', '/') + CLASS_FILE));
        return parsed.computeIfAbsent(name, key -> library.own(key, content, this::load));
    }

    private ClassHolder load(String name) {
        ClassHolder cls = PreOptimizingClassHolderSource.optimize(parser, name);
        ProgramRepair.apply(cls);
        return cls;
    }

    private record CompiledFiles(Map<String, byte[]> files, ResourceProvider next) implements ResourceProvider {
        @Override
        public Iterator<Resource> getResources(String name) {
            byte[] content = files.get(name);
            return content == null
                    ? next.getResources(name)
                    : Collections.<Resource>singletonList(
                                    new InMemory(name.endsWith(CLASS_FILE) ? ClassFileRepair.apply(content) : content))
                            .iterator();
        }

        @Override
        public void close() {}
    }

    @SuppressWarnings("ArrayRecordComponent") // identity is what counts
    private record InMemory(byte[] content) implements Resource {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override
        @SuppressWarnings("JavaUtilDate") // TeaVM's interface asks for one
        public Date getModificationDate() {
            return new Date(0);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
