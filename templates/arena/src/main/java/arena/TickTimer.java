package arena;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** Its one row calls {@link Arena#tick} again and again. */
@Table(scheduled = "tick")
public record TickTimer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt scheduledAt) {}
