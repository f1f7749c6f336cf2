package dev.stdb.codegen;

import java.io.Serial;

/** No code can be generated for a schema, or it cannot be written where it should go; the message is a sentence for the user. */
public final class CodegenException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public CodegenException(String message) {
        super(message);
    }
}
