package dev.stdb.module.build.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code java.util.StringJoiner}, which TeaVM's class library does not have. */
public final class JavaStringJoiner {
    private final String delimiter;
    private final String prefix;
    private final String suffix;
    private @Nullable StringBuilder joined;
    private @Nullable String empty;

    public JavaStringJoiner(CharSequence delimiter) {
        this(delimiter, "", "");
    }

    public JavaStringJoiner(CharSequence delimiter, CharSequence prefix, CharSequence suffix) {
        this.delimiter = delimiter.toString();
        this.prefix = prefix.toString();
        this.suffix = suffix.toString();
    }

    public JavaStringJoiner setEmptyValue(CharSequence value) {
        empty = Objects.requireNonNull(value).toString();
        return this;
    }

    public JavaStringJoiner add(@Nullable CharSequence next) {
        if (joined == null) {
            joined = new StringBuilder();
        } else {
            joined.append(delimiter);
        }
        joined.append(next);
        return this;
    }

    public JavaStringJoiner merge(JavaStringJoiner other) {
        if (other.joined != null) {
            add(other.joined.toString());
        }
        return this;
    }

    public int length() {
        return toString().length();
    }

    @Override
    public String toString() {
        if (joined == null && empty != null) {
            return empty;
        }
        return prefix + (joined == null ? "" : joined) + suffix;
    }
}
