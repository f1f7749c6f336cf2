package dev.stdb.schema.raw;

/** Why a text cannot name something; variants and fields in the order of the server's {@code IdentifierError}. */
public sealed interface IdentifierError {
    /** The server's text. */
    String text();

    record NotCanonicalized(String name) implements IdentifierError {
        @Override
        public String text() {
            return "Identifier `" + name + "` is not in normalization form C according to Unicode Standard Annex 15 "
                    + "(http://www.unicode.org/reports/tr15/) and cannot be used for entities in a module.";
        }
    }

    /** @param invalidStart a code point */
    record InvalidStart(String name, int invalidStart) implements IdentifierError {
        @Override
        public String text() {
            return "Identifier `" + name + "`'s starting character '" + Character.toString(invalidStart)
                    + "' is neither an underscore ('_') nor a Unicode XID_start character (according to Unicode"
                    + " Standard Annex 31, https://www.unicode.org/reports/tr31/) and cannot be used for entities in"
                    + " a module.";
        }
    }

    /** @param invalidContinue a code point */
    record InvalidContinue(String name, int invalidContinue) implements IdentifierError {
        @Override
        public String text() {
            return "Identifier `" + name + "` contains a character '" + Character.toString(invalidContinue)
                    + "' that is not an XID_continue character (according to Unicode Standard Annex 31,"
                    + " https://www.unicode.org/reports/tr31/) and cannot be used for entities in a module.";
        }
    }

    record Empty() implements IdentifierError {
        @Override
        public String text() {
            return "Empty identifiers are forbidden.";
        }
    }
}
