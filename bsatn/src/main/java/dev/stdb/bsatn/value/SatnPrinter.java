package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.List;

/** One value on its way to SATN. */
final class SatnPrinter {
    private final Typespace typespace;
    private final StringBuilder out = new StringBuilder();

    SatnPrinter(Typespace typespace) {
        this.typespace = typespace;
    }

    String print(AlgebraicValue value, AlgebraicType type) {
        append(value, type);
        return out.toString();
    }

    private void append(AlgebraicValue value, AlgebraicType type) {
        switch (typespace.resolve(type)) {
            case Primitive primitive -> primitive(value, primitive);
            case ArrayType(var element) -> array(value, element);
            case ProductType(var elements) -> product(value, elements);
            case SumType(var variants) -> sum(value, variants);
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        }
    }

    private void primitive(AlgebraicValue value, Primitive type) {
        switch (Typed.checked(value, type)) {
            case AlgebraicValue.Str(var text) -> out.append('"').append(text).append('"');
            case AlgebraicValue.F32(var number) -> out.append(Display.f32(number));
            case AlgebraicValue.F64(var number) -> out.append(Display.f64(number));
            default -> out.append(Typed.plain(value));
        }
    }

    private void array(AlgebraicValue value, AlgebraicType element) {
        if (typespace.resolve(element) == Primitive.U8) {
            if (!(value instanceof AlgebraicValue.Bytes(var bytes))) {
                throw Plan.mismatch("bytes", value);
            }
            out.append("0x").append(Display.hex(bytes));
            return;
        }
        if (!(value instanceof AlgebraicValue.Array(var values))) {
            throw Plan.mismatch("an array", value);
        }
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            append(values.get(i), element);
        }
        out.append(']');
    }

    private void product(AlgebraicValue value, List<ProductElement> elements) {
        List<AlgebraicValue> values = Typed.product(value, elements.size());
        out.append('(');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(label(elements.get(i), i)).append(" = ");
            append(values.get(i), elements.get(i).type());
        }
        out.append(')');
    }

    static String label(ProductElement element, int index) {
        String name = element.name();
        return name == null ? Integer.toString(index) : name;
    }

    private void sum(AlgebraicValue value, List<SumVariant> variants) {
        AlgebraicValue.Sum sum = Typed.sum(value, variants.size());
        SumVariant variant = variants.get(sum.tag());
        out.append('(').append(label(variant)).append(" = ");
        append(sum.value(), variant.type());
        out.append(')');
    }

    /** A variant without a name is printed without one. */
    static String label(SumVariant variant) {
        String name = variant.name();
        return name == null ? "" : name;
    }
}
