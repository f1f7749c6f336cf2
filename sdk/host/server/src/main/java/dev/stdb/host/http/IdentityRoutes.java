package dev.stdb.host.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.auth.Tokens;
import dev.stdb.host.db.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code /v1/identity} and what needs no database at all. */
final class IdentityRoutes {
    private static final Duration WEBSOCKET_TOKEN_LIFE = Duration.ofSeconds(60);

    private final Tokens tokens;
    private final Registry registry;

    IdentityRoutes(Tokens tokens, Registry registry) {
        this.tokens = tokens;
        this.registry = registry;
    }

    void addTo(Router router) {
        router.add("POST", "/v1/identity", Router.Auth.NONE, call -> create());
        router.add(
                "GET",
                "/v1/identity/public-key",
                Router.Auth.NONE,
                call -> Response.bytes(
                        200,
                        "application/pem-certificate-chain",
                        tokens.publicPem().getBytes(StandardCharsets.US_ASCII)));
        router.add(
                "POST",
                "/v1/identity/websocket-token",
                Router.Auth.REQUIRED,
                call -> Response.json(
                        200, "{\"token\":\"" + tokens.shortLived(call.caller(), WEBSOCKET_TOKEN_LIFE) + "\"}"));
        router.add("GET", "/v1/identity/*/verify", Router.Auth.REQUIRED, IdentityRoutes::verify);
        router.add("GET", "/v1/identity/*/databases", Router.Auth.NONE, this::databases);
        router.add("GET", "/v1/ping", Router.Auth.CHECKED, call -> Response.empty(200));
        router.add("GET", "/v1/health", Router.Auth.NONE, call -> health());
        router.add(
                "GET",
                "/v1/prometheus/sd_config",
                Router.Auth.NONE,
                call -> Response.json(200, "[{\"targets\":[\"node:80\"],\"labels\":{}}]"));
        router.add("GET", "/v1/energy/*", Router.Auth.NONE, IdentityRoutes::energy);
        router.add("GET", "/v1/metrics", Router.Auth.NONE, call -> {
            throw HttpError.notSupported("reading metrics");
        });
    }

    private Response create() {
        Caller made = tokens.mint();
        return Response.json(
                200, "{\"identity\":\"" + made.identity().toHex() + "\",\"token\":\"" + made.token() + "\"}");
    }

    /** The version is the one whose behaviour this host has: clients decide by it what they may ask for. */
    private static Response health() {
        return Response.json(
                200,
                "{\"nodes\":[0],\"package_name\":\"stdb-embedded-host\",\"schedulable\":true,\"version\":\"2.8.3\"}");
    }

    private static Response verify(Router.Call call) throws HttpError {
        boolean same = identity(call.parameter(0)).equals(call.caller().identity());
        return Response.empty(same ? 204 : 400);
    }

    private Response databases(Router.Call call) throws HttpError {
        String listed = registry.ownedBy(identity(call.parameter(0))).stream()
                .map(identity -> "\"" + identity.toHex() + "\"")
                .collect(Collectors.joining(","));
        return Response.json(200, "{\"identities\":[" + listed + "]}");
    }

    private static Response energy(Router.Call call) throws HttpError {
        identity(call.parameter(0));
        return Response.json(200, "{\"balance\":\"0\"}");
    }

    /** 64 hex digits without {@code 0x}. */
    private static Identity identity(String text) throws HttpError {
        boolean hex = text.length() % 2 == 0 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (!hex) {
            throw HttpError.text(
                    400, "Invalid URL: invalid value: string \"" + text + "\", expected a byte array or hex string");
        }
        if (text.length() != 64) {
            throw HttpError.text(
                    400, "Invalid URL: too " + (text.length() < 64 ? "few" : "many") + " elements for array");
        }
        return Identity.fromHex(text.toLowerCase(Locale.ROOT));
    }
}
