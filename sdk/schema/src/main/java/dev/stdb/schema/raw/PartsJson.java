package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.I128;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that V9 and V10 share, as JSON, both ways.
 *
 * @param nameKey what an index, constraint, sequence or type has its name under: {@code name} in V9,
 *     {@code source_name} in V10
 */
record PartsJson(String nameKey) {
    static @Nullable String optText(Json json) {
        Json some = json.option();
        return some == null ? null : some.text();
    }

    // types

    void write(RawTypeDef type, JsonWriter out) {
        out.object(() -> {
            out.key(nameKey).object(() -> {
                out.key("scope").list(type.scope(), out::text);
                out.key(nameKey).text(type.name());
            });
            out.key("ty").u32(type.typeRef());
            out.key("custom_ordering").raw(type.customOrdering());
        });
    }

    RawTypeDef type(Json json) {
        Json name = json.get(nameKey);
        return new RawTypeDef(
                name.get("scope").list(Json::text),
                name.get(nameKey).text(),
                json.get("ty").u32(),
                json.get("custom_ordering").bool());
    }

    // indexes

    void write(RawIndex index, JsonWriter out) {
        out.object(() -> {
            out.key(nameKey).optText(index.sourceName());
            out.key("accessor_name").optText(index.accessorName());
            out.key("algorithm");
            write(index.algorithm(), out);
        });
    }

    RawIndex index(Json json) {
        return new RawIndex(
                optText(json.get(nameKey)), optText(json.get("accessor_name")), algorithm(json.get("algorithm")));
    }

    private static void write(IndexAlgorithm algorithm, JsonWriter out) {
        switch (algorithm) {
            case IndexAlgorithm.BTree(var columns) -> out.sum("BTree", () -> out.columns(columns));
            case IndexAlgorithm.Hash(var columns) -> out.sum("Hash", () -> out.columns(columns));
            case IndexAlgorithm.Direct(int column) -> out.sum("Direct", () -> out.raw(column));
        }
    }

    private static IndexAlgorithm algorithm(Json json) {
        return json.sum(name -> switch (name) {
            case "BTree" -> it -> new IndexAlgorithm.BTree(it.columns());
            case "Hash" -> it -> new IndexAlgorithm.Hash(it.columns());
            case "Direct" -> it -> new IndexAlgorithm.Direct(it.u16());
            default -> null;
        });
    }

    // constraints

    void write(RawConstraint constraint, JsonWriter out) {
        out.object(() -> {
            out.key(nameKey).optText(constraint.sourceName());
            out.key("data")
                    .sum("Unique", () -> out.object(() -> out.key("columns").columns(constraint.columns())));
        });
    }

    RawConstraint constraint(Json json) {
        List<Integer> columns = json.get("data")
                .sum(name -> name.equals("Unique") ? it -> it.get("columns").columns() : null);
        return new RawConstraint(optText(json.get(nameKey)), columns);
    }

    // sequences

    void write(RawSequence sequence, JsonWriter out) {
        out.object(() -> {
            out.key(nameKey).optText(sequence.sourceName());
            out.key("column").raw(sequence.column());
            out.key("start").option(sequence.start(), out::raw);
            out.key("min_value").option(sequence.minValue(), out::raw);
            out.key("max_value").option(sequence.maxValue(), out::raw);
            out.key("increment").raw(sequence.increment());
        });
    }

    RawSequence sequence(Json json) {
        return new RawSequence(
                optText(json.get(nameKey)),
                json.get("column").u16(),
                optI128(json.get("start")),
                optI128(json.get("min_value")),
                optI128(json.get("max_value")),
                i128(json.get("increment")));
    }

    private static @Nullable I128 optI128(Json json) {
        Json some = json.option();
        return some == null ? null : i128(some);
    }

    private static I128 i128(Json json) {
        if (json.number().bitLength() > 127) throw json.wrong("a signed number of 128 bits");
        return I128.fromBigInteger(json.number());
    }

    // enums

    static void write(TableType type, JsonWriter out) {
        out.unit(name(type));
    }

    static TableType tableType(Json json) {
        return json.constant(TableType.class, PartsJson::name);
    }

    private static String name(TableType type) {
        return type == TableType.SYSTEM ? "System" : "User";
    }

    static void write(TableAccess access, JsonWriter out) {
        out.unit(name(access));
    }

    static TableAccess tableAccess(Json json) {
        return json.constant(TableAccess.class, PartsJson::name);
    }

    private static String name(TableAccess access) {
        return access == TableAccess.PUBLIC ? "Public" : "Private";
    }

    static Lifecycle lifecycle(Json json) {
        return json.constant(Lifecycle.class, Lifecycle::serverName);
    }
}
