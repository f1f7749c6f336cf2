package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.json.JsonReader;
import dev.stdb.bsatn.number.DecimalText;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value on its way from JSON: the type says what must come next, in whichever of the accepted forms. */
final class SatsJsonReader {
    private final JsonReader json;
    private final Typespace typespace;

    SatsJsonReader(String text, Typespace typespace) {
        this.json = new JsonReader(text);
        this.typespace = typespace;
    }

    AlgebraicValue read(AlgebraicType type) {
        AlgebraicValue value = next(type);
        json.end();
        return value;
    }

    private AlgebraicValue next(AlgebraicType type) {
        return switch (typespace.resolve(type)) {
            case Primitive primitive -> primitive(primitive);
            case ArrayType(var element) -> array(element);
            case ProductType product -> product(product);
            case SumType sum -> sum(sum);
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        };
    }

    private AlgebraicValue primitive(Primitive type) {
        return switch (type) {
            case STRING -> new AlgebraicValue.Str(json.string());
            case BOOL -> new AlgebraicValue.Bool(json.bool());
            case F32 -> f32();
            case F64 -> f64();
            case I256, U256 -> hex(type);
            default -> integer(type);
        };
    }

    private AlgebraicValue f32() {
        String text = json.number();
        float value = DecimalText.toFloat(text);
        if (Float.isInfinite(value)) {
            throw wrong(text + " is outside the range of F32");
        }
        return new AlgebraicValue.F32(value);
    }

    private AlgebraicValue f64() {
        String text = json.number();
        double value = DecimalText.toDouble(text);
        if (Double.isInfinite(value)) {
            throw wrong(text + " is outside the range of F64");
        }
        return new AlgebraicValue.F64(value);
    }

    private AlgebraicValue integer(Primitive type) {
        String text = json.number();
        AlgebraicValue value = IntegerText.parse(text, type);
        if (value == null) {
            throw wrong(shortened(text) + " is no " + type.typeName());
        }
        return value;
    }

    private AlgebraicValue hex(Primitive type) {
        String text = json.string();
        BigInteger number = HexText.number(text);
        AlgebraicValue value = number == null ? null : AlgebraicValue.integer(number, type);
        if (value == null) {
            throw wrong(
                    "\"" + shortened(text) + "\" is no " + type.typeName() + ": it takes hexadecimal digits after 0x");
        }
        return value;
    }

    private AlgebraicValue array(AlgebraicType element) {
        boolean ofBytes = typespace.resolve(element) == Primitive.U8;
        if (ofBytes && json.peek() == JsonReader.Kind.STRING) {
            byte[] bytes = HexText.bytes(json.string());
            if (bytes == null) {
                throw wrong("bytes take two hexadecimal digits each");
            }
            return new AlgebraicValue.Bytes(bytes);
        }
        List<AlgebraicValue> values = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            values.add(next(element));
        }
        return ofBytes ? bytes(values) : new AlgebraicValue.Array(values);
    }

    private static AlgebraicValue bytes(List<AlgebraicValue> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((AlgebraicValue.U8) values.get(i)).value();
        }
        return new AlgebraicValue.Bytes(bytes);
    }

    private AlgebraicValue product(ProductType type) {
        return switch (json.peek()) {
            case OBJECT -> named(type);
            case ARRAY -> positional(type.elements());
            default ->
                throw wrong("expected an object or an array for a product, found " + JsonReader.name(json.peek()));
        };
    }

    private AlgebraicValue positional(List<ProductElement> elements) {
        AlgebraicValue[] values = new AlgebraicValue[elements.size()];
        json.beginArray();
        for (int i = 0; i < values.length; i++) {
            if (!json.hasNext()) {
                throw wrong("the product has " + values.length + " elements, but the array ends after " + i);
            }
            values[i] = next(elements.get(i).type());
        }
        if (json.hasNext()) {
            throw wrong("the product has " + values.length + " elements, but the array goes on");
        }
        return new AlgebraicValue.Product(List.of(values));
    }

    private AlgebraicValue named(ProductType type) {
        List<ProductElement> elements = type.elements();
        @Nullable AlgebraicValue[] values = new @Nullable AlgebraicValue[elements.size()];
        json.beginObject();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            int index = type.indexOf(key);
            if (index < 0) {
                throw wrong("the product has no element `" + shortened(key) + "`");
            }
            if (values[index] != null) {
                throw wrong("element `" + key + "` appears twice");
            }
            values[index] = next(elements.get(index).type());
        }
        List<AlgebraicValue> complete = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            AlgebraicValue value = values[i];
            if (value == null) {
                String name = elements.get(i).name();
                throw wrong(
                        name == null
                                ? "element " + i + " has no name, so the product takes an array"
                                : "element `" + name + "` is missing");
            }
            complete.add(value);
        }
        return new AlgebraicValue.Product(complete);
    }

    private AlgebraicValue sum(SumType type) {
        return switch (json.peek()) {
            case OBJECT -> {
                json.beginObject();
                String key = json.nextKey();
                if (key == null) {
                    throw wrong("a sum takes exactly one key, but the object is empty");
                }
                AlgebraicValue value = variant(type, tag(type, key));
                if (json.nextKey() != null) {
                    throw wrong("a sum takes exactly one key, but the object goes on");
                }
                yield value;
            }
            case ARRAY -> {
                json.beginArray();
                int tag = firstOfPair(type);
                if (!json.hasNext()) {
                    throw wrong("a sum as an array takes a tag and a value, but the value is missing");
                }
                AlgebraicValue value = variant(type, tag);
                if (json.hasNext()) {
                    throw wrong("a sum as an array takes a tag and a value, but the array goes on");
                }
                yield value;
            }
            default -> noneOrRefuse(type);
        };
    }

    private AlgebraicValue noneOrRefuse(SumType type) {
        if (json.peek() == JsonReader.Kind.NULL && SpecialTypes.isOption(type)) {
            json.nullValue();
            return AlgebraicValue.none();
        }
        throw wrong("expected an object with one key for a sum, found " + JsonReader.name(json.peek()));
    }

    private int firstOfPair(SumType type) {
        if (!json.hasNext()) {
            throw wrong("a sum as an array takes a tag and a value, but the array is empty");
        }
        return switch (json.peek()) {
            case NUMBER -> {
                String text = json.number();
                int tag = number(text);
                if (tag < 0 || tag >= type.variants().size()) {
                    throw wrong("the sum has no variant " + shortened(text));
                }
                yield tag;
            }
            case STRING -> tag(type, json.string());
            default -> throw wrong("expected a variant's name or tag, found " + JsonReader.name(json.peek()));
        };
    }

    /** A number from 0 to 255 goes before a name, as on the server. */
    private int tag(SumType type, String key) {
        int tag = number(key.startsWith("+") ? key.substring(1) : key);
        if (tag < 0) {
            tag = type.indexOf(key);
        }
        if (tag < 0 || tag >= type.variants().size()) {
            throw wrong("the sum has no variant `" + shortened(key) + "`");
        }
        return tag;
    }

    /** The number from 0 to 255 that {@code text} is, or -1. */
    private static int number(String text) {
        int number = text.isEmpty() ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
            if (number > 255) {
                number = -1;
            }
        }
        return number;
    }

    private AlgebraicValue variant(SumType type, int tag) {
        return new AlgebraicValue.Sum(tag, next(type.variants().get(tag).type()));
    }

    private BsatnException.WrongShape wrong(String message) {
        return new BsatnException.WrongShape(message, json.offset());
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
