package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleArithmetic;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.LongConstantInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.jspecify.annotations.Nullable;

/**
 * Makes integer division throw instead of trap: every division whose divisor is not a harmless constant becomes a call of
 * {@link ModuleArithmetic}, and so do the unsigned divisions of {@code Integer} and {@code Long}.
 */
final class DivisionRepair {
    private static final String ARITHMETIC = ModuleArithmetic.class.getName();
    private static final Map<String, Boolean> UNSIGNED = Map.of("divideUnsigned", true, "remainderUnsigned", true);

    private DivisionRepair() {}

    static void apply(ClassHolder cls) {
        if (cls.getName().equals(ARITHMETIC)) {
            return;
        }
        for (MethodHolder method : cls.getMethods()) {
            Program program = method.getProgram();
            if (program != null) {
                apply(program);
            }
        }
    }

    private static void apply(Program program) {
        for (int i = 0; i < program.basicBlockCount(); i++) {
            BasicBlock block = program.basicBlockAt(i);
            for (Instruction instruction : block) {
                if (instruction instanceof BinaryInstruction binary) {
                    divide(program, binary);
                } else if (instruction instanceof InvokeInstruction invoke) {
                    unsigned(invoke);
                }
            }
        }
    }

    private static void divide(Program program, BinaryInstruction binary) {
        boolean wide = binary.getOperandType() == NumericOperandType.LONG;
        boolean division = binary.getOperation() == BinaryOperation.DIVIDE;
        boolean integral = wide || binary.getOperandType() == NumericOperandType.INT;
        if (!integral || !division && binary.getOperation() != BinaryOperation.MODULO) {
            return;
        }
        if (isHarmless(program, binary.getSecondOperand())) {
            return;
        }
        ValueType type = wide ? ValueType.LONG : ValueType.INTEGER;
        var call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(new MethodReference(ARITHMETIC, division ? "divide" : "remainder", type, type, type));
        call.setArguments(binary.getFirstOperand(), binary.getSecondOperand());
        call.setReceiver(binary.getReceiver());
        call.setLocation(binary.getLocation());
        binary.replace(call);
    }

    private static boolean isHarmless(Program program, Variable divisor) {
        Long constant = constant(program, divisor);
        return constant != null && constant != 0 && constant != -1;
    }

    /** The number that is assigned to the variable, if that is one constant: programs are in single assignment form. */
    private static @Nullable Long constant(Program program, Variable variable) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof IntegerConstantInstruction number && number.getReceiver() == variable) {
                    return (long) number.getConstant();
                }
                if (instruction instanceof LongConstantInstruction number && number.getReceiver() == variable) {
                    return number.getConstant();
                }
            }
        }
        return null;
    }

    private static void unsigned(InvokeInstruction invoke) {
        MethodReference method = invoke.getMethod();
        boolean number = method.getClassName().equals("java.lang.Integer")
                || method.getClassName().equals("java.lang.Long");
        if (number && UNSIGNED.containsKey(method.getName())) {
            invoke.setMethod(new MethodReference(ARITHMETIC, method.getDescriptor()));
        }
    }
}
