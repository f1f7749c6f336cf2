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
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What passes the server's validation and then ends its process when the tables are made. */
final class CrashRules {
    private final ModuleSchema module;
    private final List<SchemaError> errors = new ArrayList<>();
    private final Set<Integer> finite = new HashSet<>();

    private CrashRules(ModuleSchema module) {
        this.module = module;
    }

    static List<SchemaError> check(ModuleSchema root) {
        var errors = new ArrayList<SchemaError>();
        for (Member<TableSchema> table : root.allTables()) {
            var rules = new CrashRules(table.owner());
            rules.check(table.name(), table.definition());
            errors.addAll(rules.errors);
        }
        return errors;
    }

    private void check(String name, TableSchema table) {
        for (ColumnSchema column : table.columns()) {
            if (!isFinite(column.type(), new HashSet<>())) {
                crash("column `" + column.name() + "` of table `" + name + "` has a recursive type: keep such values"
                        + " as bytes, or flatten them into rows that refer to each other by key");
            }
        }
        for (SequenceSchema sequence : table.sequences()) checkSequence(name, sequence);
    }

    private void crash(String what) {
        errors.add(new SchemaError.CrashesServer(what + "; publishing it would end the server"));
    }

    /** Whether the type ends, followed through its references. */
    private boolean isFinite(AlgebraicType type, Set<Integer> path) {
        return switch (type) {
            case Ref(int index) -> {
                if (finite.contains(index)) yield true;
                AlgebraicType target = LiftCore.get(module.typespace(), index);
                if (target == null || path.size() >= MAX_CHAIN || !path.add(index)) yield false;
                boolean ends = isFinite(target, path);
                path.remove(index);
                if (ends) finite.add(index);
                yield ends;
            }
            case ProductType(var elements) -> {
                for (ProductElement element : elements) if (!isFinite(element.type(), path)) yield false;
                yield true;
            }
            case SumType(var variants) -> {
                for (SumVariant variant : variants) if (!isFinite(variant.type(), path)) yield false;
                yield true;
            }
            case ArrayType(var element) -> isFinite(element, path);
            case Primitive primitive -> true;
        };
    }

    /** A type that refers on deeper than this is taken for recursive. */
    private static final int MAX_CHAIN = 256;

    private void checkSequence(String table, SequenceSchema sequence) {
        BigInteger min = (sequence.min() == null ? I128.of(1) : sequence.min()).toBigInteger();
        BigInteger max = (sequence.max() == null ? I128.MAX : sequence.max()).toBigInteger();
        BigInteger start = (sequence.start() == null ? I128.of(1) : sequence.start()).toBigInteger();
        BigInteger increment = sequence.increment().toBigInteger();
        String what = "sequence `" + sequence.name() + "` of table `" + table + "`";
        if (max.compareTo(min) <= 0) {
            crash(what + " has the maximum " + max + ", which is not above its minimum " + min);
        } else if (start.compareTo(min) < 0 || start.compareTo(max) > 0) {
            crash(what + " starts at " + start + ", outside its range of " + min + " to " + max);
        } else if (increment.signum() == 0 || increment.abs().compareTo(max.subtract(min)) >= 0) {
            crash(what + " has the increment " + increment + ", which its range of " + min + " to " + max
                    + " has no room for");
        }
    }
}
