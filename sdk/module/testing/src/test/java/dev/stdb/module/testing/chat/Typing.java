package dev.stdb.module.testing.chat;

import dev.stdb.module.Table;

/** Somebody is typing: an event. */
@Table(isPublic = true, event = true)
public record Typing(String author, String room) {}
