package dev.stdb.schema;

/** Whether a module's names are converted when its definition is resolved; tags as in section 9 of a V10 definition. */
public enum CaseConversionPolicy {
    NONE,
    SNAKE_CASE
}
