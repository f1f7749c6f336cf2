package arena;

/** How a bot moves. */
public enum Style {
    /** Straight on, and sometimes somewhere else. */
    WANDERER,
    /** Towards another fighter. */
    HUNTER,
    /** Away from another fighter. */
    COWARD
}
