package dev.stdb.sql;

/** An identifier as the user means it: quotes removed, parts joined by dots, case kept. */
public record Name(String text, Span span) {}
