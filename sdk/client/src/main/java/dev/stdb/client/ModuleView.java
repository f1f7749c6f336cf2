package dev.stdb.client;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.client.internal.cache.KeyColumn;
import dev.stdb.client.internal.cache.KeyLocator;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A schema by name on the wire, submodules included, with the codecs it asks for. Immutable. */
final class ModuleView {
    private record Rows(Typespace typespace, ProductType type, OptionalInt key) {}

    private record Function(
            Typespace typespace,
            ProductType params,
            @Nullable AlgebraicType returns) {}

    private final ModuleSchema schema;
    private final Map<String, Rows> rows = new HashMap<>();
    private final Map<String, Function> reducers = new HashMap<>();
    private final Map<String, Function> procedures = new HashMap<>();

    ModuleView(ModuleSchema schema) {
        this.schema = schema;
        for (Member<TableSchema> each : schema.allTables()) {
            TableSchema table = each.definition();
            rows.put(each.name(), new Rows(each.owner().typespace(), table.rowType(), table.primaryKey()));
        }
        for (Member<ViewSchema> each : schema.allViews()) {
            ViewSchema view = each.definition();
            rows.put(each.name(), new Rows(each.owner().typespace(), view.rowType(), view.primaryKey()));
        }
        for (Member<ReducerSchema> each : schema.allReducers()) {
            reducers.put(
                    each.name(),
                    new Function(each.owner().typespace(), each.definition().params(), null));
        }
        for (Member<ProcedureSchema> each : schema.allProcedures()) {
            ProcedureSchema procedure = each.definition();
            procedures.put(
                    each.name(), new Function(each.owner().typespace(), procedure.params(), procedure.returnType()));
        }
    }

    ModuleSchema schema() {
        return schema;
    }

    @Nullable
    Codec<AlgebraicValue> rowCodec(String table) {
        Rows known = rows.get(table);
        return known == null ? null : new ValueCodec(known.typespace, known.type);
    }

    @Nullable
    KeyLocator key(String table) {
        Rows known = rows.get(table);
        return known == null || known.key.isEmpty()
                ? null
                : new KeyColumn(known.typespace, known.type, known.key.getAsInt());
    }

    /**
     * @throws IllegalStateException if there is no such table or view
     * @throws IllegalArgumentException if it has no such column
     */
    KeyLocator column(String table, int column) {
        Rows known = rows.get(table);
        if (known == null) {
            throw RowType.unknown(table);
        }
        return new KeyColumn(known.typespace, known.type, column);
    }

    /** @throws IllegalArgumentException if there is no such reducer, or the arguments do not fit */
    byte[] reducerArgs(String reducer, AlgebraicValue.Product args) {
        return args("reducer", reducer, reducers.get(reducer), args);
    }

    /** @throws IllegalArgumentException if there is no such procedure, or the arguments do not fit */
    byte[] procedureArgs(String procedure, AlgebraicValue.Product args) {
        return args("procedure", procedure, procedures.get(procedure), args);
    }

    Codec<AlgebraicValue> returned(String procedure) {
        Function known = procedures.get(procedure);
        if (known == null || known.returns == null) {
            throw new IllegalArgumentException("the schema has no procedure `" + procedure + "`");
        }
        return new ValueCodec(known.typespace, known.returns);
    }

    private static byte[] args(String kind, String name, @Nullable Function known, AlgebraicValue.Product args) {
        if (known == null) {
            throw new IllegalArgumentException("the schema this connection learned has no " + kind + " `" + name
                    + "`; calls need the canonical name, and reloadSchema() knows what was added since");
        }
        return new ValueCodec(known.typespace, known.params).encode(args);
    }
}
