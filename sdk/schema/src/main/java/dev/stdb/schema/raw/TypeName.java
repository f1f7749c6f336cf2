package dev.stdb.schema.raw;

import java.util.List;

/** The name of a type with its scopes, outermost first. */
public record TypeName(String name, List<String> scope) {
    public TypeName {
        scope = List.copyOf(scope);
    }

    /** Scopes and name joined by {@code ::}, as the server prints a validated name. */
    public String text() {
        return String.join("::", path());
    }

    /** The same with each part in quotes, as the server prints a raw name. */
    String quoted() {
        return String.join("::", path().stream().map(TypeText::quote).toList());
    }

    private List<String> path() {
        var path = new java.util.ArrayList<>(scope);
        path.add(name);
        return path;
    }
}
