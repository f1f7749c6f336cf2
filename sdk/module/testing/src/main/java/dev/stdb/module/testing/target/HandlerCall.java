package dev.stdb.module.testing.target;

import dev.stdb.bsatn.special.Identity;

/**
 * A request to an HTTP handler of the module.
 *
 * @param id position of the handler in the definition
 * @param name its canonical name, for log records
 * @param sender an identity made for the request; told to handlers that ask
 * @param claims the claims of its token, as JSON
 * @param micros the call's timestamp, microseconds since 1970
 * @param request BSATN of the request without body; not to be changed
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record HandlerCall(
        int id, String name, Identity sender, String claims, long micros, byte[] request, byte[] body) {}
