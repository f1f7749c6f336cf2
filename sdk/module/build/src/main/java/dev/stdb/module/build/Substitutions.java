package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleConsole;
import dev.stdb.module.build.runtime.ModulePanic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Methods of TeaVM's run time and class library that a module gets from {@code dev.stdb.module.build.runtime} instead. The
 * replaced method keeps its place and calls its replacement, a static method with the same name or the one stated here,
 * which takes the same arguments (for instance methods: the object first).
 */
final class Substitutions {
    private static final List<String> DROPPED_ANNOTATIONS = List.of(
            "org.teavm.interop.Import",
            "org.teavm.interop.DelegateTo",
            "org.teavm.interop.Unmanaged",
            "org.teavm.interop.NoSideEffects",
            "org.teavm.backend.javascript.spi.GeneratedBy",
            "org.teavm.backend.javascript.spi.InjectedBy",
            "org.teavm.dependency.PluggableDependency");

    private final Map<String, Map<MethodDescriptor, MethodReference>> byClass = new HashMap<>();

    Substitutions() {
        var bytes = ValueType.arrayOf(ValueType.BYTE);
        replace("org.teavm.classlib.impl.console.Console", ModuleConsole.class, "writeStdout", bytes, ValueType.INTEGER, ValueType.INTEGER, ValueType.VOID);
        replace("org.teavm.classlib.impl.console.Console", ModuleConsole.class, "writeStderr", bytes, ValueType.INTEGER, ValueType.INTEGER, ValueType.VOID);
        replace("org.teavm.runtime.ExceptionHandling", "printStack", ModulePanic.class, "uncaught", ValueType.VOID);
        replace("org.teavm.backend.wasm.runtime.WasmSupport", "printOutOfMemory", ModulePanic.class, "outOfMemory", ValueType.VOID);
    }

    private void replace(String owner, Class<?> by, String name, ValueType... signature) {
        replace(owner, name, by, name, signature);
    }

    private void replace(String owner, String name, Class<?> by, String byName, ValueType... signature) {
        var descriptor = new MethodDescriptor(name, signature);
        byClass.computeIfAbsent(owner, o -> new HashMap<>())
                .put(descriptor, new MethodReference(by.getName(), byName, signature));
    }

    void apply(ClassHolder cls) {
        var replaced = byClass.get(cls.getName());
        if (replaced == null) {
            return;
        }
        replaced.forEach((descriptor, target) -> {
            MethodHolder method = cls.getMethod(descriptor);
            if (method == null) {
                throw new IllegalStateException("TeaVM's " + cls.getName() + " has no method " + descriptor);
            }
            redirect(method, target);
        });
    }

    private static void redirect(MethodHolder method, MethodReference target) {
        method.getModifiers().remove(ElementModifier.NATIVE);
        DROPPED_ANNOTATIONS.forEach(method.getAnnotations()::remove);
        var program = new Program();
        program.createVariable();
        var arguments = new Variable[method.parameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = program.createVariable();
        }
        var call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(target);
        call.setArguments(arguments);
        var exit = new ExitInstruction();
        if (method.getResultType() != ValueType.VOID) {
            Variable result = program.createVariable();
            call.setReceiver(result);
            exit.setValueToReturn(result);
        }
        BasicBlock block = program.createBasicBlock();
        block.add(call);
        block.add(exit);
        method.setProgram(program);
    }
}
