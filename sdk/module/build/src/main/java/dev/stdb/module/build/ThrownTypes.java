package dev.stdb.module.build;

import dev.stdb.module.Log;
import org.teavm.dependency.AbstractDependencyListener;
import org.teavm.dependency.DependencyAgent;
import org.teavm.model.MethodReference;

/**
 * Tells TeaVM that any exception may be the one that nothing catches, so that its class keeps its name: TeaVM drops the
 * names of classes that it sees nobody ask for, and it does not see what is thrown.
 */
final class ThrownTypes extends AbstractDependencyListener {
    private static final MethodReference PANIC = new MethodReference(Log.class, "panic", Throwable.class, void.class);

    @Override
    public void classReached(DependencyAgent agent, String className) {
        if (agent.getClassSource().isSuperType("java.lang.Throwable", className).orElse(false)) {
            var panic = agent.linkMethod(PANIC);
            panic.propagate(1, agent.getType(org.teavm.model.ValueType.object(className)));
            panic.use();
        }
    }
}
