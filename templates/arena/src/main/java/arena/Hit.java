package arena;

import dev.stdb.module.Table;
import dev.stdb.module.U8;

/** One fighter hits another: an event, sent to subscribers and then forgotten. */
@Table(isPublic = true, event = true)
public record Hit(String attacker, String victim, @U8 int damage, boolean knockout, Vec at) {}
