package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Algorithm;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Index;
import dev.stdb.module.processor.ModuleModel.Schedule;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** From {@code @Table} records to tables, telling what is wrong with each by itself. */
final class TableParser {
    /** What a handle has already, besides its indexes. */
    private static final Set<String> HANDLE_METHODS =
            Set.of("count", "rows", "iterator", "toList", "stream", "spliterator", "clear", "deleteAll");

    static final Set<String> OBJECT_METHODS =
            Set.of("hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    private final Problems problems;
    private final TypeParser types;
    private final Access access;
    private final Casing casing;

    TableParser(Problems problems, TypeParser types, Access access, Casing casing) {
        this.problems = problems;
        this.types = types;
        this.access = access;
        this.casing = casing;
    }

    List<Table> parse(Element element) {
        TypeElement record = (TypeElement) element;
        if (element.getKind() != ElementKind.RECORD) {
            String mistake = element.getKind() == ElementKind.CLASS ? ClassRows.mistake(record) : "";
            if (mistake != null) {
                problems.add(
                        element,
                        mistake.isEmpty()
                                ? "@Table belongs on a record: write record " + element.getSimpleName()
                                        + "(...) with one component per column"
                                : element.getSimpleName() + " cannot be a table's row: " + mistake);
                return List.of();
            }
        }
        if (!access.check(record, "the table record " + record.getSimpleName())) {
            return List.of();
        }
        if (!record.getTypeParameters().isEmpty()) {
            problems.add(record, "a table's record cannot have type parameters: write one record per table");
            return List.of();
        }
        TypeDecl.RecordDecl row = (TypeDecl.RecordDecl) types.register(record);
        List<Table> tables = new ArrayList<>();
        List<AnnotationMirror> annotations = Mirrors.all(record, Names.TABLE, Names.TABLES);
        for (AnnotationMirror annotation : annotations) {
            tables.add(table(record, annotation, row, annotations.size() > 1));
        }
        return tables;
    }

    private Table table(TypeElement record, AnnotationMirror annotation, TypeDecl.RecordDecl row, boolean several) {
        String given = Mirrors.text(annotation, "accessor");
        if (given.isEmpty() && several) {
            problems.add(
                    record,
                    annotation,
                    null,
                    "several tables on one record need names to tell them apart: @Table(accessor = \"...\")");
        }
        String accessor =
                given.isEmpty() ? Names.small(row.element.getSimpleName().toString()) : given;
        if (!SourceVersion.isIdentifier(accessor)
                || SourceVersion.isKeyword(accessor)
                || OBJECT_METHODS.contains(accessor)) {
            problems.add(
                    record,
                    annotation,
                    Mirrors.value(annotation, "accessor"),
                    "`" + accessor
                            + "` cannot be the name of a Java method: choose another with @Table(accessor = \"...\")");
            accessor = "table" + tableNumber++;
        }
        String name = Mirrors.text(annotation, "name");
        String canonical = name.isEmpty() ? casing.snake(accessor) : name;
        List<Column> columns = columns(row);
        boolean event = Mirrors.flag(annotation, "event");
        Table table = new Table(
                record,
                annotation,
                accessor,
                name.isEmpty() ? null : name,
                canonical,
                Mirrors.flag(annotation, "isPublic"),
                event,
                row,
                columns,
                indexes(record, new TableName(accessor, canonical), columns),
                schedule(record, annotation, columns),
                new OutboxParser(problems, casing).parse(record, columns));
        if (table.outbox() != null && (event || table.schedule() != null)) {
            problems.add(
                    record,
                    annotation,
                    Mirrors.value(annotation, event ? "event" : "scheduled"),
                    "the rows of an outbox wait to be sent, so it is neither an event table nor scheduled: "
                            + "make another table for that");
        }
        if (event && table.schedule() != null) {
            problems.add(
                    record,
                    annotation,
                    Mirrors.value(annotation, "event"),
                    "the rows of an event table are never stored, so none would be there when its time comes: "
                            + "remove event or scheduled");
        }
        return table;
    }

    private int tableNumber;

    private List<Column> columns(TypeDecl.RecordDecl row) {
        List<Column> columns = new ArrayList<>();
        Column primaryKey = null;
        for (TypeDecl.Field field : row.fields) {
            Element at = field.element();
            boolean isKey = Mirrors.has(at, Names.PRIMARY_KEY);
            boolean isUnique = isKey || Mirrors.has(at, Names.UNIQUE);
            boolean autoInc = Mirrors.has(at, Names.AUTO_INC);
            AnnotationMirror defaultValue = Mirrors.find(at, Names.DEFAULT);
            Column column = new Column(
                    columns.size(),
                    field,
                    isKey && primaryKey == null,
                    isUnique,
                    autoInc,
                    defaultValue == null ? null : DefaultValues.encode(problems, field, defaultValue));
            if (isKey && primaryKey != null) {
                problems.add(
                        at,
                        "a table has one primary key, and " + primaryKey.name()
                                + " is it already: make this one @Unique, or index both together with @Index(columns = {...})");
            } else if (isKey) {
                primaryKey = column;
            }
            if (isUnique && !field.type().isKey()) {
                problems.add(at, notAKey(field, isKey ? "the primary key" : "unique"));
            }
            if (autoInc && !isInteger(field.type())) {
                problems.add(
                        at,
                        "@AutoInc numbers a column, and " + field.name()
                                + " is no integer: make it @U64 long, or remove @AutoInc");
            }
            columns.add(column);
        }
        if (primaryKey == null) {
            columns.stream().filter(Column::autoInc).findFirst().ifPresent(this::numberedWithoutKey);
        }
        return columns;
    }

    /** Too inexact for equality, and so for keys, but ranges of them make sense. */
    private static boolean isFloat(JavaType type) {
        return type instanceof JavaType.Scalar scalar
                && (scalar.kind() == ScalarKind.F32 || scalar.kind() == ScalarKind.F64);
    }

    private void numberedWithoutKey(Column column) {
        problems.warn(
                column.field().element(),
                "the rows are numbered by " + column.name()
                        + ", but the table has no primary key, so nobody can look a row up by its number and clients see a changed "
                        + "row as deleted and inserted: add @PrimaryKey");
    }

    private static boolean isInteger(JavaType type) {
        return type instanceof JavaType.Broken
                || (type instanceof JavaType.Scalar scalar && scalar.kind().isInteger());
    }

    private static String notAKey(TypeDecl.Field field, String role) {
        String why = switch (field.type()) {
            case JavaType.Scalar scalar
            when scalar.kind() == ScalarKind.F32 || scalar.kind() == ScalarKind.F64 ->
                "floating-point numbers are too inexact for keys: use a long of the smallest unit";
            case JavaType.Scalar scalar
            when scalar.kind() == ScalarKind.BYTES -> "byte arrays cannot be keys: use a String, or U256 for a hash";
            case JavaType.OptionOf ignored ->
                "a value that may be absent cannot be a key: make it a plain column, with a value that means none";
            case JavaType.ListOf ignored -> "a list cannot be a key: put its elements into a table of their own";
            case JavaType.ArrayOf ignored -> "an array cannot be a key: put its elements into a table of their own";
            case JavaType.Named ignored -> "a record or sum cannot be a key: index its parts as columns of their own";
            default -> "use an integer, String, Identity or another simple type";
        };
        return field.name() + " cannot be " + role + ": " + why;
    }

    private List<Index> indexes(TypeElement record, TableName table, List<Column> columns) {
        List<Index> indexes = new ArrayList<>();
        for (Column column : columns) {
            List<AnnotationMirror> own = Mirrors.all(column.field().element(), Names.INDEX, Names.INDEXES);
            boolean unique = column.unique();
            for (AnnotationMirror annotation : own) {
                if (Mirrors.value(annotation, "columns") != null) {
                    problems.add(
                            column.field().element(),
                            annotation,
                            Mirrors.value(annotation, "columns"),
                            "on a component, @Index covers that component: put an index of several columns on the record");
                }
                indexes.add(index(column.field().element(), annotation, table, List.of(column), unique));
                unique = false;
            }
            if (own.isEmpty() && unique) {
                indexes.add(uniqueIndex(table, column));
            }
        }
        for (AnnotationMirror annotation : Mirrors.all(record, Names.INDEX, Names.INDEXES)) {
            List<Column> covered = covered(record, annotation, columns);
            if (!covered.isEmpty()) {
                indexes.add(index(record, annotation, table, covered, false));
            }
        }
        return distinct(record, indexes);
    }

    private Index uniqueIndex(TableName table, Column column) {
        return new Index(
                accessor(column.java()),
                sourceName(table, List.of(column), Algorithm.BTREE),
                null,
                canonicalName(table, List.of(column), Algorithm.BTREE),
                Algorithm.BTREE,
                List.of(column),
                true);
    }

    private Index index(
            Element at, AnnotationMirror annotation, TableName table, List<Column> columns, boolean unique) {
        Algorithm algorithm = Algorithm.valueOf(Mirrors.constant(annotation, "algorithm", "BTREE"));
        for (Column column : columns) {
            boolean sortable = algorithm == Algorithm.BTREE && isFloat(column.type());
            if (!column.type().isKey() && !column.unique() && !sortable) {
                problems.add(at, annotation, null, notAKey(column.field(), "in an index"));
            }
        }
        if (algorithm == Algorithm.DIRECT) {
            checkDirect(at, annotation, columns);
        }
        String given = Mirrors.text(annotation, "accessor");
        if (!given.isEmpty() && (!SourceVersion.isIdentifier(given) || SourceVersion.isKeyword(given))) {
            problems.add(
                    at,
                    annotation,
                    Mirrors.value(annotation, "accessor"),
                    "`" + given + "` cannot be the name of a Java method: choose another");
            given = "";
        }
        if (HANDLE_METHODS.contains(given) || OBJECT_METHODS.contains(given)) {
            problems.add(
                    at,
                    annotation,
                    Mirrors.value(annotation, "accessor"),
                    "table handles have a method " + given + "() already: choose another accessor");
            given = "";
        }
        String explicit = Mirrors.text(annotation, "name");
        String joined = columns.stream().map(Column::java).map(Names::capital).collect(Collectors.joining("And"));
        return new Index(
                given.isEmpty() ? accessor(Names.small(joined)) : given,
                sourceName(table, columns, algorithm),
                explicit.isEmpty() ? null : explicit,
                explicit.isEmpty() ? canonicalName(table, columns, algorithm) : explicit,
                algorithm,
                columns,
                unique);
    }

    private void checkDirect(Element at, AnnotationMirror annotation, List<Column> columns) {
        JavaType type = columns.get(0).type();
        boolean fits = type instanceof JavaType.Broken
                || (type instanceof JavaType.Scalar scalar && scalar.kind().isDirect())
                || (type instanceof JavaType.Named named && named.decl().isSimpleEnum());
        AnnotationValue value = Mirrors.value(annotation, "algorithm");
        if (columns.size() != 1 || !fits) {
            problems.add(
                    at,
                    annotation,
                    value,
                    "a direct index covers one column of @U8, @U16, @U32 or @U64, or an enum: use BTREE here");
        } else if (!columns.get(0).unique()) {
            problems.add(
                    at,
                    annotation,
                    value,
                    "a direct index works on a unique column only; the server would keep a btree instead: "
                            + "add @Unique, or use BTREE");
        }
    }

    private List<Column> covered(TypeElement record, AnnotationMirror annotation, List<Column> columns) {
        List<Column> covered = new ArrayList<>();
        List<? extends AnnotationValue> names = Mirrors.list(annotation, "columns");
        if (names.isEmpty()) {
            problems.add(
                    record,
                    annotation,
                    null,
                    "say which columns the index covers: @Index(columns = {\"...\"}), or put @Index on the component");
        }
        for (AnnotationValue name : names) {
            Column column = find(columns, String.valueOf(name.getValue()));
            if (column == null) {
                problems.add(
                        record,
                        annotation,
                        name,
                        "the record has no component " + name.getValue() + ": it has "
                                + columns.stream().map(Column::java).collect(Collectors.joining(", ")));
            } else if (covered.contains(column)) {
                problems.add(
                        record, annotation, name, "column " + column.name() + " is in this index twice: remove one");
            } else {
                covered.add(column);
            }
        }
        return covered;
    }

    /** Leaves out what would collide: an index that is there already, and an accessor used before. */
    private List<Index> distinct(TypeElement record, List<Index> indexes) {
        Set<String> sources = new HashSet<>();
        Set<String> accessors = new HashSet<>();
        List<Index> kept = new ArrayList<>();
        for (Index index : indexes) {
            String columns = index.columns().stream().map(Column::name).collect(Collectors.joining(", "));
            if (!sources.add(index.sourceName())) {
                problems.add(
                        place(record, index),
                        "there is a " + index.algorithm().name().toLowerCase(Locale.ROOT) + " index on " + columns
                                + " already: remove one");
            } else if (!accessors.add(index.accessor())) {
                problems.add(
                        place(record, index),
                        "two indexes of this table are called " + index.accessor()
                                + ": name this one with @Index(accessor = \"...\")");
            } else {
                kept.add(index);
            }
        }
        return kept;
    }

    private static Element place(TypeElement record, Index index) {
        return index.columns().size() == 1 ? index.columns().get(0).field().element() : record;
    }

    private @Nullable Schedule schedule(TypeElement record, AnnotationMirror annotation, List<Column> columns) {
        String function = Mirrors.text(annotation, "scheduled");
        String at = Mirrors.text(annotation, "scheduledAt");
        if (function.isEmpty()) {
            if (!at.isEmpty()) {
                problems.add(
                        record,
                        annotation,
                        Mirrors.value(annotation, "scheduledAt"),
                        "scheduledAt is for scheduled tables: say which reducer runs with scheduled = \"...\"");
            }
            return null;
        }
        return new Schedule(function, scheduleColumn(record, annotation, at, columns));
    }

    private @Nullable Column scheduleColumn(
            TypeElement record, AnnotationMirror annotation, String name, List<Column> columns) {
        List<Column> candidates =
                columns.stream().filter(column -> isScheduleAt(column.type())).toList();
        if (!name.isEmpty()) {
            Column column = find(columns, name);
            if (column == null || !isScheduleAt(column.type())) {
                problems.add(
                        record,
                        annotation,
                        Mirrors.value(annotation, "scheduledAt"),
                        column == null
                                ? "the record has no component " + name
                                : "component " + name + " must be of type ScheduleAt to hold the schedule");
                return null;
            }
            return column;
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        problems.add(
                record,
                annotation,
                Mirrors.value(annotation, "scheduled"),
                candidates.isEmpty()
                        ? "a scheduled table needs a column that says when: add a component ScheduleAt scheduledAt"
                        : "which of " + candidates.stream().map(Column::name).collect(Collectors.joining(", "))
                                + " holds the schedule? Say it with scheduledAt = \"...\"");
        return null;
    }

    private static boolean isScheduleAt(JavaType type) {
        return type instanceof JavaType.Scalar scalar && scalar.kind() == ScalarKind.SCHEDULE_AT;
    }

    private static @Nullable Column find(List<Column> columns, String name) {
        for (Column column : columns) {
            if (column.java().equals(name)) {
                return column;
            }
        }
        return null;
    }

    private static String accessor(String name) {
        return HANDLE_METHODS.contains(name) || OBJECT_METHODS.contains(name) ? name + "Index" : name;
    }

    /** What a table is called in the module and in the database. */
    private record TableName(String accessor, String canonical) {}

    /** As the server names what has no explicit name. */
    private String canonicalName(TableName table, List<Column> columns, Algorithm algorithm) {
        return table.canonical() + "_"
                + columns.stream().map(column -> casing.snake(column.name())).collect(Collectors.joining("_")) + "_idx_"
                + algorithm.name().toLowerCase(Locale.ROOT);
    }

    /** As the server's own bindings name them: table, columns, then the kind. */
    private static String sourceName(TableName table, List<Column> columns, Algorithm algorithm) {
        return table.accessor() + "_" + columns.stream().map(Column::name).collect(Collectors.joining("_")) + "_idx_"
                + algorithm.name().toLowerCase(Locale.ROOT);
    }
}
