package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** When a row of a scheduled table runs: again and again, or once. */
public sealed interface ScheduleAt {
    /** Every {@code every}, for as long as the row exists. */
    record Interval(TimeDuration every) implements ScheduleAt {}

    /** Once, at {@code at}; the row is then deleted. */
    record Time(Timestamp at) implements ScheduleAt {}

    static ScheduleAt every(TimeDuration interval) {
        return new Interval(interval);
    }

    static ScheduleAt at(Timestamp time) {
        return new Time(time);
    }

    Codec<ScheduleAt> CODEC = new Codec<>() {
        @Override
        public void write(ScheduleAt value, BsatnWriter out) {
            switch (value) {
                case Interval(var every) -> out.u8(0).i64(every.micros());
                case Time(var at) -> out.u8(1).i64(at.microsSinceEpoch());
            }
        }

        @Override
        public ScheduleAt read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Interval(new TimeDuration(in.i64()));
                case 1 -> new Time(new Timestamp(in.i64()));
                default -> throw in.unknownTag("ScheduleAt", tag);
            };
        }
    };
}
