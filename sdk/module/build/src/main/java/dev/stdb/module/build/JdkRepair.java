package dev.stdb.module.build;

import dev.stdb.module.build.runtime.JavaDecimals;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * What changes in {@link JdkClasses} before TeaVM reads them, because they reach into parts of the JDK that modules do not have.
 *
 * <ul>
 *   <li>{@code AbstractMap} of TeaVM calls the fields that its subclasses share by other names;
 *   <li>numbers become text through an array of bytes, which the JDK makes a string by means of its own;
 *   <li>{@code Formatter} asks for the tables of locales;
 *   <li>nothing asks for the JDK's access to itself, {@code SharedSecrets}, or for its archive of objects.
 * </ul>
 */
final class JdkRepair {
    private static final String NUMBERS = "jdk/internal/math/";
    private static final String LOCALE = "java/util/Locale";
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();

    /** More than the longest number has characters: 24. */
    private static final int MOST_CHARACTERS = 32;

    private JdkRepair() {}

    /** The class as TeaVM is to read it, {@link ComparisonRepair} included. */
    static byte[] apply(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        ClassTransform own = switch (model.thisClass().asInternalName()) {
            case "java/util/HashMap", "java/util/LinkedHashMap", "java/util/TreeMap" ->
                ClassTransform.transformingMethodBodies(JdkRepair::table);
            case NUMBERS + "DoubleToDecimal" -> (builder, element) -> text(builder, element, model, TypeKind.DOUBLE);
            case NUMBERS + "FloatToDecimal" -> (builder, element) -> text(builder, element, model, TypeKind.FLOAT);
            case "java/util/Formatter", "java/util/Formatter$FormatSpecifier" ->
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(RootLocale::new));
            case NUMBERS + "FDBigInteger" -> ClassTransform.transformingMethodBodies(JdkRepair::withoutArchive);
            case NUMBERS + "ToDecimal", "java/util/BitSet", "jdk/internal/util/ArraysSupport" ->
                JdkRepair::withoutInitializer;
            default -> ClassTransform.ACCEPT_ALL;
        };
        return ClassFileRepair.apply(classFile, own.andThen(ComparisonRepair.TRANSFORM));
    }

    private static void table(CodeBuilder code, CodeElement element) {
        if (element instanceof FieldInstruction field) {
            String name = field.name().stringValue();
            if (name.equals("keySet") || name.equals("values")) {
                String shared = name.equals("keySet") ? "cachedKeySet" : "cachedValues";
                code.fieldAccess(field.opcode(), field.owner().asSymbol(), shared, field.typeSymbol());
                return;
            }
        }
        if (element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("java/io/ObjectInputStream")) {
            code.pop().aconst_null();
        } else {
            code.with(element);
        }
    }

    /**
     * The default locale is the root, and digits come in groups of three. Whether to ask the locale for more is a question that is
     * left out: nothing leads to what would ask.
     */
    private static final class RootLocale implements CodeTransform {
        private boolean asked;

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case FieldInstruction field when field.owner().asInternalName().equals(LOCALE + "$Category") -> {}
                case InvokeInstruction call
                when isOfLocale(call, "getDefault") ->
                    code.getstatic(call.owner().asSymbol(), "ROOT", call.owner().asSymbol());
                case InvokeInstruction call
                when isOfLocale(call, "equals") -> {
                    code.pop2();
                    asked = true;
                }
                case BranchInstruction branch when asked -> asked = false;
                default -> code.with(element);
            }
        }

        private static boolean isOfLocale(InvokeInstruction call, String method) {
            return call.owner().asInternalName().equals(LOCALE) && call.name().equalsString(method);
        }
    }

    private static void withoutArchive(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && call.name().equalsString("initializeFromArchive")) {
            code.pop();
        } else {
            code.with(element);
        }
    }

    private static void withoutInitializer(ClassBuilder builder, ClassElement element) {
        if (!(element instanceof MethodModel method)
                || !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)) {
            builder.with(element);
        }
    }

    /** {@code toString} by way of {@code putDecimal}, the one that writes into an array which it is given. */
    private static void text(ClassBuilder builder, ClassElement element, ClassModel model, TypeKind number) {
        if (!(element instanceof MethodModel method) || !method.methodName().equalsString("toString")) {
            builder.with(element);
            return;
        }
        ClassDesc type = model.thisClass().asSymbol();
        ClassDesc given = number.upperBound();
        int bytes = number.slotSize();
        builder.withMethodBody(
                "toString",
                MethodTypeDesc.of(ConstantDescs.CD_String, given),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code -> code.bipush(MOST_CHARACTERS)
                        .newarray(TypeKind.BYTE)
                        .astore(bytes)
                        .aload(bytes)
                        .getstatic(type, "LATIN1", type)
                        .aload(bytes)
                        .iconst_0()
                        .loadLocal(number, 0)
                        .invokevirtual(
                                type,
                                "putDecimal",
                                MethodTypeDesc.of(ConstantDescs.CD_int, BYTES, ConstantDescs.CD_int, given))
                        .invokestatic(
                                ClassDesc.of(JavaDecimals.class.getName()),
                                "text",
                                MethodTypeDesc.of(ConstantDescs.CD_String, BYTES, ConstantDescs.CD_int))
                        .areturn());
    }
}
