package goldenextra;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;

/** The tables of all kinds that the recordings need. */
public final class Tables {
    private Tables() {}

    @Table(accessor = "item", isPublic = true)
    public record Item(
            @PrimaryKey @U32 long id, String name, @Index int score) {}

    @Table(accessor = "plain", isPublic = true)
    public record Plain(@U32 long x, String s) {}

    @Table(accessor = "fixed", isPublic = true)
    public record Fixed(@U32 long x, @U8 int y) {}

    @Table(accessor = "unit_row", isPublic = true)
    public record UnitRow() {}

    @Table(accessor = "numbered", isPublic = true)
    public record Numbered(@PrimaryKey @AutoInc @U8 int id, String s) {}

    @Table(accessor = "ev", isPublic = true, event = true)
    public record Ev(String kind, @U64 long value) {}

    @Table(accessor = "keyed_ev", isPublic = true, event = true)
    public record KeyedEv(
            @PrimaryKey @AutoInc @U64 long id, @Index @U32 long owner, String text) {}

    @Table(accessor = "secret")
    public record Secret(@PrimaryKey @U32 long id, String word) {}

    @Table(accessor = "gate")
    public record Gate(@PrimaryKey Identity who, @U8 int mode) {}

    @Table(accessor = "visit", isPublic = true)
    public record Visit(Identity who, String what) {}

    @Table(accessor = "timer", isPublic = true, scheduled = "tick")
    public record Timer(
            @PrimaryKey @AutoInc @U64 long id,
            ScheduleAt scheduled_at,
            String text,
            @U8 int mode) {}
}
