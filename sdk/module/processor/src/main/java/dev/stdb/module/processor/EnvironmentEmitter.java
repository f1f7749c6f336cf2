package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.EnvironmentParser.Absence;
import dev.stdb.module.processor.EnvironmentParser.Environment;
import dev.stdb.module.processor.EnvironmentParser.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Writes how the environment is read, and the method {@code env()} of every context. */
final class EnvironmentEmitter {
    private final String root;
    private final @Nullable Environment environment;
    private final boolean stub;

    /** With {@code stub} nothing is read: the module has mistakes. */
    EnvironmentEmitter(String root, @Nullable Environment environment, boolean stub) {
        this.root = root;
        this.environment = environment;
        this.stub = stub;
    }

    /** The context with {@code env()}, where the module declares an environment. */
    TypeSpec.Builder in(TypeSpec.Builder context) {
        Environment declared = environment;
        if (declared == null) {
            return context;
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("env")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The module's environment variables, all read anew.\n")
                .returns(ClassName.get(declared.element()));
        if (stub) {
            method.addStatement("throw new $T()", UnsupportedOperationException.class);
        } else {
            method.addStatement("return $T.read()", ClassName.get(root, Names.ENVIRONMENT_READER));
        }
        return context.addMethod(method.build());
    }

    TypeSpec.Builder reader(Environment declared) {
        TypeSpec.Builder reader = TypeSpec.classBuilder(Names.ENVIRONMENT_READER)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("Reads {@link $T}.\n", ClassName.get(declared.element()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < declared.variables().size(); i++) {
            Variable variable = declared.variables().get(i);
            TypeElement type = variable.type();
            if (type == null) {
                values.add(text(variable));
            } else {
                values.add(constant(variable, "constant" + i));
                reader.addMethod(constants(variable, type, "constant" + i));
            }
        }
        return reader.addMethod(MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .returns(ClassName.get(declared.element()))
                .addStatement("return new $T($L)", ClassName.get(declared.element()), CodeBlock.join(values, ",$W"))
                .build());
    }

    private static CodeBlock text(Variable variable) {
        String how = switch (variable.absence()) {
            case IMPOSSIBLE -> "required";
            case NULL -> "get";
            case OPTIONAL -> "find";
        };
        return CodeBlock.of("$T.$L($S)", Names.ENVIRONMENT_VARIABLES, how, variable.key());
    }

    private CodeBlock constant(Variable variable, String method) {
        ClassName reader = ClassName.get(root, Names.ENVIRONMENT_READER);
        if (variable.absence() == Absence.IMPOSSIBLE) {
            return CodeBlock.of("$L($L)", method, text(variable));
        }
        CodeBlock found =
                CodeBlock.of("$T.find($S).map($T::$L)", Names.ENVIRONMENT_VARIABLES, variable.key(), reader, method);
        return variable.absence() == Absence.OPTIONAL ? found : CodeBlock.of("$L.orElse(null)", found);
    }

    private static MethodSpec constants(Variable variable, TypeElement type, String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ClassName.get(type))
                .addParameter(String.class, "value")
                .addCode("return switch (value) {\n$>");
        for (Element constant : variable.constants()) {
            method.addStatement(
                    "case $S -> $T.$L", SourceNames.of(constant), ClassName.get(type), constant.getSimpleName());
        }
        return method.addStatement(
                        "default -> throw $T.unknown($S, value)", Names.ENVIRONMENT_VARIABLES, variable.key())
                .addCode("$<};\n")
                .build();
    }
}
