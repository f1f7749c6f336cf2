package dev.stdb.schema;

/**
 * A function of the module that answers HTTP requests. Its id in calls is its position in
 * {@link ModuleSchema#httpHandlers()}.
 *
 * @param name canonical name
 */
public record HttpHandlerSchema(String name, String sourceName) {}
