package dev.stdb.workbench;

import dev.stdb.workbench.rows.TableChange;
import java.util.HashMap;

/**
 * The only thing that changes the workbench: a message and the state before give the state after and the work to do. Pure:
 * the same two always give the same.
 *
 * <pre>{@code
 * Next next = Update.update(model.at(clock.millis()), new Msg.Pressed(Key.of(Key.Code.DOWN)));
 * }</pre>
 */
public final class Update {
    /** Tables with more rows than this are only fetched when opened. */
    public static final long FETCHED_UNASKED = 100_000;

    private Update() {}

    public static Next update(Model model, Msg msg) {
        var draft = new Draft(model);
        apply(draft, msg);
        Housekeeping.tidy(draft);
        return draft.next();
    }

    private static void apply(Draft draft, Msg msg) {
        switch (msg) {
            case Msg.Started started -> connect(draft, 1);
            case Msg.Pressed(var key) -> Keyboard.press(draft, key);
            case Msg.Pasted(var text) -> Keyboard.paste(draft, text);
            case Msg.Clicked(var spot, var twice) -> Mouse.click(draft, spot, twice);
            case Msg.Wheel(var spot, var lines) -> Mouse.wheel(draft, spot, lines);
            case Msg.Resized(var viewport) -> draft.viewport = viewport;
            case Msg.Woken woken -> draft.wakeAt = Long.MAX_VALUE;
            case Msg.Connected connected -> connected(draft, connected);
            case Msg.ConnectFailed(var trouble) -> failed(draft, trouble);
            case Msg.Lost(var trouble) -> lost(draft, trouble);
            case Msg.Loaded loaded -> loaded(draft, loaded);
            case Msg.LeftOut(var table, var rows) -> feed(draft, table, new Feed.TooMany(rows));
            case Msg.FeedRefused(var table, var text) -> feed(draft, table, new Feed.Refused(text));
            case Msg.Changed changed -> changed(draft, changed);
            case Msg.Answered(var id, var answer) -> Calling.answered(draft, id, answer);
            case Msg.Told(var sentence, var bad) -> {
                if (bad) draft.complain(sentence);
                else draft.tell(sentence);
            }
        }
    }

    /** Tries to connect now, whatever the state. */
    static void connect(Draft draft, int attempt) {
        draft.link = new Link.Connecting(attempt);
        draft.effects.add(new Effect.Connect(draft.target));
    }

    private static void connected(Draft draft, Msg.Connected connected) {
        boolean again = !draft.tables.isEmpty();
        draft.link = connected.link();
        draft.catalogue = Catalogue.of(connected.schema());
        var known = new HashMap<>(draft.tables);
        draft.tables.clear();
        for (Entry entry : draft.catalogue.entries()) {
            if (entry.isReducer()) continue;
            TableState before = known.get(entry.name());
            draft.tables.put(
                    entry.name(),
                    before != null && before.entry().columns().equals(entry.columns())
                            ? before.withEntry(entry)
                            : TableState.of(entry));
            boolean wanted = before != null && entry.name().equals(draft.open);
            draft.effects.add(new Effect.Subscribe(entry, wanted ? 0 : FETCHED_UNASKED));
        }
        if (!draft.tables.containsKey(draft.open)) openFirst(draft);
        if (again) draft.tell("Connected again.");
    }

    private static void openFirst(Draft draft) {
        draft.open = draft.catalogue.entries().stream()
                .filter(entry -> !entry.isReducer())
                .map(Entry::name)
                .findFirst()
                .orElse("");
        draft.list = ListState.START;
    }

    private static void failed(Draft draft, Trouble trouble) {
        int attempt = draft.link instanceof Link.Connecting(int n) ? n : 1;
        down(draft, trouble, attempt);
    }

    private static void lost(Draft draft, Trouble trouble) {
        draft.tables.replaceAll(
                (name, table) -> table.feed() instanceof Feed.Live ? table.with(new Feed.Stale()) : table);
        Calling.lost(draft, trouble.sentence());
        down(draft, trouble, 1);
    }

    private static void down(Draft draft, Trouble trouble, int attempt) {
        draft.link = trouble.kind().mayPass()
                ? new Link.Down(
                        trouble, attempt, draft.now + Link.patience(attempt).toMillis())
                : new Link.Stopped(trouble);
    }

    private static void feed(Draft draft, String table, Feed feed) {
        draft.tables.computeIfPresent(table, (name, state) -> state.with(feed));
    }

    private static void loaded(Draft draft, Msg.Loaded loaded) {
        draft.tables.computeIfPresent(loaded.table(), (name, table) -> {
            var rows = table.entry().isEvents() ? table.rows() : table.rows().loaded(loaded.rows());
            var live = table.with(rows).with(new Feed.Live());
            return live.with(table.position().at(table.position().line(), live.lines(), draft.viewport.gridLines()));
        });
    }

    private static void changed(Draft draft, Msg.Changed changed) {
        draft.transactions = draft.transactions.plus(changed.transactions(), draft.now);
        draft.lagMillis = Math.max(0, draft.now - changed.receivedAtMillis());
        for (TableChange change : changed.changes()) {
            draft.tables.computeIfPresent(change.table(), (name, table) -> Grid.after(draft, table, change.changes()));
        }
    }

    /** Shows the rows of a table, fetching them when they were left out. */
    static void open(Draft draft, Entry entry) {
        draft.open = entry.name();
        TableState table = draft.tables.get(entry.name());
        if (table != null && table.feed() instanceof Feed.TooMany && draft.link instanceof Link.Up) {
            draft.tables.put(entry.name(), table.with(new Feed.Asked()));
            draft.effects.add(new Effect.Subscribe(entry, 0));
        }
    }
}
