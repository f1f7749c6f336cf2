package dev.stdb.workbench;

import dev.stdb.workbench.rows.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The next model while one update makes it: plain fields to set, seen by nobody else. */
final class Draft {
    private static final long NOTICE_MILLIS = 6000;
    private static final int CALLS_KEPT = 500;
    private static final int COMMANDS_KEPT = 200;

    final Model before;
    final long now;
    Viewport viewport;
    Target target;
    Link link;
    Catalogue catalogue;
    final Map<String, TableState> tables;
    ListState list;
    Pane focus;
    String open;
    final List<Overlay> overlays;
    final List<Call> calls;
    Rate transactions;
    long lagMillis;

    @Nullable
    Notice notice;

    boolean unlocked;
    long wakeAt;
    final List<String> commands;
    final List<Effect> effects = new ArrayList<>();

    Draft(Model model) {
        before = model;
        now = model.nowMillis();
        viewport = model.viewport();
        target = model.target();
        link = model.link();
        catalogue = model.catalogue();
        tables = new HashMap<>(model.tables());
        list = model.list();
        focus = model.focus();
        open = model.open();
        overlays = new ArrayList<>(model.overlays());
        calls = new ArrayList<>(model.calls());
        transactions = model.transactions();
        lagMillis = model.lagMillis();
        notice = model.notice();
        unlocked = model.unlocked();
        wakeAt = model.wakeAtMillis();
        commands = new ArrayList<>(model.commands());
    }

    Model model() {
        return new Model(
                now,
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
                wakeAt,
                commands);
    }

    Next next() {
        return new Next(model(), effects);
    }

    Optional<TableState> openTable() {
        return Optional.ofNullable(tables.get(open));
    }

    void changeOpen(UnaryOperator<TableState> change) {
        tables.computeIfPresent(open, (name, table) -> change.apply(table));
    }

    void push(Overlay overlay) {
        overlays.add(overlay);
    }

    void pop() {
        if (!overlays.isEmpty()) overlays.removeLast();
    }

    /** Puts this in place of the uppermost overlay. */
    void swap(Overlay overlay) {
        pop();
        push(overlay);
    }

    void tell(String sentence) {
        notice = new Notice(sentence, false, now + NOTICE_MILLIS);
    }

    void complain(String sentence) {
        notice = new Notice(sentence, true, now + NOTICE_MILLIS);
    }

    void remember(Call call) {
        calls.add(call);
        if (calls.size() > CALLS_KEPT) calls.removeFirst();
    }

    void rememberCommand(String command) {
        if (!commands.isEmpty() && commands.getLast().equals(command)) return;
        commands.add(command);
        if (commands.size() > COMMANDS_KEPT) commands.removeFirst();
    }
}
