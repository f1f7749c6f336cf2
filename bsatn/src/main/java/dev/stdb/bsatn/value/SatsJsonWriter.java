package dev.stdb.bsatn.value;

import dev.stdb.bsatn.json.JsonText;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue.Array;
import dev.stdb.bsatn.value.AlgebraicValue.Bytes;
import dev.stdb.bsatn.value.AlgebraicValue.Sum;
import java.math.BigInteger;
import java.util.List;

/** One value on its way to JSON. */
final class SatsJsonWriter {
    private final Typespace typespace;
    private final SatsJson.Form form;
    private final StringBuilder out = new StringBuilder();

    SatsJsonWriter(Typespace typespace, SatsJson.Form form) {
        this.typespace = typespace;
        this.form = form;
    }

    String write(AlgebraicValue value, AlgebraicType type) {
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
            case AlgebraicValue.Str(var text) -> JsonText.string(out, text);
            case AlgebraicValue.F32(var number) -> JsonText.f32(out, number);
            case AlgebraicValue.F64(var number) -> JsonText.f64(out, number);
            case AlgebraicValue.I256(var number) -> hex(number.toBigInteger());
            case AlgebraicValue.U256(var number) -> hex(number.toBigInteger());
            default -> out.append(Typed.plain(value));
        }
    }

    private void hex(BigInteger number) {
        out.append(number.signum() < 0 ? "\"-0x" : "\"0x")
                .append(number.abs().toString(16))
                .append('"');
    }

    private void array(AlgebraicValue value, AlgebraicType element) {
        if (typespace.resolve(element) == Primitive.U8) {
            if (!(value instanceof Bytes(var bytes))) {
                throw Plan.mismatch("bytes", value);
            }
            out.append('"').append(Display.hex(bytes)).append('"');
            return;
        }
        if (!(value instanceof Array(var values))) {
            throw Plan.mismatch("an array", value);
        }
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            comma(i);
            append(values.get(i), element);
        }
        out.append(']');
    }

    private void product(AlgebraicValue value, List<ProductElement> elements) {
        List<AlgebraicValue> values = Typed.product(value, elements.size());
        boolean named = form == SatsJson.Form.TYPED || (form == SatsJson.Form.DEFINITION && !elements.isEmpty());
        out.append(named ? '{' : '[');
        for (int i = 0; i < elements.size(); i++) {
            comma(i);
            if (named) {
                key(elements.get(i), i);
            }
            append(values.get(i), elements.get(i).type());
        }
        out.append(named ? '}' : ']');
    }

    private void key(ProductElement element, int index) {
        String name = element.name();
        if (name == null) {
            throw new IllegalArgumentException(
                    "element " + index + " of the product has no name, which JSON with names needs");
        }
        JsonText.string(out, name);
        out.append(':');
    }

    private void sum(AlgebraicValue value, List<SumVariant> variants) {
        Sum sum = Typed.sum(value, variants.size());
        SumVariant variant = variants.get(sum.tag());
        String name = form == SatsJson.Form.UNTYPED ? null : variant.name();
        if (name == null) {
            out.append('[').append(sum.tag()).append(',');
        } else {
            JsonText.string(out.append('{'), name);
            out.append(':');
        }
        append(sum.value(), variant.type());
        out.append(name == null ? ']' : '}');
    }

    private void comma(int index) {
        if (index > 0) {
            out.append(',');
        }
    }
}
