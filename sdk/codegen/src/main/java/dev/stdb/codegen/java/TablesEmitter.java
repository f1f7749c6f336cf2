package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** All public tables and views of a module become one class with a method for each. */
final class TablesEmitter {
    private static final TypeName STRINGS = ParameterizedTypeName.get(Names.LIST, Names.STRING);

    private TablesEmitter() {}

    static TypeSpec emit(ModulePlan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.named(ModulePlan.TABLES))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The public tables and views, as far as subscriptions brought them here.\n");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Names.CONNECTION, "connection")
                .addJavadoc("Looks at the tables of a connection.\n");
        MethodSpec.Builder selectAll = MethodSpec.methodBuilder("selectAll")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A query for all rows of each table and view.\n")
                .returns(STRINGS)
                .addStatement("$T queries = new $T<>()", STRINGS, Names.ARRAY_LIST);
        for (TablePlan table : plan.tables()) {
            add(
                    type,
                    constructor,
                    table.java(),
                    table.accessor(),
                    "The " + table.word() + " {@code " + table.name() + "}.");
            selectAll.addStatement("queries.add(this.$L.selectAll())", table.accessor());
        }
        for (ModulePlan.Mounted submodule : plan.submodules()) {
            ClassName tables = submodule.module().named(ModulePlan.TABLES);
            add(
                    type,
                    constructor,
                    tables,
                    submodule.tables(),
                    "Those of the submodule {@code " + submodule.namespace() + "}.");
            selectAll.addStatement("queries.addAll(this.$L.selectAll())", submodule.tables());
        }
        return type.addMethod(constructor.build())
                .addMethod(selectAll.addStatement("return queries").build())
                .build();
    }

    /** A field, how it is made, and the method that gives it. */
    private static void add(
            TypeSpec.Builder type, MethodSpec.Builder constructor, ClassName handle, String accessor, String says) {
        type.addField(FieldSpec.builder(handle, accessor, Modifier.PRIVATE, Modifier.FINAL)
                .build());
        constructor.addStatement("this.$L = new $T(connection)", accessor, handle);
        type.addMethod(MethodSpec.methodBuilder(accessor)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", says)
                .returns(handle)
                .addStatement("return this.$L", accessor)
                .build());
    }
}
