package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Function;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;

/** Names that are empty, or of which the conversion leaves nothing: the server's error would not say which they are. */
final class NameChecks {
    private final Problems problems;
    private final ModuleModel module;

    NameChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    void run() {
        Casing casing = module.casing();
        for (Table table : module.tables()) {
            if (table.explicitName() == null) {
                check(table.accessor(), casing::snake, table.element());
            }
            for (Column column : table.columns()) {
                check(column.name(), casing::snake, column.field().element());
            }
        }
        for (Function function : module.functions()) {
            if (function.explicitName() == null) {
                check(function.name(), casing::snake, function.element());
            }
            for (Parameter parameter : function.parameters()) {
                check(parameter.name(), casing::snake, parameter.element());
            }
        }
        for (Handler handler : module.handlers()) {
            check(handler.name(), casing::snake, handler.element());
        }
        module.types().forEach(this::types);
    }

    private void types(TypeDecl decl) {
        for (String part : decl.name.split("\\.", -1)) {
            check(part, module.casing()::pascal, decl.element);
        }
        switch (decl) {
            case TypeDecl.RecordDecl record ->
                record.fields.forEach(field -> check(field.name(), UnaryOperator.identity(), field.element()));
            case TypeDecl.EnumDecl constants ->
                constants.constants.forEach(
                        constant -> check(SourceNames.of(constant), UnaryOperator.identity(), constant));
            case TypeDecl.SumDecl sum ->
                sum.variants.forEach(variant -> check(variant.name(), UnaryOperator.identity(), variant.element()));
        }
    }

    private void check(String name, UnaryOperator<String> conversion, Element at) {
        if (name.isEmpty()) {
            problems.add(at, "a name is empty here: write one, or leave the annotation's value out");
        } else if (conversion.apply(name).isEmpty()) {
            problems.add(
                    at,
                    "nothing is left of the name `" + name
                            + "` when the server converts it, since it is of underscores only: choose another name");
        }
    }
}
