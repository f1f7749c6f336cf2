package dev.stdb.module.testing.chat;

import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.U64;

/** Something said. */
@Table(isPublic = true)
public record Message(
        @PrimaryKey @AutoInc @U64 long id, @Index String room, String author, Content content, Timestamp at) {}
