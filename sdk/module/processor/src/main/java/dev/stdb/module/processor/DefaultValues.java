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
    private DefaultValues() {}

    static byte @Nullable [] encode(Problems problems, TypeDecl.Field field, AnnotationMirror annotation) {
        String text = Mirrors.text(annotation, "value");
        BsatnWriter out = new BsatnWriter();
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
            case JavaType.Broken ignored -> null;
            default -> "@Default is for numbers, booleans, strings and enums";
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
            default -> {
                return "@Default is for numbers, booleans, strings and enums";
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
