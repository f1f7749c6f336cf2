package dev.stdb.host.http;

import dev.stdb.host.auth.Caller;
import dev.stdb.host.auth.TokenException;
import dev.stdb.host.auth.Tokens;
import java.util.Locale;
import java.util.Optional;

/** Finds out who makes a request: a token in the header, else in the query, else nobody. */
final class AuthGate {
    private final Tokens tokens;

    AuthGate(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The caller if the request has credentials; refuses bad ones. */
    Optional<Caller> caller(Request request, Query query) throws HttpError {
        String header = request.headers().get("authorization");
        String token = header != null ? bearer(header) : query.first("token");
        if (token == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens.check(token));
        } catch (TokenException e) {
            throw HttpError.text(401, e.text());
        }
    }

    /** The caller, or a new identity for who has no credentials. */
    Caller callerOrNew(Request request, Query query) throws HttpError {
        return caller(request, query).orElseGet(tokens::mint);
    }

    /** The caller; refuses who has no credentials. */
    Caller required(Request request, Query query) throws HttpError {
        return caller(request, query).orElseThrow(() -> HttpError.text(401, "Authorization required"));
    }

    private static String bearer(String header) throws HttpError {
        int space = header.indexOf(' ');
        boolean ascii = header.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        if (!ascii
                || space < 0
                || !header.substring(0, space).toLowerCase(Locale.ROOT).equals("bearer")) {
            throw HttpError.text(400, "Authorization is invalid: malformed token");
        }
        String token = header.substring(space + 1).strip();
        if (token.isEmpty()) {
            throw HttpError.text(400, "Authorization is invalid: malformed token");
        }
        return token;
    }
}
