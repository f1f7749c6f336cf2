package dev.stdb.workbench;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.view.Tone;

/** The tone of a value. */
final class Tones {
    private Tones() {}

    static Tone of(AlgebraicValue value, AlgebraicType type) {
        return switch (value) {
            case AlgebraicValue.Str string -> Tone.STRING;
            case AlgebraicValue.Bool bool -> Tone.WORD;
            case AlgebraicValue.Bytes bytes -> Tone.ID;
            case AlgebraicValue.Array array -> Tone.NORMAL;
            case AlgebraicValue.Product product -> product(type);
            case AlgebraicValue.Sum(int tag, AlgebraicValue payload) -> sum(tag, payload, type);
            default -> Tone.NUMBER;
        };
    }

    private static Tone product(AlgebraicType type) {
        if (SpecialTypes.isTimestamp(type) || SpecialTypes.isTimeDuration(type)) return Tone.TIME;
        return SpecialTypes.isSpecialProduct(type) ? Tone.ID : Tone.NORMAL;
    }

    private static Tone sum(int tag, AlgebraicValue payload, AlgebraicType type) {
        if (SpecialTypes.isScheduleAt(type)) return Tone.TIME;
        if (!SpecialTypes.isOption(type)) return Tone.WORD;
        return tag == 1
                ? Tone.QUIET
                : of(payload, ((SumType) type).variants().get(0).type());
    }
}
