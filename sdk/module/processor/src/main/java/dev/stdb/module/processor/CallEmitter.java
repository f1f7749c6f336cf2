package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Procedure;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes what procedures and HTTP handlers need: their contexts, their part of the dispatch, their exports. */
final class CallEmitter {
    /** The words of sender and connection id, and the time, as the host passes them. */
    static final List<String> SENDER = List.of("s0", "s1", "s2", "s3", "c0", "c1", "micros");

    private final String root;
    private final Wire wire;

    CallEmitter(String root, Wire wire) {
        this.root = root;
        this.wire = wire;
    }

    static List<ParameterSpec> longs() {
        return SENDER.stream()
                .map(name -> ParameterSpec.builder(long.class, name).build())
                .toList();
    }

    static CodeBlock method(ExecutableElement method) {
        return CodeBlock.of("$T.$L", ClassName.get((TypeElement) method.getEnclosingElement()), method.getSimpleName());
    }

    TypeSpec.Builder procedureContext() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(Names.INSTANCE, "instance")
                .addParameter(ClassName.get(root, Names.DB), "db")
                .addParameters(longs())
                .addStatement("super(instance, $L)", String.join(", ", SENDER));
        TypeSpec.Builder context = context(Names.PROCEDURE_CONTEXT, Names.PROCEDURE_CONTEXT_BASE)
                .addJavadoc("What a procedure of this module works with: who called and when, transactions, HTTP.\n");
        for (String word : SENDER.subList(0, SENDER.size() - 1)) {
            context.addField(TypeName.LONG, word, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$L = $L", word, word);
        }
        return context.addMethod(constructor.addStatement("this.db = db").build())
                .addMethod(transaction(String.join(", ", SENDER)));
    }

    TypeSpec.Builder handlerContext() {
        return context(Names.HANDLER_CONTEXT, Names.HANDLER_CONTEXT_BASE)
                .addJavadoc("What an HTTP handler of this module works with: the time, transactions, HTTP.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.INSTANCE, "instance")
                        .addParameter(ClassName.get(root, Names.DB), "db")
                        .addParameter(TypeName.LONG, "micros")
                        .addStatement("super(instance, micros)")
                        .addStatement("this.db = db")
                        .build())
                .addMethod(transaction("0, 0, 0, 0, 0, 0, micros"));
    }

    TypeSpec.Builder senderHandlerContext() {
        ClassName reducerContext = ClassName.get(root, Names.REDUCER_CONTEXT);
        return context(Names.SENDER_HANDLER_CONTEXT, Names.SENDER_HANDLER_CONTEXT_BASE)
                .addJavadoc(
                        "What an HTTP handler of this module works with that asks who sent the request: the sender, the time, transactions, HTTP.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.INSTANCE, "instance")
                        .addParameter(ClassName.get(root, Names.DB), "db")
                        .addParameter(Names.HTTP_CALLER, "caller")
                        .addParameter(TypeName.LONG, "micros")
                        .addStatement("super(instance, caller, micros)")
                        .addStatement("this.db = db")
                        .build())
                .addMethod(MethodSpec.methodBuilder("transaction")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(reducerContext)
                        .addParameter(TypeName.LONG, "micros")
                        .addStatement("return new $T(instance(), db, caller(), micros)", reducerContext)
                        .build());
    }

    private TypeSpec.Builder context(String name, ClassName base) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(base, ClassName.get(root, Names.REDUCER_CONTEXT)))
                .addField(ClassName.get(root, Names.DB), "db", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(ImmediatelyEmitter.method(root, "instance()"));
    }

    private MethodSpec transaction(String caller) {
        ClassName reducerContext = ClassName.get(root, Names.REDUCER_CONTEXT);
        return MethodSpec.methodBuilder("transaction")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(reducerContext)
                .addParameter(TypeName.LONG, "micros")
                .addStatement("return new $T(instance(), db, $L)", reducerContext, caller)
                .build();
    }

    MethodSpec procedures(List<Procedure> procedures, MountEmitter mounts) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("procedure")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addException(Throwable.class)
                .addParameter(TypeName.INT, "id")
                .addParameters(longs())
                .addParameter(TypeName.INT, "args");
        method.beginControlFlow("switch (id)");
        for (int id = 0; id < procedures.size(); id++) {
            method.beginControlFlow("case $L ->", id);
            call(method, procedures.get(id));
            method.endControlFlow();
        }
        return method.addStatement(
                        "default -> $L(id, $L, args)",
                        mounts.has(Mount.Kind.PROCEDURE)
                                ? MountEmitter.method(Mount.Kind.PROCEDURE)
                                : "super.procedure",
                        String.join(", ", SENDER))
                .endControlFlow()
                .build();
    }

    private void call(MethodSpec.Builder method, Procedure procedure) {
        List<CodeBlock> arguments = new ArrayList<>();
        if (procedure.takesContext()) {
            arguments.add(CodeBlock.of(
                    "new $T(instance(), db, $L)",
                    ClassName.get(root, Names.PROCEDURE_CONTEXT),
                    String.join(", ", SENDER)));
        }
        if (!procedure.parameters().isEmpty()) {
            method.addStatement("$T in = arguments(args)", Names.READER);
        }
        for (Parameter parameter : procedure.parameters()) {
            arguments.add(wire.read(parameter.type()));
        }
        CodeBlock call = CodeBlock.of("$L($L)", method(procedure.element()), CodeBlock.join(arguments, ", "));
        JavaType result = procedure.result();
        if (result == null) {
            method.addStatement(call);
            return;
        }
        method.addStatement("$T value = $L", result.java(), call)
                .addStatement("$T out = result()", Names.WRITER)
                .addStatement(wire.write(result, CodeBlock.of("value")));
    }

    MethodSpec handlers(List<Handler> handlers, MountEmitter mounts) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("handler")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addException(Throwable.class)
                .returns(Names.HTTP_RESPONSE)
                .addParameter(TypeName.INT, "id")
                .addParameter(Names.HTTP_CALLER, "caller")
                .addParameter(TypeName.LONG, "micros")
                .addParameter(Names.HTTP_REQUEST, "request");
        method.beginControlFlow("return switch (id)");
        for (int id = 0; id < handlers.size(); id++) {
            Handler handler = handlers.get(id);
            List<CodeBlock> arguments = new ArrayList<>();
            if (handler.asksSender()) {
                arguments.add(CodeBlock.of(
                        "new $T(instance(), db, caller, micros)", ClassName.get(root, Names.SENDER_HANDLER_CONTEXT)));
            } else if (handler.takesContext()) {
                arguments.add(
                        CodeBlock.of("new $T(instance(), db, micros)", ClassName.get(root, Names.HANDLER_CONTEXT)));
            }
            if (handler.takesRequest()) {
                arguments.add(CodeBlock.of("request"));
            }
            method.addStatement("case $L -> $L($L)", id, method(handler.element()), CodeBlock.join(arguments, ", "));
        }
        String others = mounts.has(Mount.Kind.HANDLER) ? MountEmitter.method(Mount.Kind.HANDLER) : "super.handler";
        return method.addStatement("default -> $L(id, caller, micros, request)", others)
                .addCode("$<};\n")
                .build();
    }

    /** The exports of what the module has. */
    static void addExports(TypeSpec.Builder entry, ModuleModel module) {
        MountEmitter mounts = new MountEmitter(module);
        if (!module.procedures().isEmpty() || mounts.has(Mount.Kind.PROCEDURE)) {
            entry.addMethod(ModuleEmitter.export("callProcedure", "__call_procedure__")
                    .returns(TypeName.INT)
                    .addParameter(TypeName.INT, "id")
                    .addParameters(longs())
                    .addParameter(TypeName.INT, "args")
                    .addParameter(TypeName.INT, "sink")
                    .addStatement("return MODULE.callProcedure(id, $L, args, sink)", String.join(", ", SENDER))
                    .build());
        }
        if (!module.handlers().isEmpty() || mounts.has(Mount.Kind.HANDLER)) {
            MethodSpec.Builder export = ModuleEmitter.export("callHttpHandler", "__call_http_handler__")
                    .returns(TypeName.INT);
            export.addParameter(TypeName.INT, "id");
            List<String> handles = List.of("request", "requestBody", "responseSink", "responseBodySink");
            String call = "return MODULE.callHttpHandler(id, micros, $L)";
            if (module.asksSender()) {
                ViewEmitter.longs().forEach(export::addParameter);
                export.addParameter(TypeName.INT, "claims");
                call = "return MODULE.callHttpHandlerOfSender(id, s0, s1, s2, s3, claims, micros, $L)";
            }
            export.addParameter(TypeName.LONG, "micros");
            handles.forEach(handle -> export.addParameter(TypeName.INT, handle));
            entry.addMethod(
                    export.addStatement(call, String.join(", ", handles)).build());
        }
    }
}
