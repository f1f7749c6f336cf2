package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Algorithm;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Index;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the handle of a table: how its rows are written and read, and one nested class per index with typed keys. */
final class HandleEmitter {
    private static final Set<String> LOCALS = Set.of("out", "prefix", "lower");

    private final String root;
    private final Wire wire;
    private final boolean stub;

    /** With {@code stub} only what module code needs to compile is written: the module has mistakes. */
    HandleEmitter(String root, Wire wire, boolean stub) {
        this.root = root;
        this.wire = wire;
        this.stub = stub;
    }

    TypeSpec.Builder handle(Table table) {
        ClassName row = table.row().java();
        TypeSpec.Builder handle = TypeSpec.classBuilder(table.handle())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        table.outbox() == null ? Names.TABLE_HANDLE : Names.INSERT_HANDLE, row))
                .addJavadoc("Table {@code $L}, whose rows are {@link $T}.\n", table.canonical(), row);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(Names.INSTANCE, "instance")
                .addStatement("super(instance, $S)", table.canonical());
        handle.addMethod(rowMethod("write", row, table, false));
        handle.addMethod(rowMethod("read", row, table, true));
        addRows(handle, row, table);
        addGenerated(handle, table);
        if (!stub && TypeDecl.minBytes(table.row().fields) == 0) {
            handle.addMethod(MethodSpec.methodBuilder("rowsHaveBytes")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .returns(boolean.class)
                    .addStatement("return false")
                    .build());
        }
        for (Index index : table.indexes()) {
            addIndex(handle, constructor, table, index);
        }
        return handle.addMethod(constructor.build());
    }

    private MethodSpec rowMethod(String name, TypeName row, Table table, boolean reads) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
        ClassName codec = ClassName.get(root, table.row().codec());
        if (reads) {
            method.returns(row).addParameter(Names.READER, "in");
        } else {
            method.addParameter(row, "row").addParameter(Names.WRITER, "out");
        }
        if (stub) {
            return method.addStatement("throw new $T()", UnsupportedOperationException.class)
                    .build();
        }
        return method.addStatement(reads ? "return $T.read(in)" : "$T.write(row, out)", codec)
                .build();
    }

    /** The class of the table's {@code Rows}. */
    private void addRows(TypeSpec.Builder handle, ClassName row, Table table) {
        TypeName rows = ParameterizedTypeName.get(Names.ROWS, row);
        handle.addType(TypeSpec.classBuilder(Names.SCANNED)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(rows)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Names.ROW_SCAN, "scan")
                        .addStatement("super(scan)")
                        .build())
                .addMethod(
                        !stub && TypeDecl.minBytes(table.row().fields) == 0
                                ? emptyRow(row, table)
                                : rowMethod("read", row, table, true))
                .build());
        handle.addMethod(MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(rows)
                .addParameter(Names.ROW_SCAN, "scan")
                .addStatement("return new $L(scan)", Names.SCANNED)
                .build());
    }

    /** A row without bytes comes with one that stands for it. */
    private MethodSpec emptyRow(ClassName row, Table table) {
        return MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(row)
                .addParameter(Names.READER, "in")
                .addStatement("in.skip(1)")
                .addStatement(
                        "return $T.read(in)", ClassName.get(root, table.row().codec()))
                .build();
    }

    private void addGenerated(TypeSpec.Builder handle, Table table) {
        if (stub || table.columns().stream().noneMatch(Column::autoInc)) {
            return;
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("withGenerated")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(table.row().java())
                .addParameter(table.row().java(), "row")
                .addParameter(Names.READER, "in");
        List<CodeBlock> values = new ArrayList<>();
        for (Column column : table.columns()) {
            values.add(
                    column.autoInc()
                            ? wire.read(column.type())
                            : CodeBlock.of("row.$L", column.field().get()));
        }
        if (table.row().isClass()) {
            method.addStatement(
                    "$T stored = new $T()", table.row().java(), table.row().java());
            for (int i = 0; i < values.size(); i++) {
                method.addStatement("stored.$L = $L", table.columns().get(i).java(), values.get(i));
            }
            method.addStatement("return stored");
        } else {
            method.addStatement("return new $T($L)", table.row().java(), CodeBlock.join(values, ", "));
        }
        handle.addMethod(method.build());
    }

    private void addIndex(TypeSpec.Builder handle, MethodSpec.Builder constructor, Table table, Index index) {
        if (index.columns().stream().anyMatch(column -> column.type() instanceof JavaType.Broken)) {
            return;
        }
        String className = indexClassName(index);
        ClassName type = ClassName.get(root, table.handle(), className);
        handle.addField(type, index.accessor(), Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.$L = new $T(this)", index.accessor(), type);
        String columns = index.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        handle.addMethod(MethodSpec.methodBuilder(index.accessor())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(index.unique() ? "The row by its $L.\n" : "Rows by $L.\n", columns)
                .returns(type)
                .addStatement("return $L", index.accessor())
                .build());
        handle.addType(indexClass(table, index, className));
    }

    static String indexClassName(Index index) {
        return Names.capital(index.accessor()) + "Index";
    }

    private TypeSpec indexClass(Table table, Index index, String className) {
        ClassName row = table.row().java();
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        index.unique() && table.outbox() == null ? Names.UNIQUE_INDEX : Names.TABLE_INDEX, row))
                .addJavadoc("Index {@code $L} of table {@code $L}.\n", index.sourceName(), table.canonical())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ClassName.get(root, table.handle()), "table")
                        .addStatement("super(table, $S)", index.canonical())
                        .build());
        List<Column> columns = index.columns();
        List<MethodSpec> methods = new ArrayList<>();
        if (index.unique()) {
            methods.add(find(row, columns));
            methods.add(findOptional(row, parameters(columns), "find"));
            methods.add(pointMethod(
                    "delete",
                    TypeName.BOOLEAN,
                    columns,
                    "deleteAtKey() != 0",
                    "Deletes the row; false if there is none.\n"));
        } else {
            methods.add(pointMethod("filter", rows(row), columns, "rowsAtKey()", "The rows with this key.\n"));
            methods.add(pointMethod(
                    "delete",
                    TypeName.LONG,
                    columns,
                    "deleteAtKey()",
                    "Deletes the rows with this key and says how many there were.\n"));
        }
        if (index.algorithm() != Algorithm.HASH) {
            for (int given = 1; given < columns.size(); given++) {
                addPrefix(methods, row, columns.subList(0, given));
            }
            for (int given = 0; given < columns.size(); given++) {
                addRange(methods, row, columns.subList(0, given), columns.get(given));
            }
        }
        if (table.outbox() != null) {
            methods.removeIf(method -> method.name().equals("delete"));
        }
        return type.addMethods(methods).build();
    }

    static TypeName orNull(TypeName row) {
        return row.annotated(AnnotationSpec.builder(Names.NULLABLE).build());
    }

    /** {@code find} says which method finds the row. */
    static MethodSpec findOptional(TypeName row, List<ParameterSpec> key, String find) {
        return MethodSpec.methodBuilder("findOptional")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The row with this key, if there is one.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), row))
                .addParameters(key)
                .addStatement(
                        "return $T.ofNullable($L($L))",
                        Optional.class,
                        find,
                        key.stream().map(ParameterSpec::name).collect(Collectors.joining(", ")))
                .build();
    }

    private static TypeName rows(TypeName row) {
        return ParameterizedTypeName.get(Names.ROWS, row);
    }

    private MethodSpec find(TypeName row, List<Column> columns) {
        return pointMethod("find", orNull(row), columns, "findRow()", "The row with this key, or null.\n");
    }

    private MethodSpec pointMethod(String name, TypeName result, List<Column> columns, String call, String doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(doc)
                .returns(result)
                .addParameters(parameters(columns));
        writeKey(method, columns);
        return method.addStatement("return " + call).build();
    }

    static List<ParameterSpec> parameters(List<Column> columns) {
        return columns.stream()
                .map(column -> ParameterSpec.builder(column.type().java(), parameter(column))
                        .build())
                .toList();
    }

    /** The column's name, unless the method's own variables have it. */
    private static String parameter(Column column) {
        return LOCALS.contains(column.java()) ? column.java() + "Key" : column.java();
    }

    private void writeKey(MethodSpec.Builder method, List<Column> columns) {
        if (stub) {
            return;
        }
        method.addStatement("$T out = key()", Names.WRITER);
        for (Column column : columns) {
            method.addStatement(wire.write(column.type(), CodeBlock.of("$L", parameter(column))));
        }
    }

    private void addPrefix(List<MethodSpec> methods, TypeName row, List<Column> given) {
        for (boolean delete : new boolean[] {false, true}) {
            MethodSpec.Builder method = ranged(row, delete).addParameters(parameters(given));
            writeKey(method, given);
            if (!stub) {
                method.addStatement("int prefix = out.size()")
                        .addStatement("out.u8($T.UNBOUNDED).u8($T.UNBOUNDED)", Names.BOUND, Names.BOUND);
            }
            method.addStatement(
                    stub ? "throw new UnsupportedOperationException()" : "return $L(prefix, $L, 1)",
                    stub ? new Object[0] : new Object[] {delete ? "deleteInRange" : "rowsInRange", given.size()});
            methods.add(method.build());
        }
    }

    private static MethodSpec.Builder ranged(TypeName row, boolean delete) {
        return MethodSpec.methodBuilder(delete ? "delete" : "filter")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        delete
                                ? "Deletes the rows in this range and says how many there were.\n"
                                : "The rows in this range.\n")
                .returns(delete ? TypeName.LONG : rows(row));
    }

    private void addRange(List<MethodSpec> methods, TypeName row, List<Column> given, Column last) {
        TypeName range = rangeType(last.type());
        String name = parameter(last);
        String bounds = "write" + Names.capital(last.java()) + "Bounds";
        for (boolean delete : new boolean[] {false, true}) {
            MethodSpec.Builder method =
                    ranged(row, delete).addParameters(parameters(given)).addParameter(range, name);
            writeKey(method, given);
            if (stub) {
                method.addStatement("throw new $T()", UnsupportedOperationException.class);
            } else if (given.isEmpty()) {
                method.addStatement("return $L(0, 0, $L($L, key()))", inRange(delete), bounds, name);
            } else {
                method.addStatement("int prefix = out.size()")
                        .addStatement(
                                "return $L(prefix, $L, $L($L, out))", inRange(delete), given.size(), bounds, name);
            }
            methods.add(method.build());
        }
        if (!stub) {
            methods.add(bounds(bounds, range, name, last));
        }
    }

    static ParameterSpec rangeParameter(Column column) {
        return ParameterSpec.builder(rangeType(column.type()), parameter(column))
                .build();
    }

    private static String inRange(boolean delete) {
        return delete ? "deleteInRange" : "rowsInRange";
    }

    private MethodSpec bounds(String method, TypeName range, String name, Column column) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Writes both ends and returns how many bytes the lower one takes.\n")
                .returns(TypeName.INT)
                .addParameter(range, name)
                .addParameter(Names.WRITER, "out")
                .addStatement("int prefix = out.size()")
                .addCode(bound(column, name, "lower"))
                .addStatement("int lower = out.size() - prefix")
                .addCode(bound(column, name, "upper"))
                .addStatement("return lower")
                .build();
    }

    private CodeBlock bound(Column column, String range, String end) {
        return CodeBlock.builder()
                .addStatement("out.u8($L.$LBound())", range, end)
                .beginControlFlow("if ($L.$LBound() != $T.UNBOUNDED)", range, end, Names.BOUND)
                .addStatement(wire.write(rangeElement(column.type()), CodeBlock.of("$L.$L()", range, end)))
                .endControlFlow()
                .build();
    }

    /** Numbers have ranges of their own, so that nothing is boxed. */
    private static TypeName rangeType(JavaType type) {
        String primitive = type instanceof JavaType.Scalar scalar ? scalar.primitive() : "";
        return switch (primitive) {
            case "byte", "short", "int" -> Names.INT_RANGE;
            case "long" -> Names.LONG_RANGE;
            default -> ParameterizedTypeName.get(Names.RANGE, type.java().box());
        };
    }

    /** The column's type as its range holds it: bytes and shorts as int, for the writer to check. */
    private static JavaType rangeElement(JavaType type) {
        if (type instanceof JavaType.Scalar scalar
                && (scalar.primitive().equals("byte") || scalar.primitive().equals("short"))) {
            return new JavaType.Scalar(scalar.kind(), TypeName.INT);
        }
        return type;
    }
}
