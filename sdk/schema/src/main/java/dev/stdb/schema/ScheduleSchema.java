package dev.stdb.schema;

/**
 * The timer behind a scheduled table: each row calls the function once or repeatedly.
 *
 * @param functionName canonical name, in the table's own module
 * @param atColumn position of the ScheduleAt column
 * @param idColumn position of the U64 primary key
 */
public record ScheduleSchema(String name, String functionName, FunctionKind kind, int atColumn, int idColumn) {}
