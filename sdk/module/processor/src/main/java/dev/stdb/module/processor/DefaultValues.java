package dev.stdb.module.processor;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import java.math.BigInteger;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import org.jspecify.annotations.Nullable;

/** {@code @Default} texts as BSATN. */
final class DefaultValues {
    /** A list, an array or bytes with nothing in them. */
    private static final String EMPTY = "[]";

    private static final String KINDS =
            "@Default is for numbers, booleans, strings and enums, and `[]` for an empty list or array";

    private DefaultValues() {}

    static byte @Nullable [] encode(Problems problems, TypeDecl.Field field, AnnotationMirror annotation) {
        String text = Mirrors.text(annotation, "value");
        BsatnWriter out = new BsatnWriter();
        if (Mirrors.flag(annotation, "none")) {
            if (field.type() instanceof JavaType.OptionOf) {
                return out.u8(1).toByteArray();
            }
            problems.add(
                    field.element(),
                    annotation,
                    Mirrors.value(annotation, "none"),
                    field.name() + " always has a value: make it Optional or @Nullable, or give the default as text");
            return null;
        }
        try {
            String mistake = write(field.type(), text, out);
            if (mistake == null) {
                return out.toByteArray();
            }
            problems.add(field.element(), annotation, Mirrors.value(annotation, "value"), mistake);
        } catch (IllegalArgumentException e) {
            problems.add(
                    field.element(),
                    annotation,
                    Mirrors.value(annotation, "value"),
                    "`" + text + "` is no value of column " + field.name() + ": " + e.getMessage());
        }
        return null;
    }

    /** Writes the value; what is returned is a mistake. */
    private static @Nullable String write(JavaType type, String text, BsatnWriter out) {
        return switch (type) {
            case JavaType.Scalar scalar -> scalar(scalar.kind(), text, out);
            case JavaType.Named named when named.decl() instanceof TypeDecl.EnumDecl decl -> constant(decl, text, out);
            case JavaType.OptionOf option -> {
                out.u8(0);
                yield write(option.value(), text, out);
            }
            case JavaType.ListOf ignored
            when text.equals(EMPTY) -> {
                out.length(0);
                yield null;
            }
            case JavaType.ArrayOf ignored
            when text.equals(EMPTY) -> {
                out.length(0);
                yield null;
            }
            case JavaType.Broken ignored -> null;
            default -> KINDS;
        };
    }

    private static @Nullable String scalar(ScalarKind kind, String text, BsatnWriter out) {
        switch (kind) {
            case BOOL -> {
                if (!text.equals("true") && !text.equals("false")) {
                    return "write true or false, not `" + text + "`";
                }
                out.bool(text.equals("true"));
            }
            case I8 -> out.i8(Byte.parseByte(text));
            case U8 -> out.u8(Integer.parseInt(text));
            case I16 -> out.i16(Short.parseShort(text));
            case U16 -> out.u16(Integer.parseInt(text));
            case I32 -> out.i32(Integer.parseInt(text));
            case U32 -> out.u32(Long.parseLong(text));
            case I64 -> out.i64(Long.parseLong(text));
            case U64 -> out.u64(Long.parseUnsignedLong(text));
            case I128 -> out.i128(I128.fromBigInteger(new BigInteger(text)));
            case U128 -> out.u128(U128.fromBigInteger(new BigInteger(text)));
            case I256 -> out.i256(I256.fromBigInteger(new BigInteger(text)));
            case U256 -> out.u256(U256.fromBigInteger(new BigInteger(text)));
            case F32 -> out.f32(Float.parseFloat(text));
            case F64 -> out.f64(Double.parseDouble(text));
            case STRING -> out.str(text);
            case BYTES -> {
                if (!text.equals(EMPTY)) {
                    return "the only default of bytes is `[]`, none";
                }
                out.length(0);
            }
            default -> {
                return KINDS;
            }
        }
        return null;
    }

    private static @Nullable String constant(TypeDecl.EnumDecl decl, String text, BsatnWriter out) {
        for (int i = 0; i < decl.constants.size(); i++) {
            if (decl.constants.get(i).getSimpleName().contentEquals(text)) {
                out.u8(i);
                return null;
            }
        }
        return decl.name + " has no constant `" + text + "`: it has "
                + decl.constants.stream()
                        .map(each -> each.getSimpleName().toString())
                        .collect(Collectors.joining(", "));
    }
}
