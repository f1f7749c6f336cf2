package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** From {@code @Outbox} on a table's row to what the outbox sends. */
final class OutboxParser {
    private final Problems problems;
    private final Casing casing;

    OutboxParser(Problems problems, Casing casing) {
        this.problems = problems;
        this.casing = casing;
    }

    /**
     * An outbox.
     *
     * @param reducer the receiver's, by canonical name
     * @param parameters the receiver's, by canonical name, one for each argument
     * @param onResult the source name of a reducer of this module
     */
    record Outbox(
            AnnotationMirror annotation,
            String reducer,
            Column target,
            List<Column> arguments,
            List<String> parameters,
            @Nullable String onResult) {}

    @Nullable
    Outbox parse(TypeElement row, List<Column> columns) {
        AnnotationMirror annotation = Mirrors.find(row, Names.OUTBOX);
        if (annotation == null) {
            return null;
        }
        boolean keyed = columns.stream().anyMatch(column -> column.primaryKey() && ModuleChecks.isU64(column));
        if (!keyed) {
            problems.add(
                    row,
                    annotation,
                    null,
                    "an outbox needs a primary key of type U64: add @PrimaryKey @AutoInc @U64 long id");
        }
        Column target = column(row, annotation, Mirrors.value(annotation, "target"), columns);
        if (target != null && !isIdentity(target)) {
            problems.add(
                    row,
                    annotation,
                    Mirrors.value(annotation, "target"),
                    "the target says which database, and " + target.name() + " is no Identity: make it one");
            target = null;
        }
        List<Column> arguments = arguments(row, annotation, columns, target);
        List<String> parameters = Mirrors.list(annotation, "parameters").stream()
                .map(each -> String.valueOf(each.getValue()))
                .toList();
        if (parameters.isEmpty()) {
            parameters = arguments.stream()
                    .map(column -> casing.snake(column.name()))
                    .toList();
        } else if (parameters.size() != arguments.size()) {
            problems.add(
                    row,
                    annotation,
                    Mirrors.value(annotation, "parameters"),
                    parameters.size() + " parameters cannot take " + arguments.size() + " arguments ("
                            + arguments.stream().map(Column::name).collect(Collectors.joining(", "))
                            + "): name one for each");
        }
        String onResult = Mirrors.text(annotation, "onResult");
        return target == null
                ? null
                : new Outbox(
                        annotation,
                        Mirrors.text(annotation, "reducer"),
                        target,
                        arguments,
                        parameters,
                        onResult.isEmpty() ? null : onResult);
    }

    private static boolean isIdentity(Column column) {
        return column.type() instanceof JavaType.Broken
                || (column.type() instanceof JavaType.Scalar scalar && scalar.kind() == ScalarKind.IDENTITY);
    }

    private List<Column> arguments(
            TypeElement row, AnnotationMirror annotation, List<Column> columns, @Nullable Column target) {
        List<? extends AnnotationValue> named = Mirrors.list(annotation, "arguments");
        List<Column> arguments = new ArrayList<>();
        if (named.isEmpty()) {
            for (Column column : columns) {
                if (!column.primaryKey() && !column.equals(target)) {
                    arguments.add(column);
                }
            }
            return arguments;
        }
        for (AnnotationValue name : named) {
            Column column = column(row, annotation, name, columns);
            if (column != null) {
                arguments.add(column);
            }
        }
        return arguments;
    }

    private @Nullable Column column(
            TypeElement row, AnnotationMirror annotation, @Nullable AnnotationValue name, List<Column> columns) {
        String wanted = name == null ? "" : String.valueOf(name.getValue());
        for (Column column : columns) {
            if (column.java().equals(wanted)) {
                return column;
            }
        }
        problems.add(
                row,
                annotation,
                name,
                row.getSimpleName() + " has no component " + wanted + ": it has "
                        + columns.stream().map(Column::java).collect(Collectors.joining(", ")));
        return null;
    }
}
