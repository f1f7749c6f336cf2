package dev.stdb.module.processor;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.hash.Keccak256;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.module.processor.OutboxParser.Outbox;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.raw.RawModuleDefV10;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the module definition says of outboxes, in the form of servers from 2.14. The hash of the receiver's signature is made from the
 * arguments' types, so the receiver must name their parts as this module's database does.
 */
final class OutboxDefinition {
    private static final String SIGNATURE = "spacetimedb:idc:reducer-signature:v1\0";

    /** The types behind references, in the order in which the signature first mentions them. */
    private final List<AlgebraicType> reached = new ArrayList<>();

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final ModuleSchema schema;

    private OutboxDefinition(ModuleSchema schema) {
        this.schema = schema;
    }

    /** {@code schema} is the module without its outboxes, whose types have their canonical names. */
    static List<RawModuleDefV10.Outbox> of(ModuleModel module, ModuleSchema schema) {
        List<RawModuleDefV10.Outbox> outboxes = new ArrayList<>();
        for (Table table : module.tables()) {
            Outbox outbox = table.outbox();
            if (outbox != null) {
                TableSchema stored = schema.tables().stream()
                        .filter(each -> each.sourceName().equals(table.accessor()))
                        .findFirst()
                        .orElseThrow();
                outboxes.add(new RawModuleDefV10.Outbox(
                        table.accessor(),
                        outbox.reducer(),
                        outbox.target().position(),
                        outbox.arguments().stream().map(Column::position).toList(),
                        outbox.onResult(),
                        new OutboxDefinition(schema).hash(outbox, stored),
                        false));
            }
        }
        return outboxes;
    }

    private U256 hash(Outbox outbox, TableSchema table) {
        List<ProductElement> parameters = new ArrayList<>();
        for (int i = 0; i < outbox.arguments().size(); i++) {
            AlgebraicType type =
                    table.columns().get(outbox.arguments().get(i).position()).type();
            parameters.add(new ProductElement(outbox.parameters().get(i), renumbered(type)));
        }
        BsatnWriter out = new BsatnWriter().raw(SIGNATURE.getBytes(StandardCharsets.US_ASCII));
        AlgebraicType.CODEC.write(new ProductType(parameters), out);
        AlgebraicType.CODEC.write(AlgebraicType.unit(), out);
        AlgebraicType.CODEC.write(Primitive.STRING, out);
        out.array(reached, AlgebraicType.CODEC);
        return new BsatnReader(Keccak256.hash(out.toByteArray())).u256();
    }

    private AlgebraicType renumbered(AlgebraicType type) {
        return switch (type) {
            case Ref(int index) -> new Ref(number(index));
            case ArrayType(AlgebraicType element) -> new ArrayType(renumbered(element));
            case ProductType(List<ProductElement> elements) ->
                new ProductType(elements.stream()
                        .map(each -> new ProductElement(each.name(), renumbered(each.type())))
                        .toList());
            case SumType(List<SumVariant> variants) ->
                new SumType(variants.stream()
                        .map(each -> new SumVariant(each.name(), renumbered(each.type())))
                        .toList());
            case Primitive primitive -> primitive;
        };
    }

    private int number(int index) {
        Integer known = numbers.get(index);
        if (known != null) {
            return known;
        }
        int number = reached.size();
        numbers.put(index, number);
        reached.add(AlgebraicType.unit());
        reached.set(number, renumbered(schema.typespace().types().get(index)));
        return number;
    }
}
