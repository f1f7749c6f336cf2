package dev.stdb.codegen.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that must differ from each other. Who comes later gets an underscore more, so the order of claims decides, nothing else. */
final class NameScope {
    /** What every object has without arguments; some of it is final, none of it can be a record's component. */
    private static final Set<String> OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken = new HashSet<>();
    private final boolean ignoreCase;

    private NameScope(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    /** Names of files: what differs only by case is one file on some systems. */
    static NameScope files(String... reserved) {
        return new NameScope(true).with(reserved);
    }

    /** Names of methods and record components: those of {@link Object} are taken. */
    static NameScope members(String... reserved) {
        NameScope scope = new NameScope(false).with(reserved);
        scope.taken.addAll(OBJECT);
        return scope;
    }

    /** Names of variables, constants and nested types. */
    static NameScope plain(String... reserved) {
        return new NameScope(false).with(reserved);
    }

    private NameScope with(String... reserved) {
        for (String name : reserved) {
            claim(name);
        }
        return this;
    }

    /** The name itself, or with as many underscores behind it as it needs to be new. */
    String claim(String wanted) {
        String name = wanted;
        while (!taken.add(ignoreCase ? name.toLowerCase(Locale.ROOT) : name)) {
            name += "_";
        }
        return name;
    }
}
