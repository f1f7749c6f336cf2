package forms;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.Display;
import dev.stdb.bsatn.value.Satn;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerResult;

/** Answers, from inside a module, what bsatn makes of a value: each answer is a refusal, since that is what a reducer can say. */
public final class Forms {
    private static final String NEXT = "\n";

    private Forms() {}

    @Reducer
    static ReducerResult answer(String about, byte[] type, byte[] bytes, String json, String text) {
        return ReducerResult.err(
                switch (about) {
                    case "value" -> value(AlgebraicType.CODEC.decode(type), bytes, json, text);
                    case "malformed" -> malformed(AlgebraicType.CODEC.decode(type), bytes);
                    case "type" -> type(bytes, json, text);
                    default -> display(about, json, text);
                });
    }

    /** All forms of a value, and what comes back from them as bytes. */
    private static String value(AlgebraicType type, byte[] bytes, String json, String satn) {
        var codec = new ValueCodec(Typespace.EMPTY, type);
        AlgebraicValue value = codec.decode(bytes);
        var skipped = new BsatnReader(bytes);
        codec.skip(skipped);
        String positional = SatsJson.write(value, type, Typespace.EMPTY, SatsJson.Form.UNTYPED);
        return String.join(
                NEXT,
                Display.hex(codec.encode(value)),
                String.valueOf(skipped.remaining()),
                SatsJson.write(value, type, Typespace.EMPTY, SatsJson.Form.TYPED),
                Satn.print(value, type, Typespace.EMPTY),
                positional,
                json.equals("null") ? "" : Display.hex(codec.encode(SatsJson.read(json, type, Typespace.EMPTY))),
                positional.equals("null")
                        ? ""
                        : Display.hex(codec.encode(SatsJson.read(positional, type, Typespace.EMPTY))),
                Display.hex(codec.encode(Satn.parse(satn, type, Typespace.EMPTY))));
    }

    private static String malformed(AlgebraicType type, byte[] bytes) {
        try {
            return "taken as " + new ValueCodec(Typespace.EMPTY, type).decode(bytes);
        } catch (BsatnException refusal) {
            return String.join(
                    NEXT, String.valueOf(refusal.offset()), refusal.getMessage(), String.valueOf(refusal.serverText()));
        }
    }

    private static String type(byte[] bytes, String json, String satn) {
        AlgebraicType type = AlgebraicType.CODEC.decode(bytes);
        return String.join(
                NEXT,
                Display.hex(AlgebraicType.CODEC.encode(type)),
                Satn.print(type),
                SatsJson.writeType(type),
                String.valueOf(SatsJson.readType(json).equals(type)),
                String.valueOf(Satn.parseType(satn).equals(type)));
    }

    private static String display(String kind, String a, String b) {
        return switch (kind) {
            case "f32" -> Display.f32(Float.intBitsToFloat((int) Long.parseLong(a, 16)));
            case "f64" -> Display.f64(Double.longBitsToDouble(Long.parseUnsignedLong(a, 16)));
            case "timestamp" -> new Timestamp(Long.parseLong(a)).toString();
            case "time_duration" -> new TimeDuration(Long.parseLong(a)).toString();
            case "identity_from_claims" -> Identity.fromClaims(a, b).toString();
            case "connection_id" -> dev.stdb.bsatn.special.ConnectionId.fromHex(a).toString();
            default -> "no kind " + kind;
        };
    }
}
