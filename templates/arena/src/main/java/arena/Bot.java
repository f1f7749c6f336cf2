package arena;

import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.Unique;

/** A fighter that moves by itself. */
@Table(isPublic = true)
public record Bot(
        @PrimaryKey @AutoInc @U32 long id, @Unique String name, Style style, Vec at, Vec speed, int health)
        implements Fighter {
    @Override
    public Bot with(Vec at, Vec speed, int health) {
        return new Bot(id, name, style, at, speed, health);
    }
}
