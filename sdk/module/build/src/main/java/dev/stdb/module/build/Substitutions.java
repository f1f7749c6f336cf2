package dev.stdb.module.build;

import dev.stdb.module.build.runtime.JavaBigNumbers;
import dev.stdb.module.build.runtime.JavaLang;
import dev.stdb.module.build.runtime.ModuleBytes;
import dev.stdb.module.build.runtime.ModuleConsole;
import dev.stdb.module.build.runtime.ModulePanic;
import dev.stdb.module.build.runtime.NotInModules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.teavm.model.AccessLevel;
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

    private static final String WASM_SUPPORT = "org.teavm.backend.wasm.runtime.WasmSupport";

    /** {@code self} is the type that the replacement takes the object as, null for the replaced method's own. */
    private record Target(
            String className, String method, @Nullable String self) {
        Target(String className, String method) {
            this(className, method, null);
        }
    }

    private final Map<String, Map<MethodDescriptor, Target>> byClass = new HashMap<>();
    private final Set<MethodReference> added = new HashSet<>();
    private final Set<MethodReference> staticOnes = new HashSet<>();

    Substitutions() {
        console();
        clockAndChance();
        numbers();
        bytes();
        new LibraryRepairs(this).add();
    }

    /** Reading and writing rows is what modules do most. */
    private void bytes() {
        var bytes = ValueType.arrayOf(ValueType.BYTE);
        var chars = ValueType.arrayOf(ValueType.CHARACTER);
        var string = ValueType.object("java.lang.String");
        var number = ValueType.INTEGER;
        String numbers = "dev.stdb.bsatn.LittleEndian";
        for (String get : List.of("get8", "get16", "get32")) {
            replace(numbers, ModuleBytes.class, get, bytes, number, number);
        }
        replace(numbers, ModuleBytes.class, "get64", bytes, number, ValueType.LONG);
        for (String put : List.of("put8", "put16", "put32")) {
            replace(numbers, ModuleBytes.class, put, bytes, number, number, ValueType.VOID);
        }
        replace(numbers, ModuleBytes.class, "put64", bytes, number, ValueType.LONG, ValueType.VOID);
        String ascii = "dev.stdb.bsatn.Ascii";
        replace(ascii, ModuleBytes.class, "widen", bytes, number, chars, number);
        replace(ascii, ModuleBytes.class, "narrow", string, bytes, number, number);
        var fromArray = new Target("java.lang.String", "fromArray");
        byClass.computeIfAbsent(ascii, o -> new HashMap<>()).put(new MethodDescriptor("of", chars, string), fromArray);
        byClass.computeIfAbsent(ModuleBytes.class.getName(), o -> new HashMap<>())
                .put(new MethodDescriptor("text", chars, string), fromArray);
        replace(
                "java.lang.String",
                ModuleBytes.class,
                "equals",
                ValueType.object("java.lang.Object"),
                ValueType.BOOLEAN);
        var builder = ValueType.object("java.lang.StringBuilder");
        replace("java.lang.StringBuilder", ModuleBytes.class, "append", string, builder);
        String anyBuilder = "java.lang.AbstractStringBuilder";
        byClass.computeIfAbsent(anyBuilder, o -> new HashMap<>())
                .put(
                        new MethodDescriptor("append", string, ValueType.object(anyBuilder)),
                        new Target(ModuleBytes.class.getName(), "append", "java.lang.StringBuilder"));
        for (ValueType integer : List.of(number, ValueType.LONG)) {
            replace("java.lang.StringBuilder", JavaLang.class, "append", integer, builder);
            replace(boxOf(integer), JavaLang.class, "toString", integer, string);
        }
    }

    private void console() {
        var bytes = ValueType.arrayOf(ValueType.BYTE);
        String console = "org.teavm.classlib.impl.console.Console";
        replace(
                console,
                ModuleConsole.class,
                "writeStdout",
                bytes,
                ValueType.INTEGER,
                ValueType.INTEGER,
                ValueType.VOID);
        replace(
                console,
                ModuleConsole.class,
                "writeStderr",
                bytes,
                ValueType.INTEGER,
                ValueType.INTEGER,
                ValueType.VOID);
        replace("org.teavm.runtime.ExceptionHandling", "printStack", ModulePanic.class, "uncaught", ValueType.VOID);
        replace("java.lang.Throwable", ModulePanic.class, "fillInStackTrace", ValueType.object("java.lang.Throwable"));
        replace(WASM_SUPPORT, "printOutOfMemory", ModulePanic.class, "outOfMemory", ValueType.VOID);
    }

    private void clockAndChance() {
        replace(WASM_SUPPORT, NotInModules.class, "currentTimeMillis", ValueType.LONG);
        replace("java.lang.System", NotInModules.class, "nanoTime", ValueType.LONG);
        replace("java.lang.Math", NotInModules.class, "random", ValueType.DOUBLE);
    }

    private void numbers() {
        for (ValueType type : List.of(ValueType.INTEGER, ValueType.LONG, ValueType.FLOAT, ValueType.DOUBLE)) {
            add(boxOf(type), JavaLang.class, "sum", type, type, type);
        }
        ValueType string = ValueType.object("java.lang.String");
        for (ValueType type : List.of(ValueType.INTEGER, ValueType.LONG)) {
            String name = type.equals(ValueType.INTEGER) ? "parseUnsignedInt" : "parseUnsignedLong";
            add(boxOf(type), JavaLang.class, name, string, type);
            add(boxOf(type), JavaLang.class, name, string, ValueType.INTEGER, type);
        }
        add("java.lang.Integer", JavaLang.class, "toUnsignedLong", ValueType.INTEGER, ValueType.LONG);
        for (String owner : List.of("java.lang.Math", "java.lang.StrictMath")) {
            add(owner, JavaLang.class, "multiplyHigh", ValueType.LONG, ValueType.LONG, ValueType.LONG);
            add(owner, JavaLang.class, "unsignedMultiplyHigh", ValueType.LONG, ValueType.LONG, ValueType.LONG);
        }
        MathFunctions.all().forEach(this::mathFunction);
        add("java.lang.Math", JavaLang.class, "powerOfTwoD", ValueType.INTEGER, ValueType.DOUBLE);
        for (String owner : List.of("java.lang.Math", "java.lang.StrictMath")) {
            add(owner, JavaLang.class, "scalb", ValueType.DOUBLE, ValueType.INTEGER, ValueType.DOUBLE);
            add(owner, JavaLang.class, "scalb", ValueType.FLOAT, ValueType.INTEGER, ValueType.FLOAT);
        }
        for (ValueType type : List.of(ValueType.FLOAT, ValueType.DOUBLE)) {
            replace("org.teavm.backend.wasm.WasmRuntime", JavaLang.class, "remainder", type, type, type);
        }
        replace("java.math.BigInteger", JavaBigNumbers.class, "hashCode", ValueType.INTEGER);
        replace("java.math.BigInteger", JavaBigNumbers.class, "doubleValue", ValueType.DOUBLE);
        ValueType bigInteger = ValueType.object("java.math.BigInteger");
        replace("java.math.BigInteger", JavaBigNumbers.class, "xor", bigInteger, bigInteger);
        replace("java.math.BigDecimal", JavaBigNumbers.class, "hashCode", ValueType.INTEGER);
        replace("java.math.BigDecimal", JavaBigNumbers.class, "precision", ValueType.INTEGER);
        replace("java.math.BigDecimal", "aproxPrecision", JavaBigNumbers.class, "precision", ValueType.INTEGER);
    }

    private void mathFunction(MathFunctions.Function function) {
        var signature = new ValueType[function.arguments() + 1];
        Arrays.fill(signature, ValueType.DOUBLE);
        var descriptor = new MethodDescriptor(function.name(), signature);
        for (String owner : List.of("java.lang.Math", "java.lang.StrictMath")) {
            byClass.computeIfAbsent(owner, o -> new HashMap<>())
                    .put(descriptor, new Target(function.className(), MathFunctions.METHOD));
            added.add(new MethodReference(owner, descriptor));
            staticOnes.add(new MethodReference(owner, descriptor));
        }
    }

    private static String boxOf(ValueType type) {
        return type.equals(ValueType.INTEGER)
                ? "java.lang.Integer"
                : type.equals(ValueType.LONG)
                        ? "java.lang.Long"
                        : type.equals(ValueType.FLOAT) ? "java.lang.Float" : "java.lang.Double";
    }

    /** A static method that the class library lacks. */
    void add(String owner, Class<?> by, String name, ValueType... signature) {
        replace(owner, by, name, signature);
        added.add(new MethodReference(owner, name, signature));
        staticOnes.add(new MethodReference(owner, name, signature));
    }

    /** An instance method that the class library lacks. */
    void addToInstances(String owner, Class<?> by, String name, ValueType... signature) {
        replace(owner, by, name, signature);
        added.add(new MethodReference(owner, name, signature));
    }

    void replace(String owner, Class<?> by, String name, ValueType... signature) {
        replace(owner, name, by, name, signature);
    }

    void replace(String owner, String name, Class<?> by, String byName, ValueType... signature) {
        var descriptor = new MethodDescriptor(name, signature);
        byClass.computeIfAbsent(owner, o -> new HashMap<>()).put(descriptor, new Target(by.getName(), byName));
    }

    /** As the others, where the replacement takes the object as {@code self}, a type that it can name. */
    void replaceAs(String self, String owner, Class<?> by, String name, ValueType... signature) {
        byClass.computeIfAbsent(owner, o -> new HashMap<>())
                .put(new MethodDescriptor(name, signature), new Target(by.getName(), name, self));
    }

    /** A method that becomes one of a class that is known by its name only. */
    void replaceBy(String className, String owner, String name, ValueType... signature) {
        byClass.computeIfAbsent(owner, o -> new HashMap<>())
                .put(new MethodDescriptor(name, signature), new Target(className, name));
    }

    void apply(ClassHolder cls) {
        var replaced = byClass.get(cls.getName());
        if (replaced == null) {
            return;
        }
        replaced.forEach((descriptor, target) -> redirect(method(cls, descriptor), target));
    }

    private MethodHolder method(ClassHolder cls, MethodDescriptor descriptor) {
        MethodHolder method = cls.getMethod(descriptor);
        if (method != null) {
            return method;
        }
        var reference = new MethodReference(cls.getName(), descriptor);
        if (!added.contains(reference)) {
            throw new IllegalStateException("TeaVM's class library has no method " + reference);
        }
        var created = new MethodHolder(descriptor);
        created.setLevel(AccessLevel.PUBLIC);
        if (staticOnes.contains(reference)) {
            created.getModifiers().add(ElementModifier.STATIC);
        }
        cls.addMethod(created);
        return created;
    }

    private static void redirect(MethodHolder method, Target target) {
        boolean isStatic = method.hasModifier(ElementModifier.STATIC);
        method.getModifiers().remove(ElementModifier.NATIVE);
        DROPPED_ANNOTATIONS.forEach(method.getAnnotations()::remove);
        var signature = new ArrayList<ValueType>();
        String takenAs = target.self();
        if (!isStatic) {
            signature.add(ValueType.object(takenAs == null ? method.getOwnerName() : takenAs));
        }
        signature.addAll(List.of(method.getSignature()));
        if (takenAs != null && signature.getLast().equals(ValueType.object(method.getOwnerName()))) {
            signature.set(signature.size() - 1, ValueType.object(takenAs));
        }
        var program = new Program();
        var self = program.createVariable();
        var arguments = new ArrayList<Variable>();
        if (!isStatic) {
            arguments.add(self);
        }
        for (int i = 0; i < method.parameterCount(); i++) {
            arguments.add(program.createVariable());
        }
        var call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(new MethodReference(target.className(), target.method(), signature.toArray(new ValueType[0])));
        call.setArguments(arguments.toArray(new Variable[0]));
        var exit = new ExitInstruction();
        if (!method.getResultType().equals(ValueType.VOID)) {
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
