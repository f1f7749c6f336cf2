package dev.stdb.module.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import org.teavm.parsing.resource.Resource;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * The class path with {@link ClassFileRepair} applied to its classes, except TeaVM's own run time, which has no need of it; and
 * {@link JdkClasses} in place of TeaVM's.
 */
record RepairedResources(ResourceProvider files) implements ResourceProvider {
    private static final List<String> UNTOUCHED = List.of(
            "org/teavm/runtime/",
            "org/teavm/backend/",
            "org/teavm/interop/",
            "org/teavm/platform/",
            "org/teavm/jso/",
            "dev/stdb/module/build/runtime/ModuleArithmetic.class");

    @Override
    public Iterator<Resource> getResources(String name) {
        var fromJdk = JdkClasses.find(name);
        if (fromJdk.isPresent()) {
            return List.of(fromJdk.get()).iterator();
        }
        var found = files.getResources(name);
        if (!name.endsWith(".class") || UNTOUCHED.stream().anyMatch(name::startsWith)) {
            return found;
        }
        var repaired = new ArrayList<Resource>();
        found.forEachRemaining(resource -> repaired.add(new Repaired(resource)));
        return repaired.iterator();
    }

    @Override
    public void close() {
        files.close();
    }

    private record Repaired(Resource original) implements Resource {
        @Override
        public InputStream open() {
            try (InputStream in = original.open()) {
                return new ByteArrayInputStream(ClassFileRepair.apply(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Date getModificationDate() {
            return original.getModificationDate();
        }
    }
}
