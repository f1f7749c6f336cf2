package dev.stdb.module.build;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The methods {@code equals} and {@code hashCode} of records as HotSpot has them. TeaVM has its own, in which 0.0 equals -0.0 and
 * hash codes are others, so that tables with records for keys would iterate in another order.
 */
final class RecordRepair {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final byte[] BOOTSTRAP = "java/lang/runtime/ObjectMethods".getBytes(StandardCharsets.US_ASCII);

    /** Of a record's component, in HotSpot's hash. */
    private static final int FACTOR = 31;

    static final ClassTransform TRANSFORM = ClassTransform.transformingMethodBodies(RecordRepair::replace);

    private RecordRepair() {}

    /** Whether the class file names what makes a record's methods. */
    static boolean mayApply(byte[] classFile) {
        for (int i = 0; i + BOOTSTRAP.length <= classFile.length; i++) {
            int same = 0;
            while (same < BOOTSTRAP.length && classFile[i + same] == BOOTSTRAP[same]) {
                same++;
            }
            if (same == BOOTSTRAP.length) {
                return true;
            }
        }
        return false;
    }

    private static void replace(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.ObjectMethods"))) {
            switch (call.name().stringValue()) {
                case "hashCode" -> hashCode(code.pop(), fields(call));
                case "equals" -> equality(code.pop2(), call.typeSymbol().parameterType(0), fields(call));
                default -> code.with(call);
            }
        } else {
            code.with(element);
        }
    }

    /** The record's fields: behind the record's class and their names, a getter for each. */
    private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        return arguments.subList(2, arguments.size()).stream()
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
    }

    private static void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.bipush(FACTOR).imul();
            get(code.aload(0), field);
            code.invokestatic(
                    type.isPrimitive() ? boxOf(type) : OBJECTS,
                    "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object));
            code.iadd();
        }
    }

    private static void equality(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
        Label same = code.newLabel();
        Label different = code.newLabel();
        Label end = code.newLabel();
        code.aload(0).aload(1).if_acmpeq(same);
        code.aload(1).instanceOf(type).ifeq(different);
        for (DirectMethodHandleDesc field : fields) {
            get(code.aload(0), field);
            get(code.aload(1).checkcast(type), field);
            unlessEqual(code, type(field), different);
        }
        code.labelBinding(same)
                .iconst_1()
                .goto_(end)
                .labelBinding(different)
                .iconst_0()
                .labelBinding(end);
    }

    private static void unlessEqual(CodeBuilder code, ClassDesc type, Label different) {
        switch (TypeKind.from(type)) {
            case REFERENCE -> {
                var objects =
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
                code.invokestatic(OBJECTS, "equals", objects).ifeq(different);
            }
            case FLOAT, DOUBLE ->
                code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                        .ifne(different);
            case LONG -> code.lcmp().ifne(different);
            default -> code.if_icmpne(different);
        }
    }

    private static void get(CodeBuilder code, DirectMethodHandleDesc field) {
        code.getfield(field.owner(), field.methodName(), type(field));
    }

    private static ClassDesc type(DirectMethodHandleDesc field) {
        return field.invocationType().returnType();
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case CHAR -> ConstantDescs.CD_Character;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(primitive.displayName());
        };
    }
}
