package dev.stdb.schema;

/**
 * A module mounted in another one; its members are called {@code namespace.member}.
 *
 * @param namespace canonical namespace
 * @param accessorName namespace as the parent wrote it
 */
public record SubmoduleSchema(String namespace, String accessorName, ModuleSchema module) {}
