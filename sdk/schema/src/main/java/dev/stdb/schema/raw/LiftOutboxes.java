package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.OutboxSchema;
import dev.stdb.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Outboxes, known to servers from 2.12.0. The first wrong one ends the stage, as on the server. */
record LiftOutboxes(LiftCore core, List<TableSchema> tables) {
    List<TableSchema> attach(List<RawModuleDefV10.Outbox> outboxes) {
        var attached = new ArrayList<>(tables);
        for (var raw : outboxes) {
            String problem = attach(raw, attached);
            if (problem != null && !core.trusted) {
                core.errors.add(new SchemaError.Outbox(problem));
                return attached;
            }
        }
        return attached;
    }

    private static @Nullable String attach(RawModuleDefV10.Outbox raw, List<TableSchema> attached) {
        for (int i = 0; i < attached.size(); i++) {
            TableSchema table = attached.get(i);
            if (!table.sourceName().equals(raw.tableName())) continue;
            String problem = problem(raw, table);
            if (problem == null) attached.set(i, table.withOutbox(outbox(raw)));
            return problem;
        }
        return "outbox table " + raw.tableName() + " not found";
    }

    private static @Nullable String problem(RawModuleDefV10.Outbox raw, TableSchema table) {
        String name = table.name();
        if (table.outbox() != null) return "table " + name + " is assigned in multiple outboxes";
        if (table.isEvent()) return "outbox table " + name + " must not be an event table";
        if (table.schedule() != null) return "outbox table " + name + " must not be a scheduled table";
        if (!hasU64Key(table)) return "outbox table " + name + " must have a primary key of type U64";
        if (!isTarget(table, raw.targetColumn())) {
            return "outbox table " + name + " needs a target column of type Identity beside its primary key";
        }
        for (int column : raw.argColumns()) {
            if (column >= table.columns().size()) {
                return "outbox table " + name + " has no column " + column + " to send as an argument";
            }
        }
        return null;
    }

    private static boolean hasU64Key(TableSchema table) {
        OptionalInt key = table.primaryKey();
        return key.isPresent() && table.columns().get(key.getAsInt()).type() == Primitive.U64;
    }

    private static boolean isTarget(TableSchema table, int column) {
        List<ColumnSchema> columns = table.columns();
        if (column >= columns.size() || OptionalInt.of(column).equals(table.primaryKey())) return false;
        AlgebraicType type = columns.get(column).type();
        return SpecialTypes.isIdentity(type) || type == Primitive.U256;
    }

    private static OutboxSchema outbox(RawModuleDefV10.Outbox raw) {
        return new OutboxSchema(
                raw.remoteReducer(), raw.targetColumn(), raw.argColumns(), raw.onResultReducer(), raw.signatureHash());
    }
}
