package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a V8 definition into V9 as the server does (crates/schema/src/def/validate/v8.rs): indexes, constraints and
 * sequences that follow from each other are filled in, constraints become unique constraints and a primary key.
 */
final class UpgradeV8 {
    private static final int INDEXED = 0b0001;
    private static final int AUTO_INC = 0b0010;
    private static final int UNIQUE = 0b0101;
    private static final int PRIMARY_KEY = 0b1101;

    /** How deep a column's type is followed when it is compared; deeper ones count as recursive. */
    private static final int MAX_DEPTH = 256;

    /** How many parts the written-out types of one definition may have; more count as recursive. */
    private static final int MAX_PARTS = 1 << 20;

    private final RawModuleDefV8 def;
    private int parts;
    private final List<SchemaError> errors = new ArrayList<>();

    private UpgradeV8(RawModuleDefV8 def) {
        this.def = def;
    }

    /** @param errors what is wrong in a way that V9 cannot express */
    record Upgraded(RawModuleDefV9 def, List<SchemaError> errors) {}

    static Upgraded upgrade(RawModuleDefV8 def) {
        var upgrade = new UpgradeV8(def);
        var v9 = new RawModuleDefV9(
                def.typespace(),
                def.tables().stream().map(upgrade::table).toList(),
                def.reducers().stream().map(UpgradeV8::reducer).toList(),
                def.typeAliases().stream().map(UpgradeV8::type).toList(),
                List.of(),
                List.of());
        return new Upgraded(v9, List.copyOf(upgrade.errors));
    }

    private RawModuleDefV9.Table table(RawModuleDefV8.Table table) {
        var constraints = Stream.concat(table.constraints().stream(), generatedConstraints(table));
        var indexes = Stream.concat(table.indexes().stream(), generatedIndexes(table));
        var sequences = Stream.concat(table.sequences().stream(), generatedSequences(table));
        checkColumns(table);
        var primaryKey = new ArrayList<Integer>();
        var unique = constraints
                .filter(it -> keepUnique(it, table.name(), primaryKey))
                .map(it -> new RawConstraint(it.name(), it.columns()))
                .toList();
        return new RawModuleDefV9.Table(
                table.name(),
                table.productTypeRef(),
                primaryKey,
                indexes.map(UpgradeV8::index).toList(),
                unique,
                sequences.map(UpgradeV8::sequence).toList(),
                schedule(table),
                table.tableType().equals("system") ? TableType.SYSTEM : TableType.USER,
                table.tableAccess().equals("private") ? TableAccess.PRIVATE : TableAccess.PUBLIC);
    }

    private boolean keepUnique(RawModuleDefV8.Constraint constraint, String table, List<Integer> primaryKey) {
        if (has(constraint, PRIMARY_KEY)) {
            if (constraint.columns().size() != 1) {
                errors.add(new SchemaError.RepeatedPrimaryKey(table));
            } else {
                if (!primaryKey.isEmpty()) errors.add(new SchemaError.RepeatedPrimaryKey(table));
                primaryKey.clear();
                primaryKey.addAll(constraint.columns());
            }
        }
        return has(constraint, UNIQUE);
    }

    private static boolean has(RawModuleDefV8.Constraint constraint, int bits) {
        return (constraint.bits() & bits) == bits;
    }

    // what follows from what

    private static Stream<RawModuleDefV8.Constraint> generatedConstraints(RawModuleDefV8.Table table) {
        var covered = table.constraints().stream()
                .filter(it -> it.bits() != 0)
                .map(RawModuleDefV8.Constraint::columns)
                .collect(Collectors.toSet());
        return table.indexes().stream()
                .filter(it -> !covered.contains(it.columns()))
                .map(it -> {
                    String kind = it.isUnique() ? "unique" : "indexed";
                    String columns = trim(columnNames(table, it.columns()), "idx_" + table.name() + "_");
                    String name = "ct_" + table.name() + "_" + columns + (columns.endsWith(kind) ? "" : "_" + kind);
                    return new RawModuleDefV8.Constraint(name, it.isUnique() ? UNIQUE : INDEXED, it.columns());
                });
    }

    private static Stream<RawModuleDefV8.Index> generatedIndexes(RawModuleDefV8.Table table) {
        return table.constraints().stream()
                .filter(it -> has(it, INDEXED))
                .map(it -> {
                    boolean isUnique = has(it, UNIQUE);
                    String kind = isUnique ? "unique" : "non_unique";
                    String of = trim(it.name(), "ct_" + table.name() + "_");
                    String name = "idx_" + table.name() + "_" + of + (of.endsWith(kind) ? "" : "_" + kind);
                    return new RawModuleDefV8.Index(name, isUnique, false, it.columns());
                })
                .filter(it ->
                        table.indexes().stream().noneMatch(given -> given.name().equals(it.name())));
    }

    private static Stream<RawModuleDefV8.Sequence> generatedSequences(RawModuleDefV8.Table table) {
        var sequenced =
                table.sequences().stream().map(it -> List.of(it.column())).collect(Collectors.toSet());
        return table.constraints().stream()
                .filter(it -> has(it, AUTO_INC) && !it.columns().isEmpty() && !sequenced.contains(it.columns()))
                .map(it -> new RawModuleDefV8.Sequence(
                        "seq_" + table.name() + "_" + trim(it.name(), "ct_" + table.name() + "_"),
                        it.columns().getFirst(),
                        I128.of(1),
                        null,
                        null,
                        null,
                        I128.ZERO))
                .filter(it -> table.sequences().stream()
                        .noneMatch(given -> given.name().equals(it.name())));
    }

    private static String columnNames(RawModuleDefV8.Table table, List<Integer> columns) {
        return columns.stream()
                .filter(column -> column < table.columns().size())
                .map(column -> table.columns().get(column).name())
                .collect(Collectors.joining("_"));
    }

    /** Without the prefix, as often as it stands there. */
    private static String trim(String text, String prefix) {
        String rest = text;
        while (rest.startsWith(prefix)) rest = rest.substring(prefix.length());
        return rest;
    }

    // columns are told twice, and must agree

    private void checkColumns(RawModuleDefV8.Table table) {
        AlgebraicType row = LiftCore.get(def.typespace(), table.productTypeRef());
        AlgebraicType resolved = row instanceof ProductType ? resolve(row, 0) : null;
        if (!(resolved instanceof ProductType product)) {
            errors.add(new SchemaError.InvalidProductTypeRef(table.name(), table.productTypeRef()));
            return;
        }
        for (int i = 0; i < table.columns().size(); i++) checkColumn(table, i, product);
    }

    private void checkColumn(RawModuleDefV8.Table table, int position, ProductType row) {
        var column = table.columns().get(position);
        AlgebraicType type = resolve(column.type(), 0);
        boolean agrees = type != null
                && position < row.elements().size()
                && row.elements().get(position).equals(new ProductElement(column.name(), type));
        if (!agrees) {
            AlgebraicType told = type == null || position >= row.elements().size() ? column.type() : type;
            errors.add(new SchemaError.ColumnDefMalformed(table.name(), column.name(), told, position, row));
        }
    }

    /** The type without references; null if it is recursive or refers to nothing. */
    private @Nullable AlgebraicType resolve(AlgebraicType type, int depth) {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) return null;
        return switch (type) {
            case Ref(int index) -> {
                AlgebraicType target = LiftCore.get(def.typespace(), index);
                yield target == null ? null : resolve(target, depth + 1);
            }
            case ProductType(var elements) -> {
                var resolved = new ArrayList<ProductElement>();
                for (ProductElement it : elements) {
                    AlgebraicType element = resolve(it.type(), depth + 1);
                    if (element == null) yield null;
                    resolved.add(new ProductElement(it.name(), element));
                }
                yield new ProductType(resolved);
            }
            case SumType(var variants) -> {
                var resolved = new ArrayList<SumVariant>();
                for (SumVariant it : variants) {
                    AlgebraicType variant = resolve(it.type(), depth + 1);
                    if (variant == null) yield null;
                    resolved.add(new SumVariant(it.name(), variant));
                }
                yield new SumType(resolved);
            }
            case ArrayType(var element) -> {
                AlgebraicType resolved = resolve(element, depth + 1);
                yield resolved == null ? null : new ArrayType(resolved);
            }
            case Primitive primitive -> primitive;
        };
    }

    // one by one

    private static RawIndex index(RawModuleDefV8.Index it) {
        var algorithm = it.isHash() ? new IndexAlgorithm.Hash(it.columns()) : new IndexAlgorithm.BTree(it.columns());
        return new RawIndex(it.name(), it.name(), algorithm);
    }

    private static RawSequence sequence(RawModuleDefV8.Sequence it) {
        return new RawSequence(it.name(), it.column(), it.start(), it.minValue(), it.maxValue(), it.increment());
    }

    private static RawModuleDefV9.@Nullable Schedule schedule(RawModuleDefV8.Table table) {
        String reducer = table.scheduledReducer();
        for (int i = 0; reducer != null && i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals("scheduled_at"))
                return new RawModuleDefV9.Schedule(null, reducer, i);
        }
        return null;
    }

    private static RawModuleDefV9.Reducer reducer(RawModuleDefV8.Reducer it) {
        Lifecycle lifecycle = switch (it.name()) {
            case "__init__" -> Lifecycle.INIT;
            case "__identity_connected__" -> Lifecycle.ON_CONNECT;
            case "__identity_disconnected__" -> Lifecycle.ON_DISCONNECT;
            default -> null;
        };
        return new RawModuleDefV9.Reducer(it.name(), new ProductType(it.args()), lifecycle);
    }

    private static RawTypeDef type(RawModuleDefV8.TypeAlias it) {
        List<String> path = Arrays.asList(it.name().split("::|\\.", -1));
        return new RawTypeDef(path.subList(0, path.size() - 1), path.getLast(), it.typeRef(), true);
    }
}
