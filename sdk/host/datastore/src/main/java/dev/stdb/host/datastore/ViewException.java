package dev.stdb.host.datastore;

/** A view could not be computed, so whatever needed its result fails. The message says why, for the module's author. */
public final class ViewException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String FATAL = "The instance encountered a fatal error.";

    private final String text;

    /** The view's function did not return, or returned an error. */
    public ViewException(String view, String reason) {
        this(view, reason, FATAL);
    }

    private ViewException(String view, String reason, String text) {
        super("view `" + view + "` failed: " + reason);
        this.text = text;
    }

    /** The view returned something that cannot be its result. {@code step} is the server's word for what failed. */
    static ViewException unusable(String view, String step, String reason) {
        return new ViewException(view, step + ": " + reason, "Error materializing view `" + view + "`: " + step);
    }

    /** What the caller is told, in the server's words. */
    public String text() {
        return text;
    }
}
