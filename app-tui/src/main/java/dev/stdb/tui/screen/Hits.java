package dev.stdb.tui.screen;

import dev.stdb.workbench.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was drawn where, so that a click finds it; what was drawn later lies above. */
final class Hits {
    private record Area(int x, int y, int columns, int rows, Spot spot) {
        boolean holds(int column, int row) {
            return column >= x && column < x + columns && row >= y && row < y + rows;
        }
    }

    private final List<Area> areas = new ArrayList<>();

    void add(int x, int y, int columns, int rows, Spot spot) {
        areas.add(new Area(x, y, columns, rows, spot));
    }

    Optional<Spot> at(int column, int row) {
        for (Area area : areas.reversed()) {
            if (area.holds(column, row)) return Optional.of(area.spot());
        }
        return Optional.empty();
    }
}
