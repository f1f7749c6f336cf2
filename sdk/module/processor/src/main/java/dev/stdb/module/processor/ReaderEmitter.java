package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
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
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the tables as views see them: readers that have a handle and offer only what it reads. Only modules with views have them,
 * and what reducers use is not touched by them.
 */
final class ReaderEmitter {
    private final String root;

    ReaderEmitter(String root) {
        this.root = root;
    }

    TypeSpec.Builder readDb(ModuleModel module) {
        ClassName db = ClassName.get(root, Names.DB);
        TypeSpec.Builder readDb = TypeSpec.classBuilder(Names.READ_DB)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The tables of this module, to read.\n")
                .addField(db, "db", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(db, "db")
                        .addStatement("this.db = db")
                        .build());
        new MountEmitter(module).addReaders(readDb);
        for (Table table : module.tables()) {
            ClassName reader = ClassName.get(root, table.reader());
            String field = table.accessor() + "Reader";
            readDb.addField(reader, field, Modifier.PRIVATE);
            readDb.addMethod(MethodSpec.methodBuilder(table.accessor())
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Table {@code $L}.\n", table.canonical())
                    .returns(reader)
                    .beginControlFlow("if ($L == null)", field)
                    .addStatement("$L = new $T(db.$L())", field, reader, table.accessor())
                    .endControlFlow()
                    .addStatement("return $L", field)
                    .build());
        }
        return readDb;
    }

    TypeSpec.Builder reader(Table table) {
        ClassName handle = ClassName.get(root, table.handle());
        TypeSpec.Builder reader = TypeSpec.classBuilder(table.reader())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(
                        Names.READ_ONLY_TABLE, table.row().java()))
                .addJavadoc(
                        "Table {@code $L}, whose rows are {@link $T}, to read.\n",
                        table.canonical(),
                        table.row().java())
                .addField(handle, "table", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(handle, "table")
                        .addStatement("super(table)")
                        .addStatement("this.table = table")
                        .build());
        for (Index index : table.indexes()) {
            if (index.columns().stream().noneMatch(column -> column.type() instanceof JavaType.Broken)) {
                addIndex(reader, table, index);
            }
        }
        return reader;
    }

    private void addIndex(TypeSpec.Builder reader, Table table, Index index) {
        String className = HandleEmitter.indexClassName(index);
        ClassName type = ClassName.get(root, table.reader(), className);
        String columns = index.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        reader.addMethod(MethodSpec.methodBuilder(index.accessor())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(index.unique() ? "The row by its $L.\n" : "Rows by $L.\n", columns)
                .returns(type)
                .addStatement("return new $T(table.$L())", type, index.accessor())
                .build());
        ClassName wrapped = ClassName.get(root, table.handle(), className);
        TypeSpec.Builder reading = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Index {@code $L}, to read.\n", index.sourceName())
                .addField(wrapped, "index", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(wrapped, "index")
                        .addStatement("this.index = index")
                        .build());
        addLookups(reading, table.row().java(), index);
        reader.addType(reading.build());
    }

    private static void addLookups(TypeSpec.Builder type, TypeName row, Index index) {
        List<Column> columns = index.columns();
        List<ParameterSpec> key = HandleEmitter.parameters(columns);
        TypeName rows = ParameterizedTypeName.get(Names.ROWS, row);
        if (index.unique()) {
            type.addMethod(lookup("find", HandleEmitter.orNull(row), key, "The row with this key, or null.\n"));
            type.addMethod(HandleEmitter.findOptional(row, key, "this.index.find"));
        } else {
            type.addMethod(lookup("filter", rows, key, "The rows with this key.\n"));
        }
        if (index.algorithm() == Algorithm.HASH) {
            return;
        }
        for (int given = 0; given < columns.size(); given++) {
            List<ParameterSpec> prefix = HandleEmitter.parameters(columns.subList(0, given));
            if (given > 0) {
                type.addMethod(lookup("filter", rows, prefix, "The rows in this range.\n"));
            }
            List<ParameterSpec> range = new ArrayList<>(prefix);
            range.add(HandleEmitter.rangeParameter(columns.get(given)));
            type.addMethod(lookup("filter", rows, range, "The rows in this range.\n"));
        }
    }

    private static MethodSpec lookup(String name, TypeName result, List<ParameterSpec> parameters, String doc) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(doc)
                .returns(result)
                .addParameters(parameters)
                .addStatement("return this.index.$L($L)", name, names(parameters))
                .build();
    }

    private static String names(List<ParameterSpec> parameters) {
        return parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    }
}
