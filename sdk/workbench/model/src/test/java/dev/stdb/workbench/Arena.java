package dev.stdb.workbench;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.Visibility;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small module to test with, and a workbench driven by messages with a clock that only tests move. */
public final class Arena {
    public static final Target HERE = new Target("local", "http://127.0.0.1:3000", "arena", true);
    public static final Target AWAY = new Target("maincloud", "https://maincloud.spacetimedb.com", "arena", false);
    public static final Link.Up UP =
            new Link.Up(Identity.fromHex("c2".repeat(32)), ConnectionId.NONE, "v3.bsatn.spacetimedb", "2.8.3");

    /** Model after the messages so far. */
    public Model model;

    /** What the latest message asked for. */
    public List<Effect> effects = List.of();

    private Arena(Model model) {
        this.model = model;
    }

    /** A workbench that has not heard anything yet, at second 1000 of time. */
    public static Arena starting(Target target) {
        return new Arena(Model.of(target, 1_000_000));
    }

    /** Connected, every table live and empty. */
    public static Arena live(Target target) {
        Arena arena = starting(target);
        arena.send(new Msg.Started());
        arena.send(new Msg.Connected(UP, schema()));
        for (String table : List.of("bot", "player", "tick_timer")) arena.send(new Msg.Loaded(table, List.of()));
        arena.send(new Msg.Loaded("hit", List.of()));
        return arena;
    }

    public static Arena live() {
        return live(HERE);
    }

    public Arena send(Msg msg) {
        Next next = Update.update(model, msg);
        model = next.model();
        effects = next.effects();
        return this;
    }

    /** Time goes on, and the workbench is woken if it wished to be. */
    public Arena after(long millis) {
        model = model.at(model.nowMillis() + millis);
        if (model.wakeAtMillis() <= model.nowMillis()) send(new Msg.Woken());
        return this;
    }

    public Arena press(Key.Code code) {
        return send(new Msg.Pressed(Key.of(code)));
    }

    public Arena ctrl(char letter) {
        return send(new Msg.Pressed(Key.ctrl(letter)));
    }

    public Arena type(String text) {
        text.codePoints().forEach(c -> send(new Msg.Pressed(Key.typed(c))));
        return this;
    }

    /** Runs a command as the user types it. */
    public Arena command(String line) {
        return type(":" + line).press(Key.Code.ENTER);
    }

    public Arena changed(String table, RowChange... changes) {
        return send(new Msg.Changed(List.of(new TableChange(table, Arrays.asList(changes))), 1, model.nowMillis()));
    }

    public Arena loaded(String table, List<AlgebraicValue.Product> rows) {
        return send(new Msg.Loaded(table, rows));
    }

    public TableState table(String name) {
        TableState table = model.tables().get(name);
        if (table == null) throw new IllegalArgumentException("no table " + name);
        return table;
    }

    /** {@code (id, name, health)} of a bot. */
    public static AlgebraicValue.Product bot(long id, String name, int health) {
        return AlgebraicValue.Product.of(
                new AlgebraicValue.U32(id), new AlgebraicValue.Str(name), new AlgebraicValue.I32(health));
    }

    public static List<AlgebraicValue.Product> bots(int count) {
        return IntStream.range(0, count).mapToObj(i -> bot(i, "bot " + i, 100)).toList();
    }

    /** A bot that comes into the table. */
    public static RowChange.Inserted inserted(long id, String name, int health) {
        return new RowChange.Inserted(bot(id, name, health));
    }

    /** A bot that changes its name. */
    public static RowChange.Updated renamed(long id, String before, String after) {
        return new RowChange.Updated(bot(id, before, 100), bot(id, after, 100));
    }

    /** The table of bots arrives with this many of them. */
    public Arena loadBots(int count) {
        return loaded("bot", bots(count));
    }

    /** The table of bots arrives with these. */
    public Arena loadBots(RowChange.Inserted... bots) {
        return loaded("bot", Arrays.stream(bots).map(RowChange.Inserted::row).toList());
    }

    /** {@code (attacker, damage)} of an event. */
    public static AlgebraicValue.Product hit(String attacker, int damage) {
        return AlgebraicValue.Product.of(new AlgebraicValue.Str(attacker), new AlgebraicValue.U8((short) damage));
    }

    /** Tables bot, player (identity, name, position), tick_timer; events hit; reducers init, join, place, tick. */
    public static ModuleSchema schema() {
        var position = AlgebraicType.product(element("x", Primitive.I32), element("y", Primitive.I32));
        var style = AlgebraicType.simpleEnum("Wanderer", "Hunter", "Coward");
        var space = new Typespace(List.of(position, style));
        var tables = List.of(
                table(
                        "bot",
                        OptionalInt.of(0),
                        false,
                        null,
                        element("id", Primitive.U32),
                        element("name", Primitive.STRING),
                        element("health", Primitive.I32)),
                table(
                        "player",
                        OptionalInt.of(0),
                        false,
                        null,
                        element("identity", AlgebraicType.identity()),
                        element("name", Primitive.STRING),
                        element("at", new Ref(0))),
                table(
                        "hit",
                        OptionalInt.empty(),
                        true,
                        null,
                        element("attacker", Primitive.STRING),
                        element("damage", Primitive.U8)),
                table(
                        "tick_timer",
                        OptionalInt.of(0),
                        false,
                        new ScheduleSchema("tick_timer_sched", "tick", FunctionKind.REDUCER, 1, 0),
                        element("scheduled_id", Primitive.U64),
                        element("scheduled_at", AlgebraicType.scheduleAt())));
        var reducers = List.of(
                reducer("init", Lifecycle.INIT),
                reducer("join", null, element("name", Primitive.STRING)),
                reducer(
                        "place",
                        null,
                        element("at", new Ref(0)),
                        element("style", new Ref(1)),
                        element("nick", AlgebraicType.option(Primitive.STRING)),
                        element("scores", AlgebraicType.array(Primitive.U8)),
                        element("limits", AlgebraicType.array(Primitive.U16)),
                        element("loud", Primitive.BOOL)),
                reducer("tick", null, element("row", AlgebraicType.unit())));
        return new ModuleSchema(
                space, List.of(), tables, reducers, List.of(), List.of(), List.of(), List.of(), List.of(), null,
                List.of(), List.of());
    }

    private static ProductElement element(String name, AlgebraicType type) {
        return new ProductElement(name, type);
    }

    private static TableSchema table(
            String name,
            OptionalInt key,
            boolean events,
            @Nullable ScheduleSchema schedule,
            ProductElement... elements) {
        var columns = new ArrayList<ColumnSchema>();
        for (ProductElement element : elements) {
            String column = String.valueOf(element.name());
            columns.add(new ColumnSchema(columns.size(), column, column, element.type(), null));
        }
        return new TableSchema(
                name,
                name,
                name,
                0,
                columns,
                key,
                List.of(),
                List.of(),
                List.of(),
                schedule,
                null,
                schedule == null ? TableAccess.PUBLIC : TableAccess.PRIVATE,
                TableType.USER,
                events);
    }

    private static ReducerSchema reducer(String name, @Nullable Lifecycle lifecycle, ProductElement... params) {
        return new ReducerSchema(
                name,
                name,
                new ProductType(List.of(params)),
                lifecycle,
                lifecycle == null ? Visibility.CLIENT_CALLABLE : Visibility.PRIVATE);
    }
}
