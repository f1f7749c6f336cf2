package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.schema.FunctionKind;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Timers of scheduled rows and the rows behind them. Times are microseconds. */
class SchedulesTest {
    private final Datastore datastore = new Datastore(Fixture.module(
            table("timer")
                    .column("id", Primitive.U64)
                    .column("due", AlgebraicType.scheduleAt())
                    .key(0)
                    .autoIncrement(0)
                    .scheduled(0, 1)
                    .done(),
            table("keyless")
                    .column("due", AlgebraicType.scheduleAt())
                    .column("id", Primitive.U64)
                    .scheduled(1, 0)
                    .done(),
            table("plain").column("n", Primitive.U32).done()));
    private final int timer = datastore.tableId("timer").orElseThrow();
    private final int keyless = datastore.tableId("keyless").orElseThrow();
    private final int plain = datastore.tableId("plain").orElseThrow();
    private final ScheduleTimers timers = new ScheduleTimers();

    private static ScheduleAt time(long micros) {
        return new ScheduleAt.Time(new Timestamp(micros));
    }

    private static ScheduleAt every(long micros) {
        return new ScheduleAt.Interval(new TimeDuration(micros));
    }

    private byte[] row(long id, ScheduleAt at) {
        var out = new BsatnWriter().u64(id);
        ScheduleAt.CODEC.write(at, out);
        return out.toByteArray();
    }

    private ScheduledRow scheduled(long id, ScheduleAt at) {
        return datastore.scheduled(timer, row(id, at)).orElseThrow();
    }

    private void insert(int table, byte[] row) {
        try (MutTx tx = datastore.begin()) {
            tx.insert(table, row);
            tx.commit();
        }
    }

    @Test
    void aRowOfAScheduledTableSaysWhenItIsDue() {
        try (MutTx tx = datastore.begin()) {
            byte[] row = tx.insert(timer, row(0, time(5_000_000))).row();
            ScheduledRow scheduled = datastore.scheduled(timer, row).orElseThrow();
            assertThat(scheduled.id()).isEqualTo(1);
            assertThat(scheduled.at()).isEqualTo(time(5_000_000));
            assertThat(scheduled.delayMicros(new Timestamp(2_000_000))).isEqualTo(3_000_000);
            assertThat(scheduled.delayMicros(new Timestamp(9_000_000))).isZero();
        }
        assertThat(datastore.scheduled(plain, new byte[4])).isEmpty();
    }

    @Test
    void moreThanTwoYearsAheadIsErrno13() {
        ScheduledRow far = scheduled(1, every(-((1L << 36) - 1) * 1000));
        assertThatThrownBy(() -> far.delayMicros(Timestamp.EPOCH))
                .isInstanceOfSatisfying(
                        DatastoreException.class, e -> assertThat(e.errno()).isEqualTo(OptionalInt.of(13)));
    }

    @Test
    void aTimeIsDueAtItselfAndAnIntervalOneIntervalFromNow() {
        assertThat(timers.arm(scheduled(1, time(700)), 1000).due()).isEqualTo(700);
        assertThat(timers.arm(scheduled(2, every(5000)), 1000).due()).isEqualTo(6000);
        assertThat(timers.arm(scheduled(3, every(-5000)), 1000).due()).isEqualTo(6000);
    }

    @Test
    void noIntervalIsShorterThanAMillisecond() {
        assertThat(timers.arm(scheduled(1, every(0)), 1000).due()).isEqualTo(2000);
    }

    @Test
    void theNextTickIsTheFirstMultipleAfterNow() {
        ScheduleTimers.Entry first = timers.arm(scheduled(1, every(5000)), 1000);
        assertThat(timers.armNext(first, 5000, 6100).due()).isEqualTo(11_000);
        assertThat(timers.armNext(first, 5000, 21_000).due())
                .as("ticks that were missed are left out")
                .isEqualTo(26_000);
    }

    @Test
    void whatIsTooFarAwayIsRefusedAndLeavesTheTimerAsItWas() {
        ScheduleTimers.Entry before = timers.arm(scheduled(1, time(5000)), 0);
        assertThatThrownBy(() -> timers.arm(scheduled(1, time(Long.MAX_VALUE)), 0))
                .isInstanceOf(DatastoreException.ScheduleTooLong.class);
        assertThat(timers.isCurrent(before)).isTrue();
    }

    @Test
    void aRowWrittenAgainHasAnotherTimer() {
        ScheduleTimers.Entry old = timers.arm(scheduled(1, time(5000)), 0);
        ScheduleTimers.Entry now = timers.arm(scheduled(1, time(5000)), 0);
        assertThat(timers.isCurrent(old)).isFalse();
        timers.forget(old);
        assertThat(timers.isCurrent(now)).isTrue();
        timers.forget(now.key());
        assertThat(timers.firstBy(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void theEarliestComesFirstAndOfTwoTheOneArmedBefore() {
        ScheduleTimers.Entry late = timers.arm(scheduled(1, time(9000)), 0);
        ScheduleTimers.Entry first = timers.arm(scheduled(2, time(5000)), 0);
        timers.arm(scheduled(3, time(5000)), 0);
        assertThat(timers.firstBy(4999)).isEmpty();
        assertThat(timers.firstBy(9000)).contains(first);
        Map<ScheduleTimers.Key, ScheduleTimers.Entry> all = timers.copy();
        timers.restore(Map.of(late.key(), late));
        assertThat(timers.firstBy(9000)).contains(late);
        timers.restore(all);
        assertThat(timers.firstBy(9000)).contains(first);
    }

    @Test
    void theRowBehindATimerSaysWhatToCall() {
        insert(timer, row(7, every(5000)));
        assertThat(datastore.due(new ScheduleTimers.Key(timer, 7))).hasValueSatisfying(due -> {
            assertThat(due.row()).isEqualTo(row(7, every(5000)));
            assertThat(due.function()).isEqualTo("tick");
            assertThat(due.kind()).isEqualTo(FunctionKind.REDUCER);
            assertThat(due.at()).isEqualTo(every(5000));
        });
        assertThat(datastore.due(new ScheduleTimers.Key(timer, 8))).isEmpty();
        assertThat(datastore.due(new ScheduleTimers.Key(999, 7))).isEmpty();
    }

    @Test
    void aRowIsFoundWithoutAnIndexToo() {
        var out = new BsatnWriter();
        ScheduleAt.CODEC.write(time(5000), out);
        insert(keyless, out.u64(3).toByteArray());
        assertThat(datastore.due(new ScheduleTimers.Key(keyless, 3))).isPresent();
        assertThat(datastore.due(new ScheduleTimers.Key(keyless, 4))).isEmpty();
    }
}
