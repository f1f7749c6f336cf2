package dev.stdb.codegen.java;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.codegen.CodegenException;
import dev.stdb.codegen.Header;
import dev.stdb.codegen.SourceFile;
import dev.stdb.schema.ModuleSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * A client for one module, in Java 21, over {@code dev.stdb.client}.
 *
 * <pre>{@code
 * List<SourceFile> files = JavaClient.generate(schema, "chat.client", "chat.wasm");
 * }</pre>
 *
 * <p>The entry is {@code RemoteModule}; with it come {@code RemoteTables}, {@code RemoteReducers}, {@code RemoteProcedures}, a handle for
 * each public table and view, and a class for each named type. A submodule is a package below. Equal schemas give equal files.
 */
public final class JavaClient {
    /** Classes of java.lang that generated code names without saying so. */
    private static final Set<String> JAVA_LANG = Set.of(
            "Boolean",
            "Byte",
            "Double",
            "Float",
            "IllegalArgumentException",
            "Integer",
            "Long",
            "Override",
            "Short",
            "String");

    private final Header header;
    private final List<SourceFile> files = new ArrayList<>();

    private JavaClient(Header header) {
        this.header = header;
    }

    /**
     * Generates the client.
     *
     * @param packageName the package of all classes
     * @param module where the schema is from, for people and messages: a file's name, or server and database
     * @return the files, each with {@link #header}
     * @throws CodegenException when the schema has something that Java cannot express; no valid schema has much of that
     * @throws IllegalArgumentException when {@code packageName} is no package's name
     */
    public static List<SourceFile> generate(ModuleSchema schema, String packageName, String module)
            throws CodegenException {
        if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_21)) {
            throw new IllegalArgumentException("`" + packageName + "` is no name of a Java package");
        }
        var client = new JavaClient(header(packageName, module));
        ModulePlan plan = new ModulePlanner(schema, packageName, "").plan();
        client.add(plan, new ModuleEmitter(plan, module).emit());
        client.add(plan);
        return List.copyOf(client.files);
    }

    /** The header of these files. */
    public static Header header(String packageName, String module) {
        return new Header("package " + packageName, module);
    }

    private void add(ModulePlan plan) {
        add(plan, TablesEmitter.emit(plan));
        add(plan, FunctionsEmitter.reducers(plan));
        add(plan, FunctionsEmitter.procedures(plan));
        plan.tables().forEach(table -> add(plan, TableEmitter.emit(table)));
        plan.types().forEach(type -> add(plan, type(type)));
        files.add(new SourceFile(folder(plan) + "package-info.java", packageInfo(plan)));
        plan.submodules().forEach(submodule -> add(submodule.module()));
    }

    private static TypeSpec type(TypePlan plan) {
        return switch (plan) {
            case TypePlan.Product product -> RecordEmitter.emit(product);
            case TypePlan.Constants constants -> EnumEmitter.emit(constants);
            case TypePlan.Sum sum -> SumEmitter.emit(sum);
            case TypePlan.Nothing nothing -> NothingEmitter.emit(nothing);
        };
    }

    private void add(ModulePlan plan, TypeSpec type) {
        String text = JavaFile.builder(plan.packageName(), type)
                .skipJavaLangImports(!hidesJavaLang(plan))
                .indent("    ")
                .build()
                .toString();
        files.add(new SourceFile(folder(plan) + type.name() + ".java", header.line() + "\n" + text));
    }

    /** Whether a class of this package is called as one of java.lang is, so that the simple name means the wrong one. */
    private static boolean hidesJavaLang(ModulePlan plan) {
        return plan.types().stream()
                .anyMatch(type -> JAVA_LANG.contains(type.java().simpleName()));
    }

    private static String folder(ModulePlan plan) {
        return plan.packageName().replace('.', '/') + "/";
    }

    private String packageInfo(ModulePlan plan) {
        return """
                %s
                /** A SpacetimeDB client: start at {@code %s}. */
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """.formatted(header.line(), ModulePlan.MODULE, plan.packageName());
    }
}
