package dev.stdb.module.testing.chat;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;
import dev.stdb.module.Unique;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who has joined. */
@Table(isPublic = true)
public record Member(
        @PrimaryKey Identity identity,
        @Unique String name,
        Mood mood,
        @Nullable String email,
        List<String> roles,
        boolean online) {}
