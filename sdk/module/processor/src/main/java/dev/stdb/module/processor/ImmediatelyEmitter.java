package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes {@code Immediately}, with a method per reducer that has the server call it soon, and how contexts give it. */
final class ImmediatelyEmitter {
    private final Wire wire;
    private final boolean stub;

    /** With {@code stub} methods take whatever they are given, so that mistaken types show elsewhere only. */
    ImmediatelyEmitter(Wire wire, boolean stub) {
        this.wire = wire;
        this.stub = stub;
    }

    TypeSpec.Builder immediately(ModuleModel module) {
        TypeSpec.Builder type = TypeSpec.classBuilder(Names.IMMEDIATELY)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("""
                        Calls reducers of this module right after the current call, each in a transaction of its own. They run whether the current
                        call is committed or not, and are forgotten when the server stops before.
                        """)
                .addField(Names.INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.INSTANCE, "instance")
                        .addStatement("this.instance = instance")
                        .build());
        Set<String> names = new HashSet<>();
        for (Reducer reducer : module.reducers()) {
            if (reducer.lifecycle() == null && names.add(reducer.name())) {
                type.addMethod(method(reducer, module.canonical(reducer)));
            }
        }
        return type;
    }

    /** {@code immediately()} of a context that has the module's instance as {@code instance}. */
    static MethodSpec method(String root, String instance) {
        ClassName immediately = ClassName.get(root, Names.IMMEDIATELY);
        return MethodSpec.methodBuilder("immediately")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Calls reducers of this module right after the current call.\n")
                .returns(immediately)
                .addStatement("return new $T($L)", immediately, instance)
                .build();
    }

    private MethodSpec method(Reducer reducer, String canonical) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(reducer.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Calls reducer {@code $L} soon.\n", canonical);
        if (stub) {
            return method.addParameter(Object[].class, "arguments")
                    .varargs()
                    .addStatement("throw new $T()", UnsupportedOperationException.class)
                    .build();
        }
        for (Parameter parameter : reducer.parameters()) {
            method.addParameter(ParameterSpec.builder(parameter.type().java(), name(parameter))
                    .build());
        }
        method.addStatement("$T out = new $T()", Names.WRITER, Names.WRITER);
        for (Parameter parameter : reducer.parameters()) {
            method.addStatement(wire.write(parameter.type(), CodeBlock.of("$L", name(parameter))));
        }
        return method.addStatement("instance.scheduleImmediate($S, out)", canonical)
                .build();
    }

    /** The parameter's name, unless the method's own variable has it. */
    private static String name(Parameter parameter) {
        String name = parameter.element().getSimpleName().toString();
        return name.equals("out") ? "outArgument" : name;
    }
}
