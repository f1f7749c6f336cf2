package dev.stdb.schema.raw;

import org.jspecify.annotations.Nullable;

/** Where in a module a type is used; variants and fields in the order of the server's {@code TypeLocation}. */
public sealed interface TypeLocation {
    /** The server's text. */
    String text();

    record ReducerArg(
            String reducer, int position, @Nullable String arg) implements TypeLocation {
        @Override
        public String text() {
            return argument("reducer", reducer, position, arg);
        }
    }

    record ProcedureArg(
            String procedure, int position, @Nullable String arg) implements TypeLocation {
        @Override
        public String text() {
            return argument("procedure", procedure, position, arg);
        }
    }

    record ViewArg(String view, int position, @Nullable String arg) implements TypeLocation {
        @Override
        public String text() {
            return argument("view", view, position, arg);
        }
    }

    record ProcedureReturn(String procedure) implements TypeLocation {
        @Override
        public String text() {
            return "procedure `" + procedure + "` return value";
        }
    }

    record ViewReturn(String view) implements TypeLocation {
        @Override
        public String text() {
            return "view `" + view + "` return value";
        }
    }

    record InTypespace(int ref) implements TypeLocation {
        @Override
        public String text() {
            return "typespace ref `&" + Integer.toUnsignedString(ref) + "`";
        }
    }

    private static String argument(String kind, String function, int position, @Nullable String arg) {
        String name = arg == null ? "" : " (`" + arg + "`)";
        return kind + " `" + function + "` argument " + position + name;
    }
}
