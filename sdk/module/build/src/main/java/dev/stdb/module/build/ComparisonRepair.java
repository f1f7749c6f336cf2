package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleArithmetic;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Comparisons of floating-point numbers as calls of {@link ModuleArithmetic}. It must happen in the class file: TeaVM reads
 * {@code dcmpg} and {@code dcmpl} as one instruction and so forgets what to say when an operand is not a number.
 */
final class ComparisonRepair {
    private static final ClassDesc ARITHMETIC = ClassDesc.of(ModuleArithmetic.class.getName());
    private static final MethodTypeDesc DOUBLES =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_double, ConstantDescs.CD_double);
    private static final MethodTypeDesc FLOATS =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float, ConstantDescs.CD_float);

    static final ClassTransform TRANSFORM = ClassTransform.transformingMethodBodies(ComparisonRepair::replace);

    private ComparisonRepair() {}

    /** Whether the class file has comparisons to replace. */
    static boolean mayApply(byte[] classFile) {
        return mayCompare(classFile) && compares(ClassFile.of().parse(classFile));
    }

    /** Quick, and true too often: whether any byte could be one of the four instructions. */
    private static boolean mayCompare(byte[] classFile) {
        for (byte b : classFile) {
            int code = b & 0xFF;
            if (code >= 0x95 && code <= 0x98) {
                return true;
            }
        }
        return false;
    }

    private static boolean compares(ClassModel model) {
        for (MethodModel method : model.methods()) {
            var code = method.code();
            if (code.isPresent()) {
                for (CodeElement element : code.get()) {
                    if (element instanceof OperatorInstruction operator && isComparison(operator)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isComparison(OperatorInstruction operator) {
        return switch (operator.opcode()) {
            case DCMPG, DCMPL, FCMPG, FCMPL -> true;
            default -> false;
        };
    }

    private static void replace(CodeBuilder code, CodeElement element) {
        if (!(element instanceof OperatorInstruction operator)) {
            code.with(element);
            return;
        }
        switch (operator.opcode()) {
            case DCMPG -> code.invokestatic(ARITHMETIC, "compareGreater", DOUBLES);
            case DCMPL -> code.invokestatic(ARITHMETIC, "compareLess", DOUBLES);
            case FCMPG -> code.invokestatic(ARITHMETIC, "compareGreater", FLOATS);
            case FCMPL -> code.invokestatic(ARITHMETIC, "compareLess", FLOATS);
            default -> code.with(element);
        }
    }
}
