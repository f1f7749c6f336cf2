package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what a module has once: its tables, its context, its dispatch and its exports. */
final class ModuleEmitter {
    private static final List<String> SENDER = CallEmitter.SENDER;

    private final String root;
    private final ModuleModel module;
    private final Wire wire;

    ModuleEmitter(String root, ModuleModel module, Wire wire) {
        this.root = root;
        this.module = module;
        this.wire = wire;
    }

    TypeSpec.Builder db() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(Names.INSTANCE, "instance");
        TypeSpec.Builder db = TypeSpec.classBuilder(Names.DB)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The tables of this module.\n");
        for (Table table : module.tables()) {
            ClassName handle = ClassName.get(root, table.handle());
            db.addField(handle, table.accessor(), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$L = new $T(instance)", table.accessor(), handle);
            db.addMethod(MethodSpec.methodBuilder(table.accessor())
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Table {@code $L}.\n", table.canonical())
                    .returns(handle)
                    .addStatement("return $L", table.accessor())
                    .build());
        }
        new MountEmitter(module).addTables(db, constructor);
        if (module.viewsMeant()) {
            addReadOnly(db);
        }
        return db.addMethod(constructor.build());
    }

    private void addReadOnly(TypeSpec.Builder db) {
        ClassName readDb = ClassName.get(root, Names.READ_DB);
        db.addField(readDb, "readOnly", Modifier.PRIVATE)
                .addMethod(MethodSpec.methodBuilder("readOnly")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The same tables, to read: for code that views share with others.\n")
                        .returns(readDb)
                        .beginControlFlow("if (readOnly == null)")
                        .addStatement("readOnly = new $T(this)", readDb)
                        .endControlFlow()
                        .addStatement("return readOnly")
                        .build());
    }

    TypeSpec.Builder reducerContext() {
        ClassName db = ClassName.get(root, Names.DB);
        TypeSpec.Builder context = TypeSpec.classBuilder(Names.REDUCER_CONTEXT)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Names.REDUCER_CONTEXT_BASE)
                .addJavadoc("What a reducer of this module works with: who called and when, and the tables.\n")
                .addField(Names.INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL)
                .addField(db, "db", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.INSTANCE, "instance")
                        .addParameter(db, "db")
                        .addParameters(CallEmitter.longs())
                        .addStatement("super($L)", String.join(", ", SENDER))
                        .addStatement("this.instance = instance")
                        .addStatement("this.db = db")
                        .build())
                .addMethod(ImmediatelyEmitter.method(root, "instance"))
                .addMethod(MethodSpec.methodBuilder("db")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The module's tables.\n")
                        .returns(db)
                        .addStatement("return db")
                        .build());
        if (module.asksSender()) {
            context.addMethod(MethodSpec.constructorBuilder()
                    .addParameter(Names.INSTANCE, "instance")
                    .addParameter(db, "db")
                    .addParameter(Names.HTTP_CALLER, "caller")
                    .addParameter(TypeName.LONG, "micros")
                    .addStatement("super(caller, micros)")
                    .addStatement("this.instance = instance")
                    .addStatement("this.db = db")
                    .build());
        }
        return context;
    }

    TypeSpec.Builder dispatch(byte[] definition) {
        TypeSpec.Builder dispatch = TypeSpec.classBuilder(Names.MODULE)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Names.DISPATCH)
                .addJavadoc("The server's way into this module: reducers by number, and the module's definition.\n")
                .addField(ClassName.get(root, Names.DB), "db", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(Names.INSTANCE, "instance")
                        .addStatement("super(instance)")
                        .addStatement("this.db = new $T(instance)", ClassName.get(root, Names.DB))
                        .build())
                .addMethod(reducers())
                .addMethod(MethodSpec.methodBuilder("db")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The module's tables, for a module that mounts this one.\n")
                        .returns(ClassName.get(root, Names.DB))
                        .addStatement("return db")
                        .build());
        addDefinition(dispatch, definition);
        CallEmitter calls = new CallEmitter(root, wire);
        MountEmitter mounts = new MountEmitter(module);
        if (!module.procedures().isEmpty() || mounts.has(Mount.Kind.PROCEDURE)) {
            dispatch.addMethod(calls.procedures(module.procedures(), mounts));
        }
        if (!module.handlers().isEmpty() || mounts.has(Mount.Kind.HANDLER)) {
            dispatch.addMethod(calls.handlers(module.handlers(), mounts));
        }
        new ViewEmitter(root, module, wire).addDispatch(dispatch);
        mounts.addDispatch(dispatch, module);
        return dispatch;
    }

    /** Constants, so that a module that mounts this one can read them from the class. */
    private static void addDefinition(TypeSpec.Builder dispatch, byte[] definition) {
        List<String> literals = literals(definition);
        List<String> names = new ArrayList<>();
        for (String literal : literals) {
            String name = MountParser.DEFINITION + names.size();
            names.add(name);
            dispatch.addField(FieldSpec.builder(String.class, name, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$>$>\n$L$<$<", literal)
                    .build());
        }
        dispatch.addMethod(MethodSpec.methodBuilder("definition")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(byte[].class)
                .addStatement("return bytes($L)", String.join(", ", names))
                .build());
    }

    private MethodSpec reducers() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("reducer")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addException(Throwable.class)
                .returns(Names.REDUCER_RESULT)
                .addParameter(TypeName.INT, "id")
                .addParameters(CallEmitter.longs())
                .addParameter(TypeName.INT, "args");
        method.beginControlFlow("switch (id)");
        for (int id = 0; id < module.reducers().size(); id++) {
            method.beginControlFlow("case $L ->", id);
            call(method, module.reducers().get(id));
            method.endControlFlow();
        }
        if (new MountEmitter(module).has(Mount.Kind.REDUCER)) {
            return method.beginControlFlow("default ->")
                    .addStatement(
                            "return $L(id, $L, args)",
                            MountEmitter.method(Mount.Kind.REDUCER),
                            String.join(", ", SENDER))
                    .endControlFlow()
                    .endControlFlow()
                    .build();
        }
        return method.addStatement("default -> throw unknownReducer(id)")
                .endControlFlow()
                .build();
    }

    private void call(MethodSpec.Builder method, Reducer reducer) {
        List<CodeBlock> arguments = new ArrayList<>();
        if (reducer.takesContext()) {
            arguments.add(CodeBlock.of(
                    "new $T(instance(), db, $L)",
                    ClassName.get(root, Names.REDUCER_CONTEXT),
                    String.join(", ", SENDER)));
        }
        if (!reducer.parameters().isEmpty()) {
            method.addStatement("$T in = arguments(args)", Names.READER);
        }
        for (Parameter parameter : reducer.parameters()) {
            arguments.add(wire.read(parameter.type()));
        }
        CodeBlock call = CodeBlock.of("$L($L)", CallEmitter.method(reducer.element()), CodeBlock.join(arguments, ", "));
        switch (reducer.returns()) {
            case NOTHING -> method.addStatement(call).addStatement("return null");
            case REDUCER_RESULT -> method.addStatement("return $L", call);
            case RESULT -> method.addStatement("return $T.of($L)", Names.REDUCER_RESULT, call);
        }
    }

    TypeSpec.Builder entry() {
        ClassName dispatch = ClassName.get(root, Names.MODULE);
        TypeSpec.Builder entry = TypeSpec.classBuilder(Names.ENTRY)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("What the server calls, as wasm exports. On a JVM, use {@link $T}.\n", dispatch)
                .addField(FieldSpec.builder(dispatch, "MODULE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T(new $T())", dispatch, Names.INSTANCE)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("main")
                        .addJavadoc("Does nothing: a module has exports, no beginning.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addParameter(String[].class, "args")
                        .build())
                .addMethod(export("describeModule", "__describe_module__")
                        .addParameter(TypeName.INT, "sink")
                        .addStatement("MODULE.describe(sink)")
                        .build())
                .addMethod(export("callReducer", "__call_reducer__")
                        .returns(TypeName.INT)
                        .addParameter(TypeName.INT, "id")
                        .addParameters(CallEmitter.longs())
                        .addParameter(TypeName.INT, "args")
                        .addParameter(TypeName.INT, "error")
                        .addStatement("return MODULE.callReducer(id, $L, args, error)", String.join(", ", SENDER))
                        .build());
        new ViewEmitter(root, module, wire).addExports(entry);
        CallEmitter.addExports(entry, module);
        return entry;
    }

    static MethodSpec.Builder export(String name, String wasmName) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(AnnotationSpec.builder(Names.EXPORT)
                        .addMember("name", "$S", wasmName)
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    }

    /** The bytes as string literals, one character each: constants of a class file hold 65,535 bytes, so several. */
    static List<String> literals(byte[] bytes) {
        int perLine = 72;
        int perConstant = 200 * perLine;
        List<String> literals = new ArrayList<>();
        for (int first = 0; first < bytes.length; first += perConstant) {
            StringBuilder text = new StringBuilder();
            int end = Math.min(bytes.length, first + perConstant);
            for (int from = first; from < end; from += perLine) {
                text.append(from > first ? "\n+ \"" : "\"");
                int to = Math.min(end, from + perLine);
                for (int i = from; i < to; i++) {
                    escape(text, bytes[i] & 0xFF, i + 1 < to && bytes[i + 1] >= '0' && bytes[i + 1] <= '7');
                }
                text.append('"');
            }
            literals.add(text.toString());
        }
        return literals;
    }

    /** An octal escape is as short as can be, unless the next character is a digit that would join it. */
    private static void escape(StringBuilder text, int c, boolean digitFollows) {
        if (c == '"' || c == '\\') {
            text.append('\\').append((char) c);
        } else if (c >= ' ' && c < 0x7F) {
            text.append((char) c);
        } else if (digitFollows) {
            text.append('\\')
                    .append((char) ('0' + (c >> 6)))
                    .append((char) ('0' + ((c >> 3) & 7)))
                    .append((char) ('0' + (c & 7)));
        } else {
            text.append('\\').append(Integer.toOctalString(c));
        }
    }
}
