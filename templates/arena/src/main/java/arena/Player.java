package arena;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.Unique;

/** A fighter that a client steers; one for each identity. */
@Table(isPublic = true)
public record Player(
        @PrimaryKey Identity identity, @Unique String name, Vec at, Vec speed, int health, Timestamp joined)
        implements Fighter {
    @Override
    public Player with(Vec at, Vec speed, int health) {
        return new Player(identity, name, at, speed, health, joined);
    }
}
