package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the typed beginnings of queries: per table which columns compare and which can join. */
final class QueryEmitter {
    private static final String COLUMNS = "Columns";
    private static final String KEYS = "Keys";

    private final String root;

    QueryEmitter(String root) {
        this.root = root;
    }

    /** {@code From}. */
    TypeSpec.Builder from(ModuleModel module) {
        TypeSpec.Builder from = TypeSpec.classBuilder(Names.FROM)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Begins a query that the server runs itself, with the rows of one table.\n")
                .addField(String.class, "prefix", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("With what the names of the tables begin: a dot after each namespace.\n")
                        .addParameter(String.class, "prefix")
                        .addStatement("this.prefix = prefix")
                        .build());
        new MountEmitter(module).addQueries(from);
        for (Table table : module.tables()) {
            ClassName query = ClassName.get(root, table.query());
            from.addMethod(MethodSpec.methodBuilder(table.accessor())
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Table {@code $L}.\n", table.canonical())
                    .returns(query)
                    .addStatement("return new $T(prefix + $S)", query, table.accessor())
                    .build());
        }
        return from;
    }

    TypeSpec.Builder query(Table table) {
        ClassName columns = ClassName.get(root, table.query(), COLUMNS);
        ClassName keys = ClassName.get(root, table.query(), KEYS);
        return TypeSpec.classBuilder(table.query())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        table.event() ? Names.EVENT_TABLE : Names.LOOKUP_TABLE,
                        table.row().java(),
                        columns,
                        keys))
                .addJavadoc(
                        "The rows of table {@code $L}, and with a condition or join some of them.\n", table.accessor())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "table")
                        .addStatement("super(table)")
                        .build())
                .addMethod(part("columns", columns))
                .addMethod(part("keys", keys))
                .addType(columns(table, columns))
                .addType(keys(table, columns));
    }

    private static MethodSpec part(String name, ClassName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(type)
                .addStatement("return new $T(table())", type)
                .build();
    }

    private static TypeSpec.Builder nested(String name, String doc) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(doc)
                .addField(String.class, "table", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(String.class, "table")
                        .addStatement("this.table = table")
                        .build());
    }

    private static TypeSpec columns(Table table, ClassName self) {
        TypeSpec.Builder columns = nested(COLUMNS, "The columns that SQL can compare.\n");
        for (Column column : table.columns()) {
            if (column.type() instanceof JavaType.Scalar scalar && comparable(scalar.kind())) {
                columns.addMethod(MethodSpec.methodBuilder(column.accessor())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(columnType(scalar, self))
                        .addStatement("return $L(table, $S)", factory(scalar), column.name())
                        .build());
            }
        }
        return columns.build();
    }

    private static TypeSpec keys(Table table, ClassName columns) {
        TypeSpec.Builder keys = nested(KEYS, "The columns that have an index of their own, by which tables join.\n");
        Set<Column> indexed = new LinkedHashSet<>();
        table.indexes().stream()
                .filter(index -> index.columns().size() == 1)
                .forEach(index -> indexed.add(index.columns().get(0)));
        for (Column column : indexed) {
            if (column.type() instanceof JavaType.Scalar scalar && comparable(scalar.kind())) {
                TypeName type = ParameterizedTypeName.get(Names.KEY_COLUMN, columns, marker(scalar));
                keys.addMethod(MethodSpec.methodBuilder(column.accessor())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(type)
                        .addStatement("return new $T<>(table, $S)", Names.KEY_COLUMN, column.name())
                        .build());
            }
        }
        return keys.build();
    }

    /** The types that the server's SQL compares. */
    private static boolean comparable(ScalarKind kind) {
        return switch (kind) {
            case TIME_DURATION, SCHEDULE_AT -> false;
            default -> true;
        };
    }

    private static TypeName columnType(JavaType.Scalar type, ClassName columns) {
        return switch (type.kind()) {
            case BOOL -> ParameterizedTypeName.get(Names.BOOL_COLUMN, columns);
            default -> ParameterizedTypeName.get(columnClass(type), columns, marker(type));
        };
    }

    private static ClassName columnClass(JavaType.Scalar type) {
        return switch (type.primitive()) {
            case "byte", "short", "int" -> Names.INT_COLUMN;
            case "long" -> Names.LONG_COLUMN;
            case "float", "double" -> Names.DOUBLE_COLUMN;
            case "boolean" -> Names.BOOL_COLUMN;
            default -> Names.VALUE_COLUMN;
        };
    }

    private static CodeBlock factory(JavaType.Scalar type) {
        String method = switch (type.kind()) {
            case U8 -> type.primitive().equals("byte") ? "u8Bits" : "u8";
            case U16 -> type.primitive().equals("short") ? "u16Bits" : "u16";
            case U32 -> type.primitive().equals("int") ? "u32Bits" : "u32";
            case U128, I128, U256, I256 -> "wide";
            case CONNECTION_ID -> "connectionId";
            default -> type.kind().name().toLowerCase(Locale.ROOT);
        };
        return CodeBlock.of("$T.$L", columnClass(type), method);
    }

    /** Tells the types of the database apart where Java has one type for several. */
    private static TypeName marker(JavaType.Scalar type) {
        return switch (type.kind()) {
            case BOOL -> ClassName.get(Boolean.class);
            case I8 -> ClassName.get(Byte.class);
            case I16 -> ClassName.get(Short.class);
            case I32 -> ClassName.get(Integer.class);
            case I64 -> ClassName.get(Long.class);
            case U8, U16, U32, U64 -> ClassName.get(Names.API, type.kind().name());
            case F32 -> ClassName.get(Float.class);
            case F64 -> ClassName.get(Double.class);
            default -> type.java();
        };
    }
}
