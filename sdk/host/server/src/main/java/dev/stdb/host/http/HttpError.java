package dev.stdb.host.http;

/** A request that is refused: the answer's status and text. */
public final class HttpError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean json;

    private HttpError(int status, String text, boolean json) {
        super(text, null, false, false);
        this.status = status;
        this.json = json;
    }

    /** A refusal with a plain text. */
    public static HttpError text(int status, String text) {
        return new HttpError(status, text, false);
    }

    /** A refusal whose body is JSON. */
    public static HttpError json(int status, String json) {
        return new HttpError(status, json, true);
    }

    /** Something a real server does and this host does not. */
    public static HttpError notSupported(String what) {
        return text(501, what + " is not supported by the embedded host yet");
    }

    Response response() {
        String text = String.valueOf(getMessage());
        return json ? Response.json(status, text) : Response.text(status, text);
    }
}
