package dev.stdb.schema;

/**
 * Something of a module or of one of its submodules.
 *
 * @param name canonical name with all namespaces, such as {@code lib.user_item}: the name on the wire and in SQL
 * @param owner the module whose typespace the definition refers to
 */
public record Member<T>(String name, ModuleSchema owner, T definition) {}
