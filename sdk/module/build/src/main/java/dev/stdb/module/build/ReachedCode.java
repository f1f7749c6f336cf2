package dev.stdb.module.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.teavm.dependency.DependencyInfo;
import org.teavm.dependency.MethodDependencyInfo;
import org.teavm.model.ClassHolder;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.util.ModelUtils;

/**
 * The class library with only the code that builds have reached so far: TeaVM copies and transforms classes as a whole, and of
 * most it wants few methods. Only its analysis tells whether a build wants more; then that must be done again with all the code.
 * One thread at a time.
 */
final class ReachedCode {
    private final Map<String, Set<MethodDescriptor>> reached = new HashMap<>();
    private final Map<String, Reduced> reduced = new HashMap<>();
    private boolean whole = true;

    private record Reduced(ClassHolder whole, ClassHolder part) {
        boolean lacks(MethodDescriptor descriptor) {
            MethodHolder method = whole.getMethod(descriptor);
            MethodHolder given = part.getMethod(descriptor);
            return method != null && method.getProgram() != null && (given == null || given.getProgram() == null);
        }
    }

    /**
     * An analysis begins.
     *
     * @param whole it gets all code, reached before or not
     */
    void begin(boolean whole) {
        this.whole = whole || reached.isEmpty();
    }

    /** Whether the analysis gets all code. */
    boolean isWhole() {
        return whole;
    }

    /** A class of the library as the analysis gets it. */
    ClassHolder of(ClassHolder cls) {
        return whole
                ? cls
                : reduced.computeIfAbsent(cls.getName(), name -> reduce(cls)).part();
    }

    private Reduced reduce(ClassHolder cls) {
        Set<MethodDescriptor> wanted = reached.getOrDefault(cls.getName(), Set.of());
        ClassHolder part = ModelUtils.copyClass(cls, false);
        for (MethodDescriptor descriptor : wanted) {
            MethodHolder method = cls.getMethod(descriptor);
            if (method != null) {
                part.getMethod(descriptor).setProgram(method.getProgram());
            }
        }
        return new Reduced(cls, part);
    }

    /** Takes note of what the analysis has reached. Returns whether it got all code that it wanted. */
    boolean end(DependencyInfo analysis) {
        boolean complete = true;
        var grown = new HashSet<String>();
        for (MethodReference reference : analysis.getReachableMethods()) {
            MethodDependencyInfo method = analysis.getMethod(reference);
            if (method != null && method.isUsed() && note(method.getReference())) {
                complete &= whole || !isLeftOut(method.getReference());
                grown.add(method.getReference().getClassName());
            }
        }
        reduced.keySet().removeAll(grown);
        return complete;
    }

    /** Returns whether no analysis had reached the method before. */
    private boolean note(MethodReference method) {
        return reached.computeIfAbsent(method.getClassName(), name -> new HashSet<>())
                .add(method.getDescriptor());
    }

    private boolean isLeftOut(MethodReference method) {
        Reduced given = reduced.get(method.getClassName());
        return given != null && given.lacks(method.getDescriptor());
    }
}
