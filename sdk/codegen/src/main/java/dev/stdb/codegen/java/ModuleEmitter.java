package dev.stdb.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The module itself becomes the entry: a connection, checked, with its tables, reducers and procedures. */
final class ModuleEmitter {
    private final ModulePlan plan;
    private final String module;
    private final ClassName self;

    /** @param module where the schema is from */
    ModuleEmitter(ModulePlan plan, String module) {
        this.plan = plan;
        this.module = module;
        this.self = plan.named(ModulePlan.MODULE);
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "A connection to a database with this module: its tables, reducers and procedures by name.\n")
                .addJavadoc("Threads and order are those of {@link $T}.\n", Names.CONNECTION)
                .addField(field(Names.CONNECTION, "connection"))
                .addField(field(plan.named(ModulePlan.TABLES), "tables"))
                .addField(field(plan.named(ModulePlan.REDUCERS), "reducers"))
                .addField(field(plan.named(ModulePlan.PROCEDURES), "procedures"))
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(connect())
                .addMethod(getter("connection", Names.CONNECTION, "The connection below.\n"))
                .addMethod(getter("tables", plan.named(ModulePlan.TABLES), "The tables and views.\n"))
                .addMethod(getter("reducers", plan.named(ModulePlan.REDUCERS), "The reducers.\n"))
                .addMethod(getter("procedures", plan.named(ModulePlan.PROCEDURES), "The procedures.\n"))
                .addMethod(subscribe())
                .addMethod(subscribeToAllTables())
                .addMethod(check())
                .build();
    }

    private static FieldSpec field(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Names.CONNECTION, "connection")
                .addStatement("this.connection = connection")
                .addStatement("this.tables = new $T(connection)", plan.named(ModulePlan.TABLES))
                .addStatement("this.reducers = new $T(connection)", plan.named(ModulePlan.REDUCERS))
                .addStatement("this.procedures = new $T(connection)", plan.named(ModulePlan.PROCEDURES))
                .build();
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "The module behind a connection.\n\n@throws $T if the database has another module\n",
                        Names.SCHEMA_DIFFERS)
                .returns(self)
                .addParameter(Names.CONNECTION, "connection")
                .addStatement("check().check(connection)")
                .addStatement("return new $T(connection)", self)
                .build();
    }

    private MethodSpec connect() {
        return MethodSpec.methodBuilder("connect")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Connects. Fails as {@link $T#connect} does,\n", Names.BUILDER)
                .addJavadoc("and with {@link $T} if the database has another module.\n", Names.SCHEMA_DIFFERS)
                .returns(ParameterizedTypeName.get(Names.STAGE, self))
                .addParameter(Names.BUILDER, "builder")
                .addCode("return builder.connect().thenApply(connection -> {\n$>")
                .addStatement("check().checkOrClose(connection)")
                .addStatement("return new $T(connection)", self)
                .addCode("$<});\n")
                .build();
    }

    private static MethodSpec getter(String name, TypeName type, String says) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(says)
                .returns(type)
                .addStatement("return this.$L", name)
                .build();
    }

    private static MethodSpec subscribe() {
        return MethodSpec.methodBuilder("subscribe")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Subscribes to SQL queries as one query set.\n")
                .returns(Names.SUBSCRIPTION)
                .addParameter(ArrayTypeName.of(Names.STRING), "queries")
                .varargs()
                .addStatement("return this.connection.subscribe($T.of(queries))", Names.LIST)
                .build();
    }

    private static MethodSpec subscribeToAllTables() {
        return MethodSpec.methodBuilder("subscribeToAllTables")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Subscribes to all rows of all public tables and views.\n")
                .returns(Names.SUBSCRIPTION)
                .addStatement("return this.connection.subscribe(this.tables.selectAll())")
                .build();
    }

    /** What this code knows of the module's shapes. */
    private MethodSpec check() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("check")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Names.SCHEMA_CHECK)
                .addStatement("$T check = new $T($S)", Names.SCHEMA_CHECK, Names.SCHEMA_CHECK, module);
        plan.all(ModulePlan::tables)
                .forEach(it -> method.addStatement("check.table($S, $S)", it.name(), it.fingerprint()));
        plan.all(ModulePlan::reducers)
                .forEach(it -> method.addStatement("check.reducer($S, $S)", it.name(), it.fingerprint()));
        plan.all(ModulePlan::procedures)
                .forEach(it -> method.addStatement("check.procedure($S, $S)", it.name(), it.fingerprint()));
        return method.addStatement("return check").build();
    }
}
