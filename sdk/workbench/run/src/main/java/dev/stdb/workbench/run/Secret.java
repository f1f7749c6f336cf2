package dev.stdb.workbench.run;

/** A token, kept from logs and messages: its text form says nothing. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The token itself, for a request's header and nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
