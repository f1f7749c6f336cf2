package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** A table or view becomes a handle: what all have is inherited, looking rows up by unique columns is its own. */
final class TableEmitter {
    private TableEmitter() {}

    static TypeSpec emit(TablePlan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.java())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(base(plan), plan.row()))
                .addJavadoc("The $L {@code $L}.\n", plan.word(), plan.name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.CONNECTION, "connection")
                        .addStatement("super(connection, $S, $T.CODEC)", plan.name(), plan.row())
                        .build());
        plan.unique().forEach(unique -> type.addMethod(find(plan, unique)));
        return type.build();
    }

    private static ClassName base(TablePlan plan) {
        return switch (plan.kind()) {
            case PLAIN -> Names.REMOTE_TABLE;
            case KEYED -> Names.KEYED_TABLE;
            case EVENT -> Names.EVENT_TABLE;
        };
    }

    private static MethodSpec find(TablePlan plan, TablePlan.Unique unique) {
        Field field = unique.field();
        return MethodSpec.methodBuilder(unique.method())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The row in the cache with this {@code $L}, $L.\n", field.source(), field.meaning())
                .returns(ParameterizedTypeName.get(Names.OPTIONAL, plan.row()))
                .addParameter(field.type().name(), field.name())
                .addStatement(
                        "return find($L, $L, $L)", unique.column(), field.type().codec(), field.name())
                .build();
    }
}
