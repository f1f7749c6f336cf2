package dev.stdb.host.log;

/** How grave a record is; the names are those of the log's JSON. */
public enum LogLevel {
    ERROR("Error"),
    WARN("Warn"),
    INFO("Info"),
    DEBUG("Debug"),
    TRACE("Trace"),
    PANIC("Panic");

    private final String wireName;

    LogLevel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the log's JSON. */
    public String wireName() {
        return wireName;
    }

    /** The level a module means by a number; unknown numbers are debug. */
    public static LogLevel of(int number) {
        return switch (number) {
            case 0 -> ERROR;
            case 1 -> WARN;
            case 2 -> INFO;
            case 4 -> TRACE;
            case 101 -> PANIC;
            default -> DEBUG;
        };
    }
}
