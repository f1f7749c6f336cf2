package dev.stdb.workbench;

/**
 * A sentence at the bottom for a while.
 *
 * @param bad whether something did not work
 * @param untilMillis when it goes away
 */
public record Notice(String text, boolean bad, long untilMillis) {}
