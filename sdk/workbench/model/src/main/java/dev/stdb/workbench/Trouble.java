package dev.stdb.workbench;

/**
 * Why there is no connection, for people.
 *
 * @param kind which case it is
 * @param sentence what happened, in one sentence
 * @param serverText the server's own words, or empty
 * @param wayOut what to do about it
 */
public record Trouble(Kind kind, String sentence, String serverText, String wayOut) {
    /** The cases that differ in what helps. */
    public enum Kind {
        SERVER_DOWN(true),
        UNKNOWN_DATABASE(false),
        WRONG_TOKEN(false),
        PROTOCOL_REFUSED(false),
        REFUSED_BY_MODULE(false),
        LOST(true),
        OTHER(true);

        private final boolean passes;

        Kind(boolean passes) {
            this.passes = passes;
        }

        /** Whether it may pass by itself, so that trying again later makes sense. */
        public boolean mayPass() {
            return passes;
        }
    }
}
