package moduletest;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.CasePolicy;
import dev.stdb.module.ClientConnected;
import dev.stdb.module.Init;
import dev.stdb.module.InsertResult;
import dev.stdb.module.IntRange;
import dev.stdb.module.Log;
import dev.stdb.module.LongRange;
import dev.stdb.module.ModuleSettings;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.Rows;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import moduletest.Tables.NonrepeatingTestArg;
import moduletest.Tables.Person;
import moduletest.Tables.Point;
import moduletest.Tables.PrivateTable;
import moduletest.Tables.RepeatingTestArg;
import moduletest.Tables.TestA;
import moduletest.Tables.TestB;
import moduletest.Tables.TestC;
import moduletest.Tables.TestE;
import moduletest.Tables.TestF;

/** Reducers of all kinds; most of what they do is seen in the log. */
@ModuleSettings(caseConversion = CasePolicy.SNAKE_CASE)
public final class Reducers {
    private static final int ROUNDS = 1000;

    private Reducers() {}

    // ---- lifecycle and schedules

    @Init
    public static void init(ReducerContext ctx) {
        Timestamp now = ctx.timestamp();
        ctx.db().repeating_test_arg().insert(new RepeatingTestArg(0, ScheduleAt.every(TimeDuration.ofSeconds(1)), now));
        ctx.db()
                .nonrepeating_test_arg()
                .insert(new NonrepeatingTestArg(1, ScheduleAt.at(now.plus(TimeDuration.ofSeconds(1))), now));
    }

    @ClientConnected
    public static void client_connected(ReducerContext ctx) {}

    @Reducer
    public static void repeating_test(ReducerContext ctx, RepeatingTestArg arg) {
        Log.trace(
                "Timestamp: " + Debug.timestamp(ctx.timestamp()) + ", Delta time: " + sinceThen(ctx, arg.prev_time()));
    }

    @Reducer
    public static void nonrepeating_test(ReducerContext ctx, NonrepeatingTestArg arg) {
        Log.trace("This reducers runs only once, at Timestamp: " + Debug.timestamp(ctx.timestamp()) + ", Delta time: "
                + sinceThen(ctx, arg.prev_time()));
    }

    private static String sinceThen(ReducerContext ctx, Timestamp then) {
        TimeDuration delta = ctx.timestamp().since(then);
        if (delta.micros() < 0) {
            throw new IllegalStateException("arg.prev_time is later than ctx.timestamp... huh?");
        }
        return Debug.duration(delta);
    }

    // ---- people

    @Reducer
    public static void add(ReducerContext ctx, String name, @U8 int age) {
        ctx.db().person().insert(new Person(0, name, age));
    }

    @Reducer
    public static void say_hello(ReducerContext ctx) {
        for (Person person : ctx.db().person()) {
            Log.info("Hello, " + person.name() + "!");
        }
        Log.info("Hello, World!");
    }

    @Reducer
    public static void list_over_age(ReducerContext ctx, @U8 int age) {
        for (Person person : ctx.db().person().age().filter(IntRange.atLeast(age))) {
            Log.info(person.name() + " has age " + person.age() + " >= " + age);
        }
    }

    @Reducer
    public static void log_module_identity(ReducerContext ctx) {
        Log.info("Module identity: " + ctx.identity());
    }

    @Reducer
    public static void assert_caller_identity_is_module_identity(ReducerContext ctx) {
        Identity caller = ctx.sender();
        Identity owner = ctx.identity();
        if (!caller.equals(owner)) {
            throw new IllegalStateException("Caller " + caller + " is not the owner " + owner);
        }
        Log.info("Called by the owner " + owner);
    }

    // ---- much at once

    @Reducer
    public static void test(ReducerContext ctx, TestA arg, TestB arg2, TestC arg3, TestF arg4) {
        Log.info("BEGIN");
        Log.info("sender: " + Debug.identity(ctx.sender()));
        Log.info("timestamp: " + Debug.timestamp(ctx.timestamp()));
        Log.info("bar: " + Debug.string(arg2.foo()));
        Log.info(arg3.name());
        switch (arg4) {
            case TestF.Foo() -> Log.info("Foo");
            case TestF.Bar() -> Log.info("Bar");
            case TestF.Baz(String text) -> Log.info(text);
        }
        insertAndDelete(ctx, arg);
        Log.info("Row count after delete: " + ctx.db().test_a().count());
        Log.info("Row count filtered by condition: " + ctx.db().test_a().count());
        Log.info("MultiColumn");
        Log.info("Row count filtered by multi-column condition: " + points(ctx, arg));
        Log.info("END");
    }

    private static void insertAndDelete(ReducerContext ctx, TestA arg) {
        for (int i = 0; i < ROUNDS; i++) {
            ctx.db().test_a().insert(new TestA(i + arg.x(), i + arg.y(), "Yo"));
        }
        long before = ctx.db().test_a().count();
        Log.info("Row count before delete: " + before);
        long deleted = 0;
        for (int row = 5; row < 10; row++) {
            deleted += ctx.db().test_a().foo().delete(row);
        }
        long after = ctx.db().test_a().count();
        if (before != after + deleted) {
            Log.error("Started with " + before + " rows, deleted " + deleted + ", and wound up with " + after
                    + " rows... huh?");
        }
        switch (ctx.db().test_e().tryInsert(new TestE(0, "Tyler"))) {
            case InsertResult.Inserted<TestE>(TestE row) ->
                Log.info("Inserted: TestE { id: " + Long.toUnsignedString(row.id()) + ", name: "
                        + Debug.string(row.name()) + " }");
            case InsertResult.UniqueViolation<TestE>() -> Log.info("Error: UniqueConstraintViolation");
            case InsertResult.AutoIncOverflow<TestE>() -> Log.info("Error: AutoIncOverflow");
        }
    }

    private static int points(ReducerContext ctx, TestA arg) {
        for (int i = 0; i < ROUNDS; i++) {
            ctx.db().points().insert(new Point(i + arg.x(), i + arg.y()));
        }
        int matching = 0;
        for (Point point : ctx.db().points()) {
            if (point.x() >= 0 && point.y() <= 200) {
                matching++;
            }
        }
        return matching;
    }

    // ---- test_e

    @Reducer
    public static void add_player(ReducerContext ctx, String name) {
        ctx.db().test_e().id().delete(0);
        TestE inserted = inserted(ctx, new TestE(0, name));
        ctx.db().test_e().id().delete(inserted.id());
        inserted(ctx, inserted);
    }

    private static TestE inserted(ReducerContext ctx, TestE row) {
        return switch (ctx.db().test_e().tryInsert(row)) {
            case InsertResult.Inserted<TestE>(TestE stored) -> stored;
            case InsertResult.UniqueViolation<TestE>() -> throw new ReducerException("duplicate unique column");
            case InsertResult.AutoIncOverflow<TestE>() -> throw new ReducerException("auto-inc sequence overflowed");
        };
    }

    @Reducer
    public static void delete_player(ReducerContext ctx, @U64 long id) {
        if (!ctx.db().test_e().id().delete(id)) {
            throw new ReducerException("No TestE row with id " + Long.toUnsignedString(id));
        }
    }

    @Reducer
    public static void delete_players_by_name(ReducerContext ctx, String name) {
        long deleted = ctx.db().test_e().name().delete(name);
        if (deleted == 0) {
            throw new ReducerException("No TestE row with name " + Debug.string(name));
        }
        Log.info("Deleted " + deleted + " player(s) with name " + Debug.string(name));
    }

    // ---- private_table

    @Reducer
    public static void add_private(ReducerContext ctx, String name) {
        ctx.db().private_table().insert(new PrivateTable(name));
    }

    @Reducer
    public static void query_private(ReducerContext ctx) {
        for (PrivateTable row : ctx.db().private_table()) {
            Log.info("Private, " + row.name() + "!");
        }
        Log.info("Private, World!");
    }

    // ---- forms of index arguments

    @Reducer
    public static void test_btree_index_args(ReducerContext ctx) {
        for (String name : new String[] {"String", "str"}) {
            drain(ctx.db().test_e().name().filter(name));
            ctx.db().test_e().name().delete(name);
        }
        drain(ctx.db().points().multi_column_index().filter(0));
        drain(ctx.db().points().multi_column_index().filter(LongRange.closedOpen(0, 3)));
        drain(ctx.db().points().multi_column_index().filter(LongRange.closed(0, 3)));
        drain(ctx.db().points().multi_column_index().filter(LongRange.atLeast(0)));
        drain(ctx.db().points().multi_column_index().filter(LongRange.lessThan(3)));
        drain(ctx.db().points().multi_column_index().filter(LongRange.atMost(3)));
        drain(ctx.db().points().multi_column_index().filter(0, 1));
        drain(ctx.db().points().multi_column_index().filter(0, LongRange.closedOpen(1, 3)));
    }

    private static void drain(Rows<?> rows) {
        while (rows.hasNext()) {
            rows.next();
        }
    }
}
