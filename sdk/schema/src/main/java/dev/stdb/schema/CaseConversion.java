package dev.stdb.schema;

/** The server's name conversion. */
public final class CaseConversion {
    private CaseConversion() {}

    /** {@code UserID} becomes {@code user_id}. */
    public static String snake(String name) {
        throw new UnsupportedOperationException();
    }

    /** {@code GrannySmith} becomes {@code grannySmith}. */
    public static String camel(String name) {
        throw new UnsupportedOperationException();
    }

    /** {@code user_item} becomes {@code UserItem}. */
    public static String pascal(String name) {
        throw new UnsupportedOperationException();
    }
}
