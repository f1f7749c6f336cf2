package eventtable;

import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** Rows of an event table reach subscribers and are not stored. */
public final class EventTable {
    private EventTable() {}

    @Table(accessor = "test_event", isPublic = true, event = true)
    public record TestEvent(String name, @U64 long value) {}

    @Reducer
    public static void emit_test_event(ReducerContext ctx, String name, @U64 long value) {
        ctx.db().test_event().insert(new TestEvent(name, value));
    }

    @Reducer
    public static void emit_multiple_test_events(ReducerContext ctx) {
        ctx.db().test_event().insert(new TestEvent("a", 1));
        ctx.db().test_event().insert(new TestEvent("b", 2));
        ctx.db().test_event().insert(new TestEvent("c", 3));
    }

    @Reducer
    public static void noop(ReducerContext ctx) {}
}
