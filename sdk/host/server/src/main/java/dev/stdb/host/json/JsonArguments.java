package dev.stdb.host.json;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call as JSON (a list by position, or an object by name) turned into BSATN, with the refusals of the
 * server's {@code POST …/call}: same words, same path, same column.
 */
public final class JsonArguments {
    private static final int MAX_DEPTH = 120;

    private final SerdeReader in;
    private final Typespace types;
    private final String function;
    private final Deque<String> path = new ArrayDeque<>();
    private @Nullable String blamed;
    private int depth;

    private JsonArguments(byte[] json, Typespace types, String function) {
        this.in = new SerdeReader(json);
        this.types = types;
        this.function = function;
    }

    /**
     * The BSATN of the params product.
     *
     * @param function the function's name, for the refusal
     * @throws SerdeException when the JSON does not fit the parameters
     */
    public static byte[] toBsatn(byte[] json, ProductType params, Typespace types, String function) {
        return new JsonArguments(json, types, function).read(params);
    }

    /** The whole refusal, such as {@code invalid arguments for reducer f: [0]: invalid arguments for function f: …}. */
    public static String refusal(String kind, String function, SerdeException e) {
        String path = e.path();
        String outer = "invalid arguments for " + kind + " " + function + ": ";
        String inner = "invalid arguments for function " + function + ": ";
        return path == null
                ? outer + e.text() + ": " + inner + e.text() + ": " + e.text()
                : outer + path + ": " + inner + path + ": " + path + ": " + e.text();
    }

    private byte[] read(ProductType params) {
        var out = new BsatnWriter();
        try {
            product(params, out, true);
        } catch (SerdeException e) {
            throw e.at(blamed == null ? where() : blamed);
        }
        in.end();
        return out.toByteArray();
    }

    // ---- the path of what is being read

    private String where() {
        var out = new StringBuilder();
        path.descendingIterator().forEachRemaining(step -> {
            if (!step.startsWith("[") && !out.isEmpty()) {
                out.append('.');
            }
            out.append(step);
        });
        return out.isEmpty() ? "." : out.toString();
    }

    private void inside(String step, Runnable reading) {
        path.push(step);
        try {
            reading.run();
        } catch (SerdeException e) {
            if (blamed == null) {
                blamed = where();
            }
            throw e;
        }
        path.pop();
    }

    // ---- values

    private void value(AlgebraicType declared, BsatnWriter out) {
        if (++depth > MAX_DEPTH) {
            throw in.error("recursion limit exceeded");
        }
        switch (types.resolve(declared)) {
            case ProductType product -> product(product, out, false);
            case SumType sum -> sum(sum, out);
            case ArrayType array -> array(array, out);
            case Primitive primitive -> primitive(primitive, out);
            case Ref ref -> throw in.error("unresolvable type reference " + ref.index());
        }
        depth--;
    }

    private void product(ProductType type, BsatnWriter out, boolean arguments) {
        int next = in.peekValue();
        if (next == '[') {
            byPosition(type, out, arguments);
        } else if (next == '{') {
            byName(type, out, arguments);
        } else {
            throw in.wrongType(
                    arguments
                            ? "a " + function + " tuple"
                            : "a " + type.elements().size() + "-element tuple");
        }
    }

    private void byPosition(ProductType type, BsatnWriter out, boolean arguments) {
        in.eat();
        List<ProductElement> elements = type.elements();
        for (int i = 0; i < elements.size(); i++) {
            if (!in.hasElement(i == 0)) {
                String what = arguments ? "reducer args for " + function : "product type <product>";
                throw in.afterSequence(
                        "invalid length " + i + ", expected " + what + " with " + elements.size() + " elements");
            }
            AlgebraicType element = elements.get(i).type();
            inside("[" + i + "]", () -> value(element, out));
        }
        in.endSequence();
    }

    private void byName(ProductType type, BsatnWriter out, boolean arguments) {
        in.eat();
        List<ProductElement> elements = type.elements();
        var values = new HashMap<Integer, byte[]>();
        String what = arguments ? "reducer argument" : "field";
        for (int i = 0; i < elements.size(); i++) {
            if (!in.hasKey(i == 0)) {
                break;
            }
            String key = in.key();
            int index = indexOf(elements, key);
            if (index < 0) {
                inside(key, () -> {
                    throw in.error("unknown " + what + " `" + key + "`, expected " + oneOf(elements));
                });
            }
            if (values.containsKey(index)) {
                throw in.afterMap("duplicate " + what + " `" + key + "`");
            }
            in.colon();
            var one = new BsatnWriter();
            AlgebraicType element = elements.get(index).type();
            inside(key, () -> value(element, one));
            values.put(index, one.toByteArray());
        }
        for (int i = 0; i < elements.size(); i++) {
            byte[] bytes = values.get(i);
            if (bytes == null) {
                throw in.afterMap("missing " + what + " `" + elements.get(i).name() + "`");
            }
            out.raw(bytes);
        }
        in.endMap();
    }

    private static int indexOf(List<ProductElement> elements, String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (name.equals(elements.get(i).name())) {
                return i;
            }
        }
        return -1;
    }

    private void sum(SumType type, BsatnWriter out) {
        int next = in.peekValue();
        if (next == '{') {
            in.eat();
            if (!in.hasKey(true)) {
                throw in.afterMap("expected map representing sum type to have exactly one field");
            }
            String key = in.key();
            int tag = tag(type, key);
            if (tag < 0) {
                inside(key, () -> {
                    throw unknownVariant(type, key);
                });
            }
            in.colon();
            out.u8(tag);
            inside(key, () -> value(type.variants().get(tag).type(), out));
            in.endMap();
        } else if (next == '[') {
            pair(type, out);
        } else if (next == 'n' && SpecialTypes.isOption(type)) {
            in.literal("ull");
            out.u8(1);
        } else {
            throw in.wrongType("sum type");
        }
    }

    private void pair(SumType type, BsatnWriter out) {
        String two = "expected seq representing sum type to have exactly two fields";
        in.eat();
        if (!in.hasElement(true)) {
            throw in.afterSequence(two);
        }
        int[] tag = {0};
        inside("[0]", () -> tag[0] = pairTag(type));
        if (!in.hasElement(false)) {
            throw in.afterSequence(two);
        }
        out.u8(tag[0]);
        inside("[1]", () -> value(type.variants().get(tag[0]).type(), out));
        in.endSequence();
    }

    private int pairTag(SumType type) {
        if (in.peekValue() == '"') {
            String name = in.string("");
            int tag = tag(type, name);
            if (tag < 0) {
                throw unknownVariant(type, name);
            }
            return tag;
        }
        int tag = whole("u8", BigInteger.ZERO, BigInteger.valueOf(255)).intValue();
        if (tag >= type.variants().size()) {
            throw in.error("unknown tag 0x" + Integer.toHexString(tag) + " for sum type <unknown>");
        }
        return tag;
    }

    private static int tag(SumType type, String key) {
        List<SumVariant> variants = type.variants();
        for (int i = 0; i < variants.size(); i++) {
            if (key.equals(variants.get(i).name())) {
                return i;
            }
        }
        boolean number = !key.isEmpty() && key.length() <= 3 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(key) < variants.size() ? Integer.parseInt(key) : -1;
    }

    private SerdeException unknownVariant(SumType type, String name) {
        var names = type.variants().stream()
                .map(variant -> new ProductElement(variant.name(), variant.type()))
                .toList();
        return in.error("unknown variant `" + name + "`, expected " + oneOf(names));
    }

    /** The server's list of names, with the slips it has. */
    private static String oneOf(List<ProductElement> elements) {
        if (elements.isEmpty()) {
            return "no fields";
        }
        var out = new StringBuilder();
        int count = elements.size();
        for (int i = 0; i < count; i++) {
            String name = String.valueOf(elements.get(i).name());
            if (count == 1 || (count == 2 && i == 1)) {
                out.append('`').append(name).append('`');
            } else if (i == 1) {
                out.append("one of `").append(name).append('`');
            } else {
                out.append(", `").append(name).append('`');
            }
        }
        return out.toString();
    }

    private void array(ArrayType type, BsatnWriter out) {
        boolean bytes = types.resolve(type.element()) == Primitive.U8;
        int next = in.peekValue();
        if (bytes && next == '"') {
            hexBytes(out);
            return;
        }
        if (next != '[') {
            throw in.wrongType(bytes ? "a byte array or hex string" : "a vec");
        }
        in.eat();
        var elements = new ArrayList<byte[]>();
        for (int i = 0; in.hasElement(i == 0); i++) {
            var one = new BsatnWriter();
            inside("[" + i + "]", () -> value(type.element(), one));
            elements.add(one.toByteArray());
        }
        in.endSequence();
        out.length(elements.size());
        elements.forEach(out::raw);
    }

    private void hexBytes(BsatnWriter out) {
        String text = in.string("");
        try {
            out.bytes(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            throw in.error(
                    "invalid value: string " + SerdeReader.quoted(text) + ", expected a byte array or hex string");
        }
    }

    // ---- primitives

    private void primitive(Primitive type, BsatnWriter out) {
        switch (type) {
            case BOOL -> out.bool(in.bool("a boolean"));
            case STRING -> out.str(in.string("a string"));
            case F32 -> out.f32(real("f32").floatValue());
            case F64 -> out.f64(real("f64").doubleValue());
            case U128 -> out.u128(U128.fromBigInteger(in.integer128(false)));
            case I128 -> out.i128(I128.fromBigInteger(in.integer128(true)));
            case U256 -> out.u256(U256.fromBigInteger(integer256(false)));
            case I256 -> out.i256(I256.fromBigInteger(integer256(true)));
            case U8 -> out.u8(unsigned(8).intValue());
            case U16 -> out.u16(unsigned(16).intValue());
            case U32 -> out.u32(unsigned(32).longValue());
            case U64 -> out.u64(unsigned(64).longValue());
            case I8 -> out.i8(signed(8).intValue());
            case I16 -> out.i16(signed(16).intValue());
            case I32 -> out.i32(signed(32).intValue());
            case I64 -> out.i64(signed(64).longValue());
        }
    }

    private BigInteger unsigned(int bits) {
        return whole("u" + bits, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }

    private BigInteger signed(int bits) {
        BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
        return whole("i" + bits, half.negate(), half.subtract(BigInteger.ONE));
    }

    private BigInteger whole(String type, BigInteger min, BigInteger max) {
        if (!in.atNumber()) {
            throw in.wrongType(type);
        }
        SerdeReader.JsonNumber number = in.number();
        if (!(number instanceof SerdeReader.JsonNumber.Whole(BigInteger value))) {
            throw in.error("invalid type: " + number.unexpected() + ", expected " + type);
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw in.error("invalid value: " + number.unexpected() + ", expected " + type);
        }
        return value;
    }

    private Number real(String type) {
        if (!in.atNumber()) {
            throw in.wrongType(type);
        }
        return switch (in.number()) {
            case SerdeReader.JsonNumber.Whole(BigInteger value) -> value;
            case SerdeReader.JsonNumber.Real(double value) -> value;
        };
    }

    private BigInteger integer256(boolean signed) {
        String text = in.string("a formatted 256-bit integer");
        if (text.isEmpty()) {
            throw in.error("cannot parse integer from empty string");
        }
        boolean negative = signed && text.startsWith("-");
        String rest = negative ? text.substring(1) : text;
        String digits = rest.startsWith("0x") ? rest.substring(2).toLowerCase(Locale.ROOT) : "";
        if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw in.error("invalid digit found in string");
        }
        BigInteger magnitude = digits.length() > 80 ? BigInteger.ONE.shiftLeft(300) : new BigInteger(digits, 16);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (value.bitLength() > (signed ? 255 : 256)) {
            throw in.error("number too large to fit in target type");
        }
        return value;
    }
}
