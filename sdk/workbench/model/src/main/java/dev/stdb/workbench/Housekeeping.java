package dev.stdb.workbench;

import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.rows.TableRows;

/** What every update ends with: time passes, positions stay within what there is, the next waking is planned. */
final class Housekeeping {
    private static final long FRAME_MILLIS = 100;

    private Housekeeping() {}

    static void tidy(Draft draft) {
        settle(draft);
        retry(draft);
        if (draft.notice != null && draft.notice.untilMillis() <= draft.now) draft.notice = null;
        fitOpenTable(draft);
        planWaking(draft);
    }

    private static void settle(Draft draft) {
        draft.tables.replaceAll((name, table) -> {
            if (!table.rows().hasGhosts()) return table;
            TableRows settled = table.rows().settled(draft.now);
            return settled == table.rows() ? table : Grid.carried(table, settled, draft.viewport.gridLines());
        });
    }

    private static void retry(Draft draft) {
        if (draft.link instanceof Link.Down(Trouble why, int attempt, long at) && draft.now >= at) {
            Update.connect(draft, attempt + 1);
        }
    }

    /** Measures the columns in view and keeps the cursor's in it, when something about them changed. */
    private static void fitOpenTable(Draft draft) {
        TableState table = draft.tables.get(draft.open);
        if (table == null || isAsBefore(draft, table)) return;
        GridPosition position = table.position().at(table.position().line(), table.lines(), draft.viewport.gridLines());
        TableState placed = table.with(position);
        TableState measured =
                placed.withWidths(GridPane.widths(placed, draft.viewport.gridLines(), draft.catalogue.typespace()));
        int left = GridPane.leftFor(measured, draft.viewport.gridWidth());
        draft.tables.put(draft.open, measured.with(position.withColumn(position.column(), left)));
    }

    @SuppressWarnings(
            "ReferenceEquality") // the same object means that nothing touched it; equal ones are just measured again
    private static boolean isAsBefore(Draft draft, TableState table) {
        return table == draft.before.tables().get(draft.open)
                && draft.open.equals(draft.before.open())
                && draft.viewport.equals(draft.before.viewport());
    }

    private static void planWaking(Draft draft) {
        long wanted = Long.MAX_VALUE;
        if (isFlashing(draft)) wanted = draft.now + FRAME_MILLIS;
        if (!draft.transactions.isQuiet(draft.now)) wanted = Math.min(wanted, nextSecond(draft.now));
        if (anyEventRate(draft)) wanted = Math.min(wanted, nextSecond(draft.now));
        if (draft.link instanceof Link.Down(Trouble why, int attempt, long at)) {
            wanted = Math.min(wanted, Math.min(at, nextSecond(draft.now)));
        }
        if (draft.notice != null) wanted = Math.min(wanted, draft.notice.untilMillis());
        if (wanted < draft.wakeAt) {
            draft.wakeAt = wanted;
            draft.effects.add(new Effect.WakeAt(wanted));
        }
    }

    private static boolean isFlashing(Draft draft) {
        return draft.tables.values().stream()
                .anyMatch(table -> table.changedAtMillis() > 0 && draft.now - table.changedAtMillis() <= Flash.LASTS);
    }

    private static boolean anyEventRate(Draft draft) {
        TableState table = draft.tables.get(draft.open);
        return table != null
                && table.entry().isEvents()
                && !table.events().rate().isQuiet(draft.now);
    }

    private static long nextSecond(long now) {
        return (now / 1000 + 1) * 1000;
    }
}
