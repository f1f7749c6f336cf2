package dev.stdb.module.testing.chat;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** Says something later, once or again and again. */
@Table(scheduled = "remind")
public record Reminder(@PrimaryKey @AutoInc @U64 long id, ScheduleAt scheduledAt, String room, String text) {}
