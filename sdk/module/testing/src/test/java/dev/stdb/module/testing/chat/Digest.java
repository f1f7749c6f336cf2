package dev.stdb.module.testing.chat;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** Mails a digest of a room by calling a procedure. */
@Table(scheduled = "mailDigest")
public record Digest(@PrimaryKey @AutoInc @U64 long id, ScheduleAt scheduledAt, String room) {}
