package dev.stdb.sql;

import dev.stdb.bsatn.special.Identity;

/** Who asks: the value of {@code :sender}, and whether private tables and DML are theirs. */
public record Caller(Identity identity, boolean isOwner) {}
