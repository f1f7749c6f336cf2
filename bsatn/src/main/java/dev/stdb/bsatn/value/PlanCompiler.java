package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
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
import java.util.List;
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
        return new ProductPlan(plans);
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

    private static final class BytesPlan extends Plan {
        BytesPlan() {
            minBytes = 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Bytes(var bytes))) {
                throw mismatch("bytes", value);
            }
            out.bytes(bytes);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.Bytes(in.bytes());
        }

        @Override
        void skip(BsatnReader in) {
            in.skip(in.length("bytes", 1));
        }
    }

    private static final class ArrayPlan extends Plan {
        private final Plan element;

        ArrayPlan(Plan element) {
            this.element = element;
            minBytes = 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Array(var values))) {
                throw mismatch("an array", value);
            }
            out.length(values.size());
            for (int i = 0; i < values.size(); i++) {
                element.write(values.get(i), out);
            }
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            in.enter("array");
            int count = count(in);
            AlgebraicValue[] values = new AlgebraicValue[count];
            for (int i = 0; i < count; i++) {
                values[i] = element.read(in);
            }
            in.leave();
            return new AlgebraicValue.Array(List.of(values));
        }

        @Override
        void skip(BsatnReader in) {
            in.enter("array");
            int count = count(in);
            for (int i = 0; i < count; i++) {
                element.skip(in);
            }
            in.leave();
        }

        private int count(BsatnReader in) {
            try {
                return in.length("array", element.minBytes);
            } catch (BsatnException.TooLong tooLong) {
                throw missing(in, tooLong);
            }
        }

        /** Where exactly elements run out, which one of the reads tells: each takes bytes, and there are not enough. */
        private BsatnException missing(BsatnReader in, BsatnException.TooLong tooLong) {
            while (element.minBytes > 0) {
                element.read(in);
            }
            return tooLong;
        }
    }

    private static final class ProductPlan extends Plan {
        private final Plan[] elements;

        ProductPlan(Plan[] elements) {
            this.elements = elements;
            long sum = 0;
            for (Plan element : elements) {
                sum += element.minBytes;
            }
            minBytes = (int) Math.min(sum, Integer.MAX_VALUE);
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Product(var values)) || values.size() != elements.length) {
                throw mismatch("a product of " + elements.length, value);
            }
            for (int i = 0; i < elements.length; i++) {
                elements[i].write(values.get(i), out);
            }
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            if (elements.length == 0) {
                return AlgebraicValue.UNIT;
            }
            in.enter("product");
            AlgebraicValue[] values = new AlgebraicValue[elements.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = elements[i].read(in);
            }
            in.leave();
            return new AlgebraicValue.Product(List.of(values));
        }

        @Override
        void skip(BsatnReader in) {
            in.enter("product");
            for (Plan element : elements) {
                element.skip(in);
            }
            in.leave();
        }
    }

    private static final class SumPlan extends Plan {
        private final Plan[] variants;

        SumPlan(Plan[] variants) {
            this.variants = variants;
            int least = variants.length == 0 ? 0 : Integer.MAX_VALUE - 1;
            for (Plan variant : variants) {
                least = Math.min(least, variant.minBytes);
            }
            minBytes = least + 1;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Sum(var tag, var payload)) || tag >= variants.length) {
                throw mismatch("a sum of " + variants.length + " variants", value);
            }
            out.u8(tag);
            variants[tag].write(payload, out);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            in.enter("sum");
            int tag = tag(in);
            AlgebraicValue payload = variants[tag].read(in);
            in.leave();
            return new AlgebraicValue.Sum(tag, payload);
        }

        @Override
        void skip(BsatnReader in) {
            in.enter("sum");
            variants[tag(in)].skip(in);
            in.leave();
        }

        private int tag(BsatnReader in) {
            if (variants.length == 0) {
                throw new BsatnException.Uninhabited(in.position());
            }
            int tag = in.u8();
            if (tag >= variants.length) {
                throw new BsatnException.UnknownTag(
                        "a sum of " + variants.length + " variants", "<unknown>", tag, in.position() - 1);
            }
            return tag;
        }
    }
}
