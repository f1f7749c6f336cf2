package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a type into a {@link Plan}, each typespace entry once, so that circles close on themselves. */
final class PlanCompiler {
    private final Typespace typespace;
    private final Map<Integer, Link> links = new HashMap<>();
    private int depth;

    PlanCompiler(Typespace typespace) {
        this.typespace = typespace;
    }

    Plan compile(AlgebraicType type) {
        if (++depth > BsatnReader.MAX_DEPTH) {
            throw new IllegalArgumentException("the type is nested deeper than " + BsatnReader.MAX_DEPTH + " levels");
        }
        Plan plan = switch (type) {
            case Primitive primitive -> PrimitivePlans.of(primitive);
            case ArrayType(var element) -> array(element);
            case ProductType product -> product(product);
            case SumType sum -> sum(sum);
            case Ref ref -> link(ref);
        };
        depth--;
        return plan;
    }

    private Plan link(Ref ref) {
        Link known = links.get(ref.index());
        if (known != null) {
            return known.target != null ? known.target : known;
        }
        AlgebraicType target = typespace.resolve(ref);
        var link = new Link();
        links.put(ref.index(), link);
        Plan plan = compile(target);
        link.target = plan;
        return plan;
    }

    private Plan array(AlgebraicType element) {
        if (typespace.resolve(element) == Primitive.U8) {
            return new BytesPlan();
        }
        return new ArrayPlan(compile(element));
    }

    private Plan product(ProductType type) {
        Plan[] plans = new Plan[type.elements().size()];
        for (int i = 0; i < plans.length; i++) {
            plans[i] = compile(type.elements().get(i).type());
        }
        return EmptyPlan.areEmpty(plans) ? new EmptyPlan(plans) : new ProductPlan(plans);
    }

    private Plan sum(SumType type) {
        Plan[] plans = new Plan[type.variants().size()];
        for (int i = 0; i < plans.length; i++) {
            plans[i] = compile(type.variants().get(i).type());
        }
        return new SumPlan(plans);
    }

    /** Stands for an entry whose plan is being made while it is needed already. */
    private static final class Link extends Plan {
        private @Nullable Plan target;

        private Plan target() {
            Plan plan = target;
            if (plan == null) {
                throw new IllegalStateException("the type is still being worked out");
            }
            return plan;
        }

        @Override
        int minBytes() {
            return target == null ? 0 : target.minBytes();
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            target().write(value, out);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return target().read(in);
        }

        @Override
        void skip(BsatnReader in) {
            target().skip(in);
        }
    }
}
