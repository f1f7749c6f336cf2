package dev.stdb.codegen;

/**
 * One generated file.
 *
 * @param path where it belongs below the folder of sources, with {@code /} between names, such as {@code chat/client/Member.java}
 * @param text all of it; ends with a newline
 */
public record SourceFile(String path, String text) {}
