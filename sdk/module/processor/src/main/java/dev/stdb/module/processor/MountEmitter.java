package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how a module reaches those that are mounted in it: their tables for its code, their functions for the server. */
final class MountEmitter {
    private final List<Mount> mounts;

    MountEmitter(ModuleModel module) {
        this.mounts = module.mounts();
    }

    /** Adds the mounted modules to {@code Db}. */
    void addTables(TypeSpec.Builder db, MethodSpec.Builder constructor) {
        for (Mount mount : mounts) {
            db.addField(mount.dispatch(), mount.field(), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement(
                    "this.$L = new $T(instance.mounted($S))", mount.field(), mount.dispatch(), mount.namespace());
            db.addMethod(MethodSpec.methodBuilder(mount.namespace())
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("The tables of submodule {@code $L}.\n", mount.namespace())
                    .returns(mount.db())
                    .addStatement("return $L.db()", mount.field())
                    .build());
            db.addMethod(MethodSpec.methodBuilder(mount.field())
                    .returns(mount.dispatch())
                    .addStatement("return $L", mount.field())
                    .build());
        }
    }

    /** Adds the mounted modules to {@code ReadDb}: those that have views themselves, hence readers. */
    void addReaders(TypeSpec.Builder readDb) {
        for (Mount mount : mounts) {
            if (mount.readable()) {
                readDb.addMethod(MethodSpec.methodBuilder(mount.namespace())
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The tables of submodule {@code $L}, to read.\n", mount.namespace())
                        .returns(ClassName.get(mount.packageName(), Names.READ_DB))
                        .addStatement("return db.$L().readOnly()", mount.namespace())
                        .build());
            }
        }
    }

    /** Adds the mounted modules to {@code From}, as {@link #addReaders}. */
    void addQueries(TypeSpec.Builder from) {
        for (Mount mount : mounts) {
            if (mount.readable()) {
                ClassName theirs = ClassName.get(mount.packageName(), Names.FROM);
                from.addMethod(MethodSpec.methodBuilder(mount.namespace())
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The tables of submodule {@code $L}.\n", mount.namespace())
                        .returns(theirs)
                        .addStatement("return new $T(prefix + $S)", theirs, mount.namespace() + ".")
                        .build());
            }
        }
    }

    /** Whether mounted modules have functions of this kind, so that {@link #addDispatch} writes the method for them. */
    boolean has(Mount.Kind kind) {
        return mounts.stream().anyMatch(mount -> mount.count(kind) > 0);
    }

    /** The method that passes calls on. */
    static String method(Mount.Kind kind) {
        return switch (kind) {
            case REDUCER -> "mountedReducer";
            case PROCEDURE -> "mountedProcedure";
            case HANDLER -> "mountedHandler";
            case VIEW -> "mountedView";
            case ANONYMOUS_VIEW -> "mountedAnonymousView";
        };
    }

    /** Adds what passes calls on: the functions of mounted modules follow the module's own. */
    void addDispatch(TypeSpec.Builder dispatch, ModuleModel module) {
        for (Mount.Kind kind : Mount.Kind.values()) {
            if (has(kind)) {
                dispatch.addMethod(dispatch(kind, own(module, kind)));
            }
        }
    }

    private static int own(ModuleModel module, Mount.Kind kind) {
        return switch (kind) {
            case REDUCER -> module.reducers().size();
            case PROCEDURE -> module.procedures().size();
            case HANDLER -> module.handlers().size();
            case VIEW -> ViewEmitter.views(module, false).size();
            case ANONYMOUS_VIEW -> ViewEmitter.views(module, true).size();
        };
    }

    private MethodSpec dispatch(Mount.Kind kind, int own) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(method(kind))
                .addModifiers(Modifier.PRIVATE)
                .addException(Throwable.class)
                .returns(returned(kind))
                .addParameter(TypeName.INT, "id");
        List<ParameterSpec> parameters = parameters(kind);
        method.addParameters(parameters);
        String arguments = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        boolean returns = !returned(kind).equals(TypeName.VOID);
        int first = own;
        for (Mount mount : mounts) {
            int count = mount.count(kind);
            if (count > 0) {
                method.beginControlFlow("if (id >= $L && id < $L)", first, first + count)
                        .addStatement(
                                "$L$LOf(db.$L(), id - $L, $L)",
                                returns ? "return " : "",
                                name(kind),
                                mount.field(),
                                first,
                                arguments);
                if (!returns) {
                    method.addStatement("return");
                }
                method.endControlFlow();
                first += count;
            }
        }
        return method.addStatement(
                        "throw new $T($S + id)",
                        IllegalArgumentException.class,
                        "the module has no " + name(kind) + " number ")
                .build();
    }

    /** As the dispatch calls it. */
    private static String name(Mount.Kind kind) {
        return Names.small(method(kind).substring("mounted".length()));
    }

    private static TypeName returned(Mount.Kind kind) {
        return switch (kind) {
            case REDUCER -> Names.REDUCER_RESULT;
            case HANDLER -> Names.HTTP_RESPONSE;
            default -> TypeName.VOID;
        };
    }

    private static List<ParameterSpec> parameters(Mount.Kind kind) {
        List<ParameterSpec> parameters = new ArrayList<>();
        switch (kind) {
            case REDUCER, PROCEDURE -> parameters.addAll(CallEmitter.longs());
            case VIEW -> parameters.addAll(ViewEmitter.longs());
            case HANDLER -> {
                parameters.add(
                        ParameterSpec.builder(Names.HTTP_CALLER, "caller").build());
                parameters.add(ParameterSpec.builder(TypeName.LONG, "micros").build());
                parameters.add(
                        ParameterSpec.builder(Names.HTTP_REQUEST, "request").build());
                return parameters;
            }
            case ANONYMOUS_VIEW -> {}
        }
        parameters.add(ParameterSpec.builder(TypeName.INT, "args").build());
        if (kind == Mount.Kind.VIEW || kind == Mount.Kind.ANONYMOUS_VIEW) {
            parameters.add(ParameterSpec.builder(Names.WRITER, "out").build());
        }
        return parameters;
    }
}
