package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.number.DecimalText;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value on its way from SATN: the type says what must come next, and where a string may end. */
final class SatnParser {
    /** As deep as values nest, and inside the brackets of a variant and of the unit it carries. */
    private static final int MAX_DEPTH = BsatnReader.MAX_DEPTH + 2;

    private final String text;
    private final Typespace typespace;
    private int next;
    private int depth;

    SatnParser(String text, Typespace typespace) {
        this.text = text;
        this.typespace = typespace;
    }

    AlgebraicValue parse(AlgebraicType type) {
        AlgebraicValue value = value(type, null);
        next = space(next);
        if (next < text.length()) {
            throw invalid("expected the end");
        }
        return value;
    }

    /**
     * What the text must go on with after a value: {@code label =} of the next element after a comma, another {@code element} after a comma or the bracket
     * that closes, or that bracket alone; and after the bracket what {@code outer} says.
     */
    private record Follow(
            char close,
            @Nullable String label,
            @Nullable AlgebraicType element,
            @Nullable Follow outer) {}

    private AlgebraicValue value(AlgebraicType type, @Nullable Follow follow) {
        next = space(next);
        return switch (typespace.resolve(type)) {
            case Primitive primitive -> primitive(primitive, follow);
            case ArrayType(var element) -> array(element, follow);
            case ProductType(var elements) -> product(elements, follow);
            case SumType(var variants) -> sum(variants, follow);
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        };
    }

    private AlgebraicValue primitive(Primitive type, @Nullable Follow follow) {
        if (type == Primitive.STRING) {
            return string(follow);
        }
        int start = next;
        String word = word();
        AlgebraicValue value = switch (type) {
            case BOOL -> bool(word);
            case F32, F64 -> floating(word, type);
            default -> IntegerText.parse(word, type);
        };
        if (value == null) {
            next = start;
            throw new BsatnException.WrongShape("'" + word + "' is no " + type.typeName(), start);
        }
        return value;
    }

    private String word() {
        int start = next;
        while (next < text.length() && " \t\r\n,()[]=\"".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(start, next);
    }

    private static @Nullable AlgebraicValue bool(String word) {
        return switch (word) {
            case "true" -> new AlgebraicValue.Bool(true);
            case "false" -> new AlgebraicValue.Bool(false);
            default -> null;
        };
    }

    private static @Nullable AlgebraicValue floating(String word, Primitive type) {
        double special = switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
        boolean number = Double.isNaN(special) && !word.equals("NaN");
        if (number && !isNumber(word)) {
            return null;
        }
        if (type == Primitive.F32) {
            float value = number ? DecimalText.toFloat(word) : (float) special;
            return number && Float.isInfinite(value) ? null : new AlgebraicValue.F32(value);
        }
        double value = number ? DecimalText.toDouble(word) : special;
        return number && Double.isInfinite(value) ? null : new AlgebraicValue.F64(value);
    }

    private static boolean isNumber(String word) {
        boolean digit = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            digit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digit && word.indexOf('.') == word.lastIndexOf('.');
    }

    /** The string ends at the first quote after which the text goes on as it must. */
    private AlgebraicValue string(@Nullable Follow follow) {
        take('"');
        int start = next;
        for (int quote = text.indexOf('"', start); quote >= 0; quote = text.indexOf('"', quote + 1)) {
            if (goesOn(follow, quote + 1)) {
                next = quote + 1;
                return new AlgebraicValue.Str(text.substring(start, quote));
            }
        }
        next = start - 1;
        throw invalid("the string has no end that fits the type");
    }

    private boolean goesOn(@Nullable Follow follow, int from) {
        int at = space(from);
        for (Follow now = follow; now != null; now = now.outer) {
            if (at == text.length()) {
                return false;
            }
            char c = text.charAt(at);
            if (c == ',' && now.label != null) {
                return afterLabel(now.label, space(at + 1)) >= 0;
            }
            if (c == ',' && now.element != null) {
                return starts(now.element, space(at + 1));
            }
            if (c != now.close || now.label != null) {
                return false;
            }
            at = space(at + 1);
        }
        return at == text.length();
    }

    private boolean starts(AlgebraicType type, int at) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return switch (typespace.resolve(type)) {
            case Primitive primitive -> primitive != Primitive.STRING ? c != '"' : c == '"';
            case ArrayType array -> c == '[' || c == '0';
            case ProductType product -> c == '(';
            case SumType sum -> c == '(';
            case Ref ref -> false;
        };
    }

    /** The position behind {@code label =} at {@code at}, or -1. */
    private int afterLabel(String label, int at) {
        if (!text.startsWith(label, at)) {
            return -1;
        }
        int sign = space(at + label.length());
        return sign < text.length() && text.charAt(sign) == '=' ? sign + 1 : -1;
    }

    private AlgebraicValue array(AlgebraicType element, @Nullable Follow follow) {
        if (typespace.resolve(element) == Primitive.U8) {
            return bytes();
        }
        enter('[');
        var inside = new Follow(']', null, element, follow);
        List<AlgebraicValue> values = new ArrayList<>();
        next = space(next);
        if (next < text.length() && text.charAt(next) != ']') {
            values.add(value(element, inside));
            next = space(next);
            while (next < text.length() && text.charAt(next) == ',') {
                next++;
                values.add(value(element, inside));
                next = space(next);
            }
        }
        leave(']');
        return new AlgebraicValue.Array(values);
    }

    private AlgebraicValue bytes() {
        int start = next;
        String word = word();
        byte[] bytes = word.startsWith("0x") ? HexText.bytes(word.substring(2)) : null;
        if (bytes == null) {
            next = start;
            throw new BsatnException.WrongShape("bytes take 0x and two hexadecimal digits each", start);
        }
        return new AlgebraicValue.Bytes(bytes);
    }

    private AlgebraicValue product(List<ProductElement> elements, @Nullable Follow follow) {
        enter('(');
        AlgebraicValue[] values = new AlgebraicValue[elements.size()];
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                next = space(next);
                take(',');
            }
            label(SatnPrinter.label(elements.get(i), i));
            String following = i + 1 < values.length ? SatnPrinter.label(elements.get(i + 1), i + 1) : null;
            values[i] = value(elements.get(i).type(), new Follow(')', following, null, follow));
        }
        leave(')');
        return new AlgebraicValue.Product(List.of(values));
    }

    private void label(String label) {
        next = space(next);
        int after = afterLabel(label, next);
        if (after < 0) {
            throw new BsatnException.WrongShape("expected `" + label + " =`", next);
        }
        next = after;
    }

    private AlgebraicValue sum(List<SumVariant> variants, @Nullable Follow follow) {
        enter('(');
        next = space(next);
        for (int tag = 0; tag < Math.min(variants.size(), 256); tag++) {
            int after = afterLabel(SatnPrinter.label(variants.get(tag)), next);
            if (after >= 0) {
                next = after;
                AlgebraicValue payload = value(variants.get(tag).type(), new Follow(')', null, null, follow));
                leave(')');
                return new AlgebraicValue.Sum(tag, payload);
            }
        }
        throw new BsatnException.WrongShape("expected the name of a variant of the sum", next);
    }

    private void enter(char open) {
        if (++depth > MAX_DEPTH) {
            throw new BsatnException.TooDeep("SATN", MAX_DEPTH, next);
        }
        take(open);
    }

    private void leave(char close) {
        next = space(next);
        take(close);
        depth--;
    }

    private void take(char expected) {
        if (next == text.length() || text.charAt(next) != expected) {
            throw invalid("expected '" + expected + "'");
        }
        next++;
    }

    private int space(int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private BsatnException.InvalidText invalid(String message) {
        return new BsatnException.InvalidText(message, next);
    }
}
