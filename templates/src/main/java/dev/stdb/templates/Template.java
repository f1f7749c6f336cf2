package dev.stdb.templates;

import java.util.List;

/**
 * A project to start from.
 *
 * @param name what the user types, such as {@code arena}
 * @param description one line on what it shows
 * @param files its files, relative, with {@code /} between folders
 */
public record Template(String name, String description, List<String> files) {
    public Template {
        files = List.copyOf(files);
    }
}
