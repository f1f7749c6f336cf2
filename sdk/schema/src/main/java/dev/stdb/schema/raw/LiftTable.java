package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SequenceSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of one table, or of a view's rows. A method that returns null has added at least one error. */
final class LiftTable {
    private final LiftCore core;
    private final Errors errors;
    /** As sent. */
    private final String rawName;
    /** Canonical. */
    private final String name;

    private final int rowTypeRef;
    private final ProductType row;
    private final Set<Integer> sequenced = new HashSet<>();

    /** @param row with canonical names */
    LiftTable(LiftCore core, String rawName, String name, int rowTypeRef, ProductType row) {
        this.core = core;
        this.errors = core.errors;
        this.rawName = rawName;
        this.name = name;
        this.rowTypeRef = rowTypeRef;
        this.row = row;
    }

    // columns

    @Nullable
    List<ColumnSchema> columns() {
        int mark = errors.mark();
        ProductType sent = Objects.requireNonNull(core.sourceProduct(rowTypeRef));
        var columns = new ArrayList<ColumnSchema>();
        for (int i = 0; i < sent.elements().size(); i++) {
            ColumnSchema column = column(i, sent.elements().get(i));
            if (column != null) columns.add(column);
        }
        return errors.since(mark) ? null : columns;
    }

    private @Nullable ColumnSchema column(int position, ProductElement sent) {
        int mark = errors.mark();
        String sourceName = sent.name();
        if (sourceName == null) errors.add(new SchemaError.UnnamedColumn(rawName, rawColumnName(position)));
        core.use(sent.type(), new TypeLocation.InTypespace(rowTypeRef));
        if (sourceName == null || errors.since(mark)) return null;
        if (core.identifier(sourceName) == null) return null;
        String canonical = core.converted(sourceName);
        if (canonical == null) return null;
        return new ColumnSchema(
                position, canonical, sourceName, row.elements().get(position).type(), null);
    }

    /** Canonical, or the position of a column without name. */
    private String rawColumnName(int position) {
        String columnName = row.elements().get(position).name();
        return columnName == null ? Integer.toString(position) : columnName;
    }

    private boolean exists(int column) {
        return column < row.elements().size();
    }

    private AlgebraicType type(int column) {
        return row.elements().get(column).type();
    }

    private boolean checkColumn(String def, int column) {
        if (exists(column)) return true;
        errors.add(new SchemaError.ColumnNotFound(rawName, def, column));
        return false;
    }

    private boolean checkColumns(String def, List<Integer> columns) {
        int mark = errors.mark();
        for (int column : columns) checkColumn(def, column);
        if (errors.since(mark)) return false;
        if (new HashSet<>(columns).size() == columns.size()) return true;
        errors.add(new SchemaError.DuplicateColumns(def, columns));
        return false;
    }

    // generated names

    private String joined(List<Integer> columns) {
        return columns.stream().map(this::nameForGenerating).collect(Collectors.joining("_"));
    }

    private String nameForGenerating(int column) {
        String columnName = exists(column) ? row.elements().get(column).name() : null;
        return columnName == null ? "col_" + column : columnName;
    }

    private String indexName(IndexAlgorithm algorithm) {
        String kind = switch (algorithm) {
            case IndexAlgorithm.BTree it -> "btree";
            case IndexAlgorithm.Hash it -> "hash";
            case IndexAlgorithm.Direct it -> "direct";
        };
        return name + "_" + joined(algorithm.columns()) + "_idx_" + kind;
    }

    private String constraintName(List<Integer> columns) {
        return name + "_" + joined(columns) + "_key";
    }

    static String scheduleName(String table) {
        return table + "_sched";
    }

    // indexes

    @Nullable
    List<IndexSchema> indexes(List<RawIndex> indexes, boolean v10) {
        int mark = errors.mark();
        var lifted = new ArrayList<IndexSchema>();
        for (RawIndex raw : indexes) {
            IndexSchema index = v10 ? indexV10(raw) : indexV9(raw);
            if (index != null) lifted.add(index);
        }
        return errors.since(mark) ? null : lifted;
    }

    private @Nullable IndexSchema indexV9(RawIndex raw) {
        String given = raw.sourceName() == null ? indexName(raw.algorithm()) : raw.sourceName();
        String indexName = core.claim(given);
        if (indexName == null || !checkAlgorithm(indexName, raw.algorithm())) return null;
        String accessor = raw.accessorName();
        if (accessor != null && core.converted(accessor) == null) return null;
        return new IndexSchema(indexName, indexName, accessor, raw.algorithm());
    }

    private @Nullable IndexSchema indexV10(RawIndex raw) {
        if (raw.sourceName() == null) {
            errors.add(new SchemaError.CrashesServer("table `" + rawName + "` has an index without a source name, which"
                    + " ends a server that is to read it: give it one, such as `" + indexName(raw.algorithm()) + "`"));
            return null;
        }
        String sourceName = core.claim(raw.sourceName());
        if (sourceName == null) return null;
        String given = core.explicitName(RawModuleDefV10.ExplicitName.Kind.INDEX, sourceName);
        String indexName = core.identifier(given == null ? indexName(raw.algorithm()) : given);
        if (indexName == null) return null;
        if (!indexName.equals(sourceName) && core.claim(indexName) == null) return null;
        if (!checkAlgorithm(indexName, raw.algorithm())) return null;
        String accessor = raw.accessorName();
        if (accessor != null && core.identifier(accessor) == null) return null;
        return new IndexSchema(indexName, sourceName, accessor, raw.algorithm());
    }

    private boolean checkAlgorithm(String indexName, IndexAlgorithm algorithm) {
        return switch (algorithm) {
            case IndexAlgorithm.BTree(var columns) -> checkColumns(indexName, columns);
            case IndexAlgorithm.Hash(var columns) -> checkColumns(indexName, columns);
            case IndexAlgorithm.Direct(int column) -> checkColumn(indexName, column) && checkDirect(indexName, column);
        };
    }

    private boolean checkDirect(String indexName, int column) {
        AlgebraicType type = type(column);
        boolean fits = switch (type) {
            case Primitive primitive ->
                primitive == Primitive.U8
                        || primitive == Primitive.U16
                        || primitive == Primitive.U32
                        || primitive == Primitive.U64;
            case Ref(int index) -> isEnum(LiftCore.get(core.canonical, index));
            default -> isEnum(type);
        };
        if (!fits) errors.add(new SchemaError.DirectIndexOnBadType(indexName, rawColumnName(column), type));
        return fits;
    }

    private static boolean isEnum(@Nullable AlgebraicType type) {
        return type instanceof SumType(var variants)
                && variants.stream().allMatch(variant -> SpecialTypes.isUnit(variant.type()));
    }

    // constraints

    /** @param v10 whether given names are ignored */
    @Nullable
    List<ConstraintSchema> constraints(List<RawConstraint> constraints, boolean v10) {
        int mark = errors.mark();
        var lifted = new ArrayList<ConstraintSchema>();
        for (RawConstraint raw : constraints) {
            boolean generated = v10 || raw.sourceName() == null;
            String given = generated ? constraintName(raw.columns()) : Objects.requireNonNull(raw.sourceName());
            boolean columnsOk = checkColumns(given, raw.columns());
            String constraintName = core.claim(given);
            if (constraintName != null && columnsOk) {
                lifted.add(new ConstraintSchema(constraintName, set(raw.columns())));
            }
        }
        return errors.since(mark) ? null : lifted;
    }

    private static List<Integer> set(List<Integer> columns) {
        return List.copyOf(new TreeSet<>(columns));
    }

    /** Whether the key is no column, or one that has a unique constraint. */
    boolean checkPrimaryKey(List<Integer> primaryKey, List<ConstraintSchema> constraints) {
        if (primaryKey.size() > 1) {
            errors.add(new SchemaError.RepeatedPrimaryKey(rawName));
            return false;
        }
        if (primaryKey.isEmpty()) return true;
        int column = primaryKey.getFirst();
        if (!checkColumn(rawName, column)) return false;
        if (constraints.stream().anyMatch(it -> it.columns().equals(primaryKey))) return true;
        errors.add(new SchemaError.MissingPrimaryKeyUniqueConstraint(rawName, rawColumnName(column)));
        return false;
    }

    void checkUniqueHasIndex(List<ConstraintSchema> constraints, List<IndexSchema> indexes) {
        for (ConstraintSchema constraint : constraints) {
            boolean supported =
                    indexes.stream().anyMatch(it -> set(it.columns()).equals(constraint.columns()));
            if (!supported) {
                errors.add(new SchemaError.UniqueConstraintWithoutIndex(constraint.name(), constraint.columns()));
            }
        }
    }

    // sequences

    @Nullable
    List<SequenceSchema> sequences(List<RawSequence> sequences) {
        int mark = errors.mark();
        var lifted = new ArrayList<SequenceSchema>();
        for (RawSequence raw : sequences) lifted.add(sequence(raw));
        return errors.since(mark) ? null : lifted;
    }

    private SequenceSchema sequence(RawSequence raw) {
        int column = raw.column();
        String given = raw.sourceName() == null ? name + "_" + nameForGenerating(column) + "_seq" : raw.sourceName();
        if (checkColumn(given, column)) checkSequenceColumn(given, column);
        if (!le(raw.minValue(), raw.start())
                || !le(raw.start(), raw.maxValue())
                || !le(raw.minValue(), raw.maxValue())) {
            errors.add(new SchemaError.InvalidSequenceRange(given, raw.minValue(), raw.start(), raw.maxValue()));
        }
        core.claim(given);
        return new SequenceSchema(given, column, raw.start(), raw.minValue(), raw.maxValue(), raw.increment());
    }

    private void checkSequenceColumn(String sequence, int column) {
        AlgebraicType type = type(column);
        if (!(type instanceof Primitive primitive && primitive.isInteger())) {
            errors.add(new SchemaError.InvalidSequenceColumnType(sequence, rawName, rawColumnName(column), type));
        } else if (!sequenced.add(column)) {
            errors.add(new SchemaError.OneAutoInc(rawName, rawColumnName(column)));
        }
    }

    private static boolean le(@Nullable I128 low, @Nullable I128 high) {
        return low == null || high == null || low.compareTo(high) <= 0;
    }

    // defaults

    /** The columns with their defaults; of several for one column the last counts. */
    @Nullable
    List<ColumnSchema> withDefaults(List<ColumnSchema> columns, List<RawColumnDefault> defaults) {
        int mark = errors.mark();
        var filled = new ArrayList<>(columns);
        for (RawColumnDefault it : defaults) {
            if (!checkColumn(rawName, it.column())) continue;
            byte[] value = defaultValue(it.column(), it.value());
            if (value != null) filled.set(it.column(), withDefault(columns.get(it.column()), value));
        }
        return errors.since(mark) ? null : filled;
    }

    static ColumnSchema withDefault(ColumnSchema column, byte[] value) {
        return new ColumnSchema(column.position(), column.name(), column.sourceName(), column.type(), value);
    }

    /** The value encoded again, which leaves out surplus bytes. */
    byte @Nullable [] defaultValue(int column, byte[] bytes) {
        try {
            var codec = new ValueCodec(core.canonical, type(column));
            return codec.encode(codec.read(new BsatnReader(bytes)));
        } catch (BsatnException e) {
            errors.add(new SchemaError.ColumnDefaultValueMalformed(rawName, column, serverText(e)));
            return null;
        } catch (IllegalArgumentException e) {
            errors.add(new SchemaError.CrashesServer(
                    "column " + column + " of table `" + rawName + "` has a default of a recursive type"));
            return null;
        }
    }

    /** Types have no names where the server decodes a default. */
    private static String serverText(BsatnException e) {
        return e instanceof BsatnException.UnknownTag unknown
                ? "unknown tag 0x" + Integer.toHexString(unknown.tag()) + " for sum type <unknown>"
                : e.serverText();
    }

    // schedule

    /** @param functionName as sent; resolved here, looked up later */
    @Nullable
    ScheduleSchema schedule(String given, String functionName, int atColumn, List<Integer> primaryKey) {
        int mark = errors.mark();
        boolean hasAt = exists(atColumn) && SpecialTypes.isScheduleAt(type(atColumn));
        boolean hasId =
                primaryKey.size() == 1 && exists(primaryKey.getFirst()) && type(primaryKey.getFirst()) == Primitive.U64;
        if (!hasAt || !hasId) errors.add(new SchemaError.ScheduledIncorrectColumns(rawName, row));
        core.claim(given);
        String function = core.functionName(functionName);
        if (function == null || errors.since(mark) || core.identifier(given) == null) return null;
        return new ScheduleSchema(given, function, FunctionKind.REDUCER, atColumn, primaryKey.getFirst());
    }
}
