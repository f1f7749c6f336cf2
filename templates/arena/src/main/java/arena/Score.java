package arena;

import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U32;

/** What a fighter has achieved; stays when the fighter is gone. */
@Table(isPublic = true)
public record Score(@PrimaryKey String name, @Index @U32 long points, @U32 long hits, @U32 long defeats) {}
