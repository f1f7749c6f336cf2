package dev.stdb.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.workbench.keys.Key.Code;
import dev.stdb.workbench.view.GridView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPaneTest {
    /** Lines that count how often one of them is looked at. */
    private static final class Counted implements Lines {
        private final Lines lines;
        private final List<Integer> seen = new ArrayList<>();

        Counted(Lines lines) {
            this.lines = lines;
        }

        @Override
        public int count() {
            return lines.count();
        }

        @Override
        public Line at(int index) {
            seen.add(index);
            return lines.at(index);
        }
    }

    @Test
    void aRedrawOfAHundredThousandRowsLooksAtTheVisibleOnesOnce() {
        var arena = Arena.live().send(new Msg.Resized(new Viewport(20, 40, 100, 30, 90)));
        arena.loaded("bot", Arena.bots(100_000)).command("open bot");
        arena.press(Code.END).press(Code.UP);
        TableState table = arena.table("bot");
        var drawn = new Counted(Lines.of(table));
        GridView view = GridPane.of(arena.model, table, drawn);
        assertThat(view.rows()).hasSize(40);
        assertThat(view.lines()).isEqualTo(100_000);
        assertThat(drawn.seen).hasSize(40);
        var measured = new Counted(Lines.of(table));
        assertThat(GridPane.widths(table, measured, 40, arena.model.catalogue().typespace()))
                .hasSize(3);
        assertThat(measured.seen).hasSize(40);
    }

    @Test
    void aSmallTableLooksAtAllItsRows() {
        var arena = Arena.live().loaded("bot", Arena.bots(3));
        var drawn = new Counted(Lines.of(arena.table("bot")));
        GridPane.of(arena.model, arena.table("bot"), drawn);
        assertThat(new HashSet<>(drawn.seen)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void columnsFitTheirContentAndNumbersStandRight() {
        var arena = Arena.live().loaded("bot", List.of(Arena.bot(7, "a rather long name", 5)));
        var columns = GridPane.of(arena.model).columns();
        assertThat(columns).extracting(GridView.Column::name).containsExactly("id", "name", "health");
        assertThat(columns).extracting(GridView.Column::width).containsExactly(3, 18, 6);
        assertThat(columns).extracting(GridView.Column::right).containsExactly(true, false, true);
    }

    @Test
    void columnsBeyondTheEdgeComeIntoViewWithTheCursor() {
        var arena = Arena.live().send(new Msg.Resized(new Viewport(20, 10, 20, 10, 60)));
        arena.loaded("bot", List.of(Arena.bot(7, "a rather long name", 5))).command("open bot");
        assertThat(GridPane.of(arena.model).moreRight()).isTrue();
        arena.press(Code.RIGHT).press(Code.RIGHT);
        assertThat(GridPane.of(arena.model).columns())
                .extracting(GridView.Column::name)
                .contains("health");
        assertThat(GridPane.of(arena.model).moreLeft()).isTrue();
    }

    @Test
    void anEmptyTableSaysSoInASentence() {
        assertThat(GridPane.of(Arena.live().model).message().toString()).contains("The table is empty.");
    }

    @Test
    void eventsShowWhenTheyHappened() {
        assertThat(GridPane.clock(1_000_000)).isEqualTo("00:16:40.000");
        assertThat(GridPane.clock(1_763_733_802_120L)).isEqualTo("14:03:22.120");
    }
}
