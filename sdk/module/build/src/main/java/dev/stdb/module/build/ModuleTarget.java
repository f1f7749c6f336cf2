package dev.stdb.module.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.teavm.backend.wasm.TeaVMWasmHost;
import org.teavm.backend.wasm.WasmTarget;
import org.teavm.model.BasicBlock;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReader;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.BoundCheckInstruction;
import org.teavm.model.instructions.CastInstruction;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.ConstructInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.NullCheckInstruction;
import org.teavm.model.instructions.StringConstantInstruction;
import org.teavm.model.optimization.InliningFilterFactory;

/**
 * TeaVM's linear-memory target, without checks that cannot fail: our own fields are never null where they are used (NullAway
 * proves it), nor are those of the classes that the processor generates, nor a few of the class library's.
 */
@SuppressWarnings("RedundantInterface") // TeaVM looks for its extensions among the interfaces of the object's own class
final class ModuleTarget extends WasmTarget implements TeaVMWasmHost {
    private static final Set<String> OWN = Set.of("dev.stdb.module.", "dev.stdb.bsatn.");

    /** The object that an inner class belongs to. */
    private static final String OUTER = "this$0";

    private static final Set<FieldReference> LIBRARY = Set.of(
            new FieldReference("java.util.ArrayList", "array"),
            new FieldReference("java.lang.AbstractStringBuilder", "buffer"));

    /** Arrays of one element, read and written at its index only. */
    private static final Set<FieldReference> CELLS = Set.of(
            new FieldReference("dev.stdb.module.abi.ModuleInstance", "number"),
            new FieldReference("dev.stdb.module.abi.ModuleInstance", "wide"));

    private final Predicate<String> generated;

    /**
     * @param generated whether the processor generated the class
     */
    ModuleTarget(Predicate<String> generated) {
        this.generated = generated;
    }

    @Override
    public void beforeOptimizations(Program program, MethodReader method) {
        super.beforeOptimizations(program, method);
        new Checks(program).remove();
    }

    @Override
    public InliningFilterFactory getInliningFilter() {
        return new InliningRules(super.getInliningFilter());
    }

    private boolean isNeverNull(FieldReference field) {
        String owner = field.getClassName();
        return OWN.stream().anyMatch(owner::startsWith)
                || field.getFieldName().equals(OUTER)
                || LIBRARY.contains(field)
                || generated.test(owner);
    }

    /** The checks of one method. */
    private final class Checks {
        private final Program program;
        private final Map<Variable, FieldReference> fields = new HashMap<>();
        private final Map<Variable, Variable> sameAs = new HashMap<>();
        private final Set<Variable> objects = new HashSet<>();

        Checks(Program program) {
            this.program = program;
        }

        void remove() {
            for (BasicBlock block : program.getBasicBlocks()) {
                for (Instruction instruction : block) {
                    source(instruction);
                }
            }
            for (BasicBlock block : program.getBasicBlocks()) {
                for (Instruction instruction : block) {
                    if (instruction instanceof NullCheckInstruction check) {
                        nullCheck(check);
                    }
                }
            }
            for (BasicBlock block : program.getBasicBlocks()) {
                for (Instruction instruction : block) {
                    if (instruction instanceof BoundCheckInstruction check && isCell(check.getArray())) {
                        replace(check, check.getIndex(), check.getReceiver());
                    }
                }
            }
        }

        /** Each variable has one source: programs are in static single assignment form here. */
        private void source(Instruction instruction) {
            switch (instruction) {
                case GetFieldInstruction get -> fields.put(get.getReceiver(), get.getField());
                case ConstructInstruction made -> objects.add(made.getReceiver());
                case ConstructArrayInstruction made -> objects.add(made.getReceiver());
                case StringConstantInstruction text -> objects.add(text.getReceiver());
                case AssignInstruction assign -> sameAs.put(assign.getReceiver(), assign.getAssignee());
                case CastInstruction cast -> sameAs.put(cast.getReceiver(), cast.getValue());
                case NullCheckInstruction check -> sameAs.put(check.getReceiver(), check.getValue());
                default -> {}
            }
        }

        private Variable origin(Variable variable) {
            Variable at = variable;
            for (Variable before = sameAs.get(at); before != null; before = sameAs.get(at)) {
                at = before;
            }
            return at;
        }

        private void nullCheck(NullCheckInstruction check) {
            Variable value = origin(check.getValue());
            FieldReference field = fields.get(value);
            if (objects.contains(value) || (field != null && isNeverNull(field))) {
                replace(check, check.getValue(), check.getReceiver());
            }
        }

        private boolean isCell(@Nullable Variable array) {
            FieldReference field = array == null ? null : fields.get(origin(array));
            return field != null && CELLS.contains(field);
        }

        private static void replace(Instruction check, Variable value, @Nullable Variable receiver) {
            if (receiver == null) {
                check.delete();
                return;
            }
            var assign = new AssignInstruction();
            assign.setAssignee(value);
            assign.setReceiver(receiver);
            assign.setLocation(check.getLocation());
            check.replace(assign);
        }
    }
}
