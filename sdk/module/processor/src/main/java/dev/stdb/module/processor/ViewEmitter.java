package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.View;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes what views work with and how the server reaches them. */
final class ViewEmitter {
    private static final List<String> SENDER = List.of("s0", "s1", "s2", "s3");

    private final String root;
    private final ModuleModel module;
    private final Wire wire;

    ViewEmitter(String root, ModuleModel module, Wire wire) {
        this.root = root;
        this.module = module;
        this.wire = wire;
    }

    static List<View> views(ModuleModel module, boolean anonymous) {
        return module.views().stream()
                .filter(view -> view.anonymous() == anonymous)
                .toList();
    }

    /** Whether there is a view of this kind to call, in the module or in one that is mounted. */
    private boolean has(boolean anonymous) {
        return !views(module, anonymous).isEmpty() || new MountEmitter(module).has(kind(anonymous));
    }

    private static Mount.Kind kind(boolean anonymous) {
        return anonymous ? Mount.Kind.ANONYMOUS_VIEW : Mount.Kind.VIEW;
    }

    /** {@code ViewContext}, or {@code AnonymousViewContext}. */
    TypeSpec.Builder context(boolean anonymous) {
        ClassName db = ClassName.get(root, Names.READ_DB);
        ClassName from = ClassName.get(root, Names.FROM);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(Names.INSTANCE, "instance")
                .addParameter(db, "db");
        TypeSpec.Builder context = TypeSpec.classBuilder(anonymous ? Names.ANONYMOUS_VIEW_CONTEXT : Names.VIEW_CONTEXT)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(Names.INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL)
                .addField(db, "db", Modifier.PRIVATE, Modifier.FINAL);
        if (anonymous) {
            context.addJavadoc("What a view with one result for all works with: the tables, to read.\n");
        } else {
            context.superclass(Names.VIEW_CONTEXT_BASE)
                    .addJavadoc(
                            "What a view with a result per caller works with: the caller, and the tables, to read.\n");
            constructor.addParameters(longs()).addStatement("super($L)", String.join(", ", SENDER));
        }
        constructor.addStatement("this.instance = instance").addStatement("this.db = db");
        return context.addMethod(constructor.build())
                .addMethod(MethodSpec.methodBuilder("db")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The module's tables, to read.\n")
                        .returns(db)
                        .addStatement("return db")
                        .build())
                .addMethod(MethodSpec.methodBuilder("from")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Begins a query that the server runs itself.\n")
                        .returns(from)
                        .addStatement("return new $T(instance.prefix())", from)
                        .build());
    }

    static List<ParameterSpec> longs() {
        return SENDER.stream()
                .map(name -> ParameterSpec.builder(long.class, name).build())
                .toList();
    }

    /** Adds to the dispatch what runs views; nothing where there are none. */
    void addDispatch(TypeSpec.Builder dispatch) {
        if (has(false)) {
            dispatch.addMethod(dispatch("view", false));
        }
        if (has(true)) {
            dispatch.addMethod(dispatch("anonymousView", true));
        }
    }

    private MethodSpec dispatch(String name, boolean anonymous) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addException(Throwable.class)
                .addParameter(TypeName.INT, "id")
                .addParameters(anonymous ? List.of() : longs())
                .addParameter(TypeName.INT, "args")
                .addParameter(Names.WRITER, "out")
                .beginControlFlow("switch (id)");
        List<View> views = views(module, anonymous);
        for (int id = 0; id < views.size(); id++) {
            method.beginControlFlow("case $L ->", id);
            call(method, views.get(id));
            method.endControlFlow();
        }
        boolean mounted = new MountEmitter(module).has(kind(anonymous));
        String call = MountEmitter.method(kind(anonymous));
        String sender = anonymous ? "" : String.join(", ", SENDER) + ", ";
        return method.addStatement(
                        mounted
                                ? "default -> " + call + "(id, " + sender + "args, out)"
                                : "default -> throw unknownView(id)")
                .endControlFlow()
                .build();
    }

    private void call(MethodSpec.Builder method, View view) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(
                view.anonymous()
                        ? CodeBlock.of(
                                "new $T(instance(), db.readOnly())", ClassName.get(root, Names.ANONYMOUS_VIEW_CONTEXT))
                        : CodeBlock.of(
                                "new $T(instance(), db.readOnly(), $L)",
                                ClassName.get(root, Names.VIEW_CONTEXT),
                                String.join(", ", SENDER)));
        if (!view.parameters().isEmpty()) {
            method.addStatement("$T in = arguments(args)", Names.READER);
        }
        for (Parameter parameter : view.parameters()) {
            arguments.add(wire.read(parameter.type()));
        }
        CodeBlock call = CodeBlock.of(
                "$T.$L($L)",
                ClassName.get((TypeElement) view.element().getEnclosingElement()),
                view.element().getSimpleName(),
                CodeBlock.join(arguments, ", "));
        if (view.shape() == View.Shape.QUERY) {
            method.addStatement("query($L, out)", call);
            return;
        }
        method.addStatement("$T result = $L", view.type().java(), call).addStatement("rows(out)");
        if (view.shape() == View.Shape.ROWS) {
            method.addStatement(wire.write(view.type(), CodeBlock.of("result")));
        } else {
            option(method, (JavaType.OptionOf) view.type());
        }
    }

    /** A row or none, as the server wants it: an array of one or none. */
    private void option(MethodSpec.Builder method, JavaType.OptionOf type) {
        CodeBlock present = CodeBlock.of(type.nullable() ? "result != null" : "result.isPresent()");
        CodeBlock value = CodeBlock.of(type.nullable() ? "result" : "result.get()");
        method.beginControlFlow("if ($L)", present)
                .addStatement("out.length(1)")
                .addStatement(wire.write(type.value(), value))
                .nextControlFlow("else")
                .addStatement("out.length(0)")
                .endControlFlow();
    }

    /** Adds to the exports those for the kinds of views that the module has. */
    void addExports(TypeSpec.Builder entry) {
        if (has(false)) {
            entry.addMethod(export("callView", "__call_view__")
                    .addParameters(longs())
                    .addParameter(TypeName.INT, "args")
                    .addParameter(TypeName.INT, "sink")
                    .addStatement("return MODULE.callView(id, $L, args, sink)", String.join(", ", SENDER))
                    .build());
        }
        if (has(true)) {
            entry.addMethod(export("callAnonymousView", "__call_view_anon__")
                    .addParameter(TypeName.INT, "args")
                    .addParameter(TypeName.INT, "sink")
                    .addStatement("return MODULE.callAnonymousView(id, args, sink)")
                    .build());
        }
    }

    private static MethodSpec.Builder export(String name, String wasmName) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(AnnotationSpec.builder(Names.EXPORT)
                        .addMember("name", "$S", wasmName)
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "id");
    }
}
