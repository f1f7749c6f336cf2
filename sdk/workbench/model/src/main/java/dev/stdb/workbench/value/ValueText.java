package dev.stdb.workbench.value;

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
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.Display;
import java.util.HexFormat;
import java.util.List;

/**
 * Values as people read them, by their type: identities as hexadecimal, timestamps as dates, options as the value or
 * {@code none}, sums by the name of their variant, bytes as hexadecimal. Numbers of every width are exact.
 *
 * <pre>{@code
 * var text = new ValueText(schema.typespace());
 * text.cell(row.get(0), column.type());   // one line, long identities and bytes shortened
 * text.full(row.get(0), column.type());   // everything
 * }</pre>
 */
public final class ValueText {
    /** The most characters a cell's text has before it is cut. */
    public static final int CELL_LIMIT = 200;

    /** The most characters of one whole value; what is longer says how much is missing. */
    public static final int FULL_LIMIT = 1 << 20;

    private static final int SHORT_BYTES = 8;

    private final Typespace typespace;

    public ValueText(Typespace typespace) {
        this.typespace = typespace;
    }

    /** One short line: identities, connection ids and long bytes shortened, control characters escaped. */
    public String cell(AlgebraicValue value, AlgebraicType type) {
        return new Printer(CELL_LIMIT, true).text(value, type, false);
    }

    /** The whole value on one line, strings as they are (line breaks included). */
    public String full(AlgebraicValue value, AlgebraicType type) {
        AlgebraicType resolved = typespace.resolve(type);
        if (resolved == Primitive.STRING && value instanceof AlgebraicValue.Str(String text)) return text;
        return new Printer(FULL_LIMIT, false).text(value, type, false);
    }

    /** The arguments of a call as {@code name: value, name: value}, cut to a line's length. */
    public String arguments(AlgebraicValue.Product arguments, ProductType parameters) {
        var printer = new Printer(CELL_LIMIT, true);
        printer.fields(arguments.values(), parameters.elements());
        return printer.done();
    }

    /** Whether values of this type line up on the right. */
    public boolean isNumber(AlgebraicType type) {
        return typespace.resolve(type) instanceof Primitive primitive && (primitive.isInteger() || primitive.isFloat());
    }

    /** The type in few characters, such as {@code U64}, {@code Identity}, {@code Option<String>}. */
    public String typeName(AlgebraicType type) {
        return typeName(type, 0);
    }

    private String typeName(AlgebraicType type, int depth) {
        if (depth > 4) return "…";
        return switch (type) {
            case Primitive primitive -> primitive.typeName();
            case Ref ref -> typeName(typespace.resolve(ref), depth + 1);
            case ArrayType(AlgebraicType element) when SpecialTypes.isBytes(type) -> "bytes";
            case ArrayType(AlgebraicType element) -> typeName(element, depth + 1) + "[]";
            case ProductType product -> productName(product, depth);
            case SumType sum -> sumName(sum, depth);
        };
    }

    private String productName(ProductType type, int depth) {
        if (SpecialTypes.isIdentity(type)) return "Identity";
        if (SpecialTypes.isConnectionId(type)) return "ConnectionId";
        if (SpecialTypes.isTimestamp(type)) return "Timestamp";
        if (SpecialTypes.isTimeDuration(type)) return "TimeDuration";
        if (SpecialTypes.isUuid(type)) return "Uuid";
        return depth > 1 || type.elements().isEmpty() ? "()" : "struct";
    }

    private String sumName(SumType type, int depth) {
        if (SpecialTypes.isScheduleAt(type)) return "ScheduleAt";
        if (SpecialTypes.isOption(type)) {
            return "Option<" + typeName(type.variants().get(0).type(), depth + 1) + ">";
        }
        if (SpecialTypes.isResult(type)) return "Result";
        return "enum";
    }

    /** A variant's name, or its number where it has none. */
    public static String variantName(SumType type, int tag) {
        if (tag >= type.variants().size()) return "variant " + tag;
        String name = type.variants().get(tag).name();
        return name == null ? "variant " + tag : name;
    }

    /** One text in the making; stops adding at its limit. */
    private final class Printer {
        private final StringBuilder out = new StringBuilder();
        private final int limit;
        private final boolean brief;

        Printer(int limit, boolean brief) {
            this.limit = limit;
            this.brief = brief;
        }

        String text(AlgebraicValue value, AlgebraicType type, boolean nested) {
            print(value, type, nested);
            return done();
        }

        String done() {
            return out.length() <= limit ? out.toString() : out.substring(0, limit) + "…";
        }

        private boolean full() {
            return out.length() > limit;
        }

        private void print(AlgebraicValue value, AlgebraicType type, boolean nested) {
            if (full()) return;
            AlgebraicType resolved = typespace.resolve(type);
            switch (value) {
                case AlgebraicValue.Str(String text) -> string(text, nested);
                case AlgebraicValue.Bytes(byte[] bytes) -> bytes(bytes);
                case AlgebraicValue.Array(List<AlgebraicValue> values) -> array(values, resolved);
                case AlgebraicValue.Product product -> product(product, resolved);
                case AlgebraicValue.Sum sum -> sum(sum, resolved);
                default -> out.append(scalar(value));
            }
        }

        private void string(String text, boolean nested) {
            if (nested) out.append('"');
            for (int i = 0; i < text.length() && !full(); i++) {
                char c = text.charAt(i);
                if (c == '\n') out.append("\\n");
                else if (c == '\r') out.append("\\r");
                else if (c == '\t') out.append("\\t");
                else if (nested && (c == '"' || c == '\\')) out.append('\\').append(c);
                else if (Character.isISOControl(c)) out.append(String.format("\\u{%x}", (int) c));
                else out.append(c);
            }
            if (nested) out.append('"');
        }

        private void bytes(byte[] bytes) {
            if (brief && bytes.length > 2 * SHORT_BYTES) {
                out.append("0x").append(HexFormat.of().formatHex(bytes, 0, SHORT_BYTES));
                out.append("… (").append(bytes.length).append(" bytes)");
                return;
            }
            int shown = Math.min(bytes.length, limit / 2);
            out.append("0x").append(HexFormat.of().formatHex(bytes, 0, shown));
            if (shown < bytes.length) out.append("… (").append(bytes.length).append(" bytes)");
        }

        private void array(List<AlgebraicValue> values, AlgebraicType type) {
            out.append('[');
            for (int i = 0; i < values.size() && !full(); i++) {
                if (i > 0) out.append(", ");
                if (type instanceof ArrayType(AlgebraicType element)) print(values.get(i), element, true);
            }
            out.append(']');
        }

        private void product(AlgebraicValue.Product product, AlgebraicType type) {
            if (SpecialTypes.isSpecialProduct(type)) {
                special(product.get(0), type);
            } else if (type instanceof ProductType(List<ProductElement> elements)) {
                out.append(elements.isEmpty() ? "(" : "{");
                fields(product.values(), elements);
                out.append(elements.isEmpty() ? ")" : "}");
            }
        }

        void fields(List<AlgebraicValue> values, List<ProductElement> elements) {
            for (int i = 0; i < values.size() && !full(); i++) {
                if (i > 0) out.append(", ");
                String name = elements.get(i).name();
                if (name != null) out.append(name).append(": ");
                print(values.get(i), elements.get(i).type(), true);
            }
        }

        private void special(AlgebraicValue value, AlgebraicType type) {
            switch (value) {
                case AlgebraicValue.U256(var number) -> hex(number.toHex());
                case AlgebraicValue.U128(var number)
                when SpecialTypes.isUuid(type) -> out.append(new dev.stdb.bsatn.special.Uuid(number));
                case AlgebraicValue.U128(var number) -> hex(number.toHex());
                case AlgebraicValue.I64(long micros)
                when SpecialTypes.isTimestamp(type) -> out.append(Moments.timestamp(micros));
                case AlgebraicValue.I64(long micros) -> out.append(Moments.duration(micros));
                default -> out.append(value);
            }
        }

        private void hex(String digits) {
            out.append("0x");
            if (brief) out.append(digits, 0, 8).append('…').append(digits, digits.length() - 4, digits.length());
            else out.append(digits);
        }

        private void sum(AlgebraicValue.Sum sum, AlgebraicType type) {
            if (!(type instanceof SumType(List<SumVariant> variants)) || sum.tag() >= variants.size()) {
                out.append("variant ").append(sum.tag());
                return;
            }
            AlgebraicType payload = variants.get(sum.tag()).type();
            if (SpecialTypes.isOption(type)) {
                if (sum.tag() == 1) out.append("none");
                else some(sum.value(), payload);
            } else if (SpecialTypes.isScheduleAt(type)) {
                out.append(sum.tag() == 0 ? "every " : "at ");
                print(sum.value(), payload, true);
            } else {
                out.append(variantName((SumType) type, sum.tag()));
                if (!SpecialTypes.isUnit(typespace.resolve(payload))) payload(sum.value(), payload);
            }
        }

        /** {@code some} is left out, except where leaving it out could mean {@code none} of an inner option. */
        private void some(AlgebraicValue value, AlgebraicType type) {
            if (SpecialTypes.isOption(typespace.resolve(type))) payload(value, type, "some");
            else print(value, type, true);
        }

        private void payload(AlgebraicValue value, AlgebraicType type, String name) {
            out.append(name);
            payload(value, type);
        }

        private void payload(AlgebraicValue value, AlgebraicType type) {
            boolean braces = typespace.resolve(type) instanceof ProductType product
                    && !SpecialTypes.isSpecialProduct(product)
                    && !product.elements().isEmpty();
            if (!braces) out.append('(');
            print(value, type, true);
            if (!braces) out.append(')');
        }
    }

    private static String scalar(AlgebraicValue value) {
        return switch (value) {
            case AlgebraicValue.Bool(boolean v) -> Boolean.toString(v);
            case AlgebraicValue.I8(byte v) -> Byte.toString(v);
            case AlgebraicValue.U8(short v) -> Short.toString(v);
            case AlgebraicValue.I16(short v) -> Short.toString(v);
            case AlgebraicValue.U16(int v) -> Integer.toString(v);
            case AlgebraicValue.I32(int v) -> Integer.toString(v);
            case AlgebraicValue.U32(long v) -> Long.toString(v);
            case AlgebraicValue.I64(long v) -> Long.toString(v);
            case AlgebraicValue.U64(long bits) -> Long.toUnsignedString(bits);
            case AlgebraicValue.I128(var v) -> v.toString();
            case AlgebraicValue.U128(var v) -> v.toString();
            case AlgebraicValue.I256(var v) -> v.toString();
            case AlgebraicValue.U256(var v) -> v.toString();
            case AlgebraicValue.F32(float v) -> Display.f32(v);
            case AlgebraicValue.F64(double v) -> Display.f64(v);
            default -> value.toString();
        };
    }
}
