package dev.stdb.module.build;

import dev.stdb.module.build.runtime.JavaLang;
import dev.stdb.module.build.runtime.JavaNames;
import dev.stdb.module.build.runtime.ModuleArithmetic;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.ConstructMultiArrayInstruction;
import org.teavm.model.instructions.DoubleConstantInstruction;
import org.teavm.model.instructions.FloatConstantInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.LongConstantInstruction;
import org.teavm.model.instructions.NegateInstruction;
import org.teavm.model.instructions.NumericOperandType;

/**
 * Replaces the operations that TeaVM 0.13.1 translates to something else than Java says:
 *
 * <ul>
 *   <li>integer division traps on zero and on the smallest number by minus one: becomes a call of {@link ModuleArithmetic},
 *       unless the divisor is a harmless constant;
 *   <li>{@code -x} of 0.0 gives 0.0: becomes a multiplication by -1;
 *   <li>an array gets a negative size: its size is checked;
 *   <li>a few classes lack names or superclasses: {@link JavaNames} adds them;
 *   <li>methods of {@code Double} and others that the backend implements itself, and wrongly: become {@link JavaLang}'s.
 * </ul>
 */
final class ProgramRepair {
    private static final String ARITHMETIC = ModuleArithmetic.class.getName();
    private static final String LANG = JavaLang.class.getName();
    private static final FieldReference SUPPRESSED = new FieldReference("java.lang.Throwable", "suppressed");
    private static final ValueType OBJECT = ValueType.object("java.lang.Object");
    private static final ValueType THROWABLES = ValueType.arrayOf(ValueType.object("java.lang.Throwable"));
    private static final String NAMES = JavaNames.class.getName();
    private static final Map<String, String> CALLS = calls();

    /** Methods, and what of {@link JavaNames} sees their results. */
    private static final Map<String, String> RESULTS = Map.of(
            "org.teavm.platform.Platform.getName", "name",
            "java.lang.Class.getSuperclass", "superclass",
            "java.lang.Character.getType", "category");

    private final Program program;
    private final Map<Variable, Long> constants = new HashMap<>();

    private ProgramRepair(Program program) {
        this.program = program;
    }

    private static Map<String, String> calls() {
        var calls = new HashMap<String, String>();
        for (String name : new String[] {"divideUnsigned", "remainderUnsigned"}) {
            calls.put("java.lang.Integer." + name, ARITHMETIC);
            calls.put("java.lang.Long." + name, ARITHMETIC);
        }
        for (String box : new String[] {"java.lang.Double.", "java.lang.Float."}) {
            calls.put(box + "isInfinite", LANG);
            calls.put(box + "doubleToLongBits", LANG);
            calls.put(box + "floatToIntBits", LANG);
        }
        for (String math : new String[] {"java.lang.Math.", "java.lang.StrictMath."}) {
            calls.put(math + "round", LANG);
            calls.put(math + "rint", LANG);
            calls.put(math + "ulp", LANG);
        }
        return calls;
    }

    static void apply(ClassHolder cls) {
        if (cls.getName().equals(ARITHMETIC) || cls.getName().startsWith("org.teavm.")) {
            return;
        }
        for (MethodHolder method : cls.getMethods()) {
            Program program = method.getProgram();
            if (program != null) {
                new ProgramRepair(program).apply();
            }
        }
    }

    private void apply() {
        for (int i = 0; i < program.basicBlockCount(); i++) {
            for (Instruction instruction : program.basicBlockAt(i)) {
                switch (instruction) {
                    case IntegerConstantInstruction number ->
                        constants.put(number.getReceiver(), (long) number.getConstant());
                    case LongConstantInstruction number -> constants.put(number.getReceiver(), number.getConstant());
                    default -> {}
                }
            }
        }
        for (int i = 0; i < program.basicBlockCount(); i++) {
            BasicBlock block = program.basicBlockAt(i);
            for (Instruction instruction : block) {
                repair(instruction);
            }
        }
    }

    private void repair(Instruction instruction) {
        switch (instruction) {
            case BinaryInstruction binary -> divide(binary);
            case NegateInstruction negate -> negate(negate);
            case ConstructArrayInstruction array -> array.setSize(checkedSize(array, array.getSize()));
            case ConstructMultiArrayInstruction array ->
                array.getDimensions().replaceAll(size -> checkedSize(array, size));
            case InvokeInstruction invoke -> {
                LogCalls.locate(program, invoke);
                seeResult(invoke);
                String by = CALLS.get(invoke.getMethod().getClassName() + "."
                        + invoke.getMethod().getName());
                if (by != null && invoke.getInstance() == null) {
                    invoke.setMethod(new MethodReference(by, invoke.getMethod().getDescriptor()));
                }
            }
            case GetFieldInstruction field -> suppressed(field);
            default -> {}
        }
    }

    /** Passes on what the call gives only after {@link JavaNames} has seen it, together with the call's first argument. */
    private void seeResult(InvokeInstruction invoke) {
        MethodReference method = invoke.getMethod();
        String by = RESULTS.get(method.getClassName() + "." + method.getName());
        Variable receiver = invoke.getReceiver();
        if (by == null || receiver == null) {
            return;
        }
        Variable result = program.createVariable();
        invoke.setReceiver(result);
        var call = call(
                new MethodReference(
                        NAMES,
                        by,
                        invoke.getInstance() == null && method.parameterType(0) instanceof ValueType.Primitive
                                ? method.parameterType(0)
                                : OBJECT,
                        method.getReturnType(),
                        method.getReturnType()),
                receiver,
                invoke.getInstance() != null
                        ? invoke.getInstance()
                        : invoke.getArguments().get(0),
                result);
        call.setLocation(invoke.getLocation());
        invoke.insertNext(call);
    }

    /** TeaVM's constructors of Throwable leave its list of suppressed exceptions null. */
    private void suppressed(GetFieldInstruction field) {
        if (!field.getField().equals(SUPPRESSED)) {
            return;
        }
        Variable receiver = field.getReceiver();
        Variable list = program.createVariable();
        field.setReceiver(list);
        var call = call(new MethodReference(LANG, "orEmpty", THROWABLES, THROWABLES), receiver, list);
        call.setLocation(field.getLocation());
        field.insertNext(call);
    }

    private void divide(BinaryInstruction binary) {
        boolean wide = binary.getOperandType() == NumericOperandType.LONG;
        boolean division = binary.getOperation() == BinaryOperation.DIVIDE;
        boolean integral = wide || binary.getOperandType() == NumericOperandType.INT;
        if (!integral || (!division && binary.getOperation() != BinaryOperation.MODULO)) {
            return;
        }
        Long divisor = constants.get(binary.getSecondOperand());
        if (divisor != null && divisor != 0 && divisor != -1) {
            return;
        }
        ValueType type = wide ? ValueType.LONG : ValueType.INTEGER;
        var call = call(
                new MethodReference(ARITHMETIC, division ? "divide" : "remainder", type, type, type),
                binary.getReceiver(),
                binary.getFirstOperand(),
                binary.getSecondOperand());
        call.setLocation(binary.getLocation());
        binary.replace(call);
    }

    private static InvokeInstruction call(MethodReference method, @Nullable Variable receiver, Variable... arguments) {
        var call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(method);
        call.setArguments(arguments);
        call.setReceiver(receiver);
        return call;
    }

    private void negate(NegateInstruction negate) {
        Variable minusOne = program.createVariable();
        if (negate.getOperandType() == NumericOperandType.DOUBLE) {
            var constant = new DoubleConstantInstruction();
            constant.setConstant(-1);
            constant.setReceiver(minusOne);
            negate.insertPrevious(constant);
        } else if (negate.getOperandType() == NumericOperandType.FLOAT) {
            var constant = new FloatConstantInstruction();
            constant.setConstant(-1);
            constant.setReceiver(minusOne);
            negate.insertPrevious(constant);
        } else {
            return;
        }
        var product = new BinaryInstruction(BinaryOperation.MULTIPLY, negate.getOperandType());
        product.setFirstOperand(negate.getOperand());
        product.setSecondOperand(minusOne);
        product.setReceiver(negate.getReceiver());
        product.setLocation(negate.getLocation());
        negate.replace(product);
    }

    private Variable checkedSize(Instruction array, Variable size) {
        Long constant = constants.get(size);
        if (constant != null && constant >= 0) {
            return size;
        }
        Variable checked = program.createVariable();
        var call = call(
                new MethodReference(ARITHMETIC, "checkedSize", ValueType.INTEGER, ValueType.INTEGER), checked, size);
        call.setLocation(array.getLocation());
        array.insertPrevious(call);
        return checked;
    }
}
