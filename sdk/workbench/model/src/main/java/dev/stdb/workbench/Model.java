package dev.stdb.workbench;

import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.rows.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything on screen. Immutable; {@link Update} makes the next one.
 *
 * @param nowMillis the time of the latest message, since 1970
 * @param tables state by name of tables, event tables and views
 * @param open name of the table whose rows are shown, or empty
 * @param overlays what lies over the panes, the uppermost last
 * @param calls the latest calls, oldest first
 * @param transactions how many reach this connection per second
 * @param lagMillis how long the latest transaction took from the socket to here
 * @param notice what to tell for a while, or null
 * @param unlocked whether the user allowed calls on a server that is not this machine
 * @param wakeAtMillis when the next {@link Msg.Woken} is due; {@link Long#MAX_VALUE} for never
 * @param commands typed before, oldest first
 */
public record Model(
        long nowMillis,
        Viewport viewport,
        Target target,
        Link link,
        Catalogue catalogue,
        Map<String, TableState> tables,
        ListState list,
        Pane focus,
        String open,
        List<Overlay> overlays,
        List<Call> calls,
        Rate transactions,
        long lagMillis,
        @Nullable Notice notice,
        boolean unlocked,
        long wakeAtMillis,
        List<String> commands) {

    public Model {
        tables = Map.copyOf(tables);
        overlays = List.copyOf(overlays);
        calls = List.copyOf(calls);
        commands = List.copyOf(commands);
    }

    /** Before anything happened; send {@link Msg.Started} first. */
    public static Model of(Target target, long nowMillis) {
        return new Model(
                nowMillis,
                Viewport.SMALL,
                target,
                new Link.Connecting(1),
                Catalogue.EMPTY,
                Map.of(),
                ListState.START,
                Pane.LIST,
                "",
                List.of(),
                List.of(),
                Rate.NONE,
                0,
                null,
                false,
                Long.MAX_VALUE,
                List.of());
    }

    /** The same at a later time; what the loop does before each message. */
    public Model at(long millis) {
        return new Model(
                Math.max(nowMillis, millis),
                viewport,
                target,
                link,
                catalogue,
                tables,
                list,
                focus,
                open,
                overlays,
                calls,
                transactions,
                lagMillis,
                notice,
                unlocked,
                wakeAtMillis,
                commands);
    }

    /** The uppermost thing over the panes. */
    public Optional<Overlay> overlay() {
        return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays.getLast());
    }

    /** Where keys go. */
    public Context context() {
        if (!overlays.isEmpty()) return overlays.getLast().context();
        if (catalogue.entries().isEmpty() && !(link instanceof Link.Up)) return Context.TROUBLE;
        if (focus == Pane.LIST) return Context.SIDEBAR;
        return openTable().filter(table -> table.entry().isEvents()).isPresent() ? Context.STREAM : Context.GRID;
    }

    /** The table whose rows are shown. */
    public Optional<TableState> openTable() {
        return Optional.ofNullable(tables.get(open));
    }

    /** The entries that the list's filter lets through. */
    public List<Entry> listed() {
        String wanted = list.filter().toLowerCase(Locale.ROOT);
        return catalogue.entries().stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** Whether calls are allowed: always on this machine, elsewhere once unlocked. */
    public boolean mayCall() {
        return target.local() || unlocked;
    }

    /** The call of this id, while the history keeps it. */
    public Optional<Call> call(int id) {
        return calls.stream().filter(call -> call.id() == id).findFirst();
    }
}
