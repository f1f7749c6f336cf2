package dev.stdb.codegen.java;

import dev.stdb.schema.CaseConversion;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Names of a schema in the case that Java uses, each a Java identifier that is no keyword. Different names may become equal. */
final class JavaNames {
    private JavaNames() {}

    /** {@code pk_u8} becomes {@code PkU8}. */
    static String type(String name) {
        return identifier(CaseConversion.pascal(name), name);
    }

    /** {@code display_name} becomes {@code displayName}. */
    static String member(String name) {
        return identifier(CaseConversion.camel(name), name);
    }

    /** {@code inProgress} becomes {@code IN_PROGRESS}. */
    static String constant(String name) {
        return identifier(CaseConversion.snake(name).toUpperCase(Locale.ROOT), name);
    }

    /** {@code MyLib} becomes {@code my_lib}. */
    static String packageSegment(String name) {
        return identifier(CaseConversion.snake(name), name);
    }

    /** @param source what is taken when nothing is left of the name, as of underscores alone */
    private static String identifier(String converted, String source) {
        String base = !converted.isEmpty() ? converted : source.isEmpty() ? "_" : source;
        var name = new StringBuilder();
        base.codePoints().forEach(c -> {
            if (name.isEmpty() && !Character.isJavaIdentifierStart(c)) {
                name.append('_');
            }
            if (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)) {
                name.appendCodePoint(c);
            } else {
                name.append('u').append(Integer.toHexString(c));
            }
        });
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_21)
                ? name.append('_').toString()
                : name.toString();
    }
}
