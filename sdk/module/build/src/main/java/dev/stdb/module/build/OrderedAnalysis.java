package dev.stdb.module.build;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.teavm.common.ServiceRepository;
import org.teavm.dependency.PreciseDependencyAnalyzer;
import org.teavm.diagnostics.Diagnostics;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * TeaVM's analysis, with classes in an order that their names decide. TeaVM has them in the order in which it came to them, which
 * depends on identity hash codes: the same sources would give another file every other time.
 */
final class OrderedAnalysis extends PreciseDependencyAnalyzer {
    /** What is inlined depends on the order too: modules are smallest with the class library first, and the last names before others. */
    private static final List<String> FIRST = List.of("org.teavm.", "java.", "dev.stdb.");

    private static final Comparator<String> ORDER =
            Comparator.comparingInt(OrderedAnalysis::layer).thenComparing(Comparator.reverseOrder());

    private boolean complete;

    OrderedAnalysis(
            ClassReaderSource classes,
            ResourceProvider resources,
            ClassLoader loader,
            ServiceRepository services,
            Diagnostics diagnostics,
            ReferenceCache references,
            String[] platformTags) {
        super(classes, resources, loader, services, diagnostics, references, platformTags);
    }

    @Override
    public void processDependencies() {
        super.processDependencies();
        complete = true;
    }

    @Override
    public Collection<String> getReachableClasses() {
        Collection<String> reached = super.getReachableClasses();
        return complete ? reached.stream().sorted(ORDER).toList() : reached;
    }

    private static int layer(String className) {
        int layer = 0;
        while (layer < FIRST.size() && !className.startsWith(FIRST.get(layer))) {
            layer++;
        }
        return layer;
    }
}
