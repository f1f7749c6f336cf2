package dev.stdb.module.build;

import java.util.Collection;
import java.util.TreeSet;
import org.teavm.common.ServiceRepository;
import org.teavm.dependency.PreciseDependencyAnalyzer;
import org.teavm.diagnostics.Diagnostics;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.parsing.resource.ResourceProvider;

/**
 * TeaVM's analysis, with classes in the order of their names. TeaVM has them in the order in which it came to them, which depends
 * on identity hash codes: the same sources would give another file every other time. Last names come first, because what is
 * inlined depends on the order too, and modules are smaller that way round.
 */
final class OrderedAnalysis extends PreciseDependencyAnalyzer {
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
        return complete ? new TreeSet<>(reached).descendingSet() : reached;
    }
}
