package dev.stdb.host.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.DatabaseName;
import dev.stdb.host.db.Publisher;
import dev.stdb.host.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creating, updating, describing and deleting databases. */
final class PublishRoutes {
    private static final String LOCKED = "Database is locked and cannot be %s. Run `spacetime unlock` first.";
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*([^\\d\\s]*)");
    private static final List<String> UNITS = List.of(
            "ns", "us", "µs", "ms", "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes",
            "h", "hr", "hrs", "hour", "hours", "d", "day", "days");

    private final Databases databases;
    private final Publisher publisher;

    PublishRoutes(Databases databases, Publisher publisher) {
        this.databases = databases;
        this.publisher = publisher;
    }

    void addTo(Router router) {
        router.add("POST", "/v1/database", Router.Auth.ANON, this::publishNameless);
        router.add("GET", "/v1/database/*", Router.Auth.ANON, this::info);
        router.add("PUT", "/v1/database/*", Router.Auth.ANON, this::publish);
        router.add("DELETE", "/v1/database/*", Router.Auth.ANON, this::delete);
        router.add("PUT", "/v1/database/*/reset", Router.Auth.ANON, this::reset);
        router.add("POST", "/v1/database/*/lock", Router.Auth.ANON, call -> lock(call, true));
        router.add("POST", "/v1/database/*/unlock", Router.Auth.ANON, call -> lock(call, false));
        router.add("POST", "/v1/database/*/pre_publish", Router.Auth.ANON, this::prePublish);
    }

    private Response info(Router.Call call) throws HttpError {
        Database database = databases.find(call.parameter(0));
        return Response.json(
                200,
                "{\"database_identity\":{\"__identity__\":\"" + hex(database.identity())
                        + "\"},\"owner_identity\":{\"__identity__\":\"" + hex(database.owner())
                        + "\"},\"host_type\":{\"Wasm\":[]},\"initial_program\":\"0x"
                        + stripped(database.initialProgram()) + "\"}");
    }

    private static String hex(Identity identity) {
        return "0x" + stripped(identity.toHex());
    }

    /** A number, so without leading zeros. */
    private static String stripped(String hex) {
        String digits = hex.replaceFirst("^0+", "");
        return digits.isEmpty() ? "0" : digits;
    }

    // ---- publish

    private Response publishNameless(Router.Call call) throws HttpError {
        checkQuery(call.query());
        if (call.query().bool("clear")) {
            throw HttpError.text(400, "Clear database requires database name or identity");
        }
        return publish(call, new Publisher.Target(null, null, false));
    }

    private Response publish(Router.Call call) throws HttpError {
        String where = call.parameter(0);
        Identity identity = DatabaseName.identity(where).orElse(null);
        if (identity == null) {
            Databases.checkName(where);
        }
        checkQuery(call.query());
        boolean clear = call.query().bool("clear");
        var target = new Publisher.Target(identity == null ? where : null, identity, clear);
        Database running = publisher.existing(target).orElse(null);
        if (running != null) {
            Databases.requireOwner(call, running, clear ? "reset database" : "update database");
            if (clear && call.query().text("parent") != null) {
                throw HttpError.text(400, "Setting the parent of an existing database is not supported");
            }
            checkPolicy(call.query());
        }
        return publish(call, target);
    }

    private Response reset(Router.Call call) throws HttpError {
        Database database = databases.owned(call, "reset database");
        return publish(call, new Publisher.Target(nameIn(call), database.identity(), true));
    }

    private static @Nullable String nameIn(Router.Call call) {
        String where = call.parameter(0);
        return DatabaseName.identity(where).isPresent() ? null : where;
    }

    private Response publish(Router.Call call, Publisher.Target target) throws HttpError {
        byte[] program = call.request().bytes();
        Publisher.Outcome outcome;
        try {
            outcome = publisher.publish(call.caller(), target, program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpError.text(503, "the host is closing");
        }
        return switch (outcome) {
            case Publisher.Outcome.Published(Identity identity, boolean created) ->
                Response.json(
                        200,
                        "{\"Success\":{\"domain\":"
                                + (target.name() == null ? "null" : JsonText.quote(target.name()))
                                + ",\"database_identity\":\"" + identity.toHex() + "\",\"op\":\""
                                + (created ? "created" : "updated") + "\"}}");
            case Publisher.Outcome.NameTaken() ->
                Response.json(
                        401, "{\"PermissionDenied\":{\"name\":" + JsonText.quote(String.valueOf(target.name())) + "}}");
            case Publisher.Outcome.NotOwner(Identity database) ->
                Response.text(
                        403,
                        call.caller().identity().toHex() + " is not authorized to perform action on database "
                                + database.toHex() + ": " + (target.clear() ? "reset database" : "update database"));
            case Publisher.Outcome.Locked() -> Response.text(403, String.format(LOCKED, "reset with --delete-data"));
            case Publisher.Outcome.BadProgram(String text) -> Response.text(500, text);
            case Publisher.Outcome.NoMigration(String text) -> Response.text(400, text);
        };
    }

    /** Values that only matter elsewhere are checked all the same, so that mistakes show here too. */
    private void checkQuery(Query query) throws HttpError {
        query.variant("policy", List.of("Compatible", "BreakClients"));
        String hostType = query.variant("host_type", List.of("Wasm", "Js"));
        long replicas = query.u32("num_replicas");
        checkTimeout(query);
        checkMigrationToken(query);
        query.bool("clear");
        if (replicas > 255) {
            throw HttpError.text(400, "Replication factor " + replicas + " out of bounds");
        }
        if ("Js".equals(hostType)) {
            throw HttpError.notSupported("running JavaScript modules");
        }
        for (String name : List.of("parent", "organization", "org")) {
            String value = query.text(name);
            if (value != null) {
                databases.identity(value);
            }
        }
    }

    private static void checkPolicy(Query query) throws HttpError {
        if ("BreakClients".equals(query.text("policy")) && query.text("token") == null) {
            throw HttpError.text(
                    400, "Migration policy is set to `BreakClients`, but no migration token was provided.");
        }
    }

    private static void checkMigrationToken(Query query) throws HttpError {
        String token = query.text("token");
        if (token != null && query.text("policy") != null && !token.matches("0x[0-9a-fA-F]{1,64}")) {
            throw query.invalid("invalid digit found in string");
        }
    }

    private static void checkTimeout(Query query) throws HttpError {
        String value = query.text("update_confirmation_timeout");
        if (value == null) {
            return;
        }
        var matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw query.invalid("expected number at 0");
        }
        String unit = matcher.group(2);
        if (unit.isEmpty()) {
            throw query.invalid(
                    "time unit needed, for example " + matcher.group(1) + "sec or " + matcher.group(1) + "ms");
        }
        if (!UNITS.contains(unit)) {
            throw query.invalid(
                    "unknown time unit \"" + unit + "\", supported units: ns, us/µs, ms, sec, min, hours, days,"
                            + " weeks, months, years (and few variations)");
        }
    }

    // ---- the rest

    private Response prePublish(Router.Call call) throws HttpError {
        call.query().variant("style", List.of("AnsiColor", "NoColor"));
        databases.owned(call, "update database");
        String problem = publisher.problem(call.request().bytes());
        if (problem != null) {
            throw HttpError.text(500, problem);
        }
        throw HttpError.notSupported("planning migrations");
    }

    private Response delete(Router.Call call) throws HttpError {
        Identity identity = databases.identity(call.parameter(0));
        Database database = databases.running(identity).orElse(null);
        if (database != null) {
            Databases.requireOwner(call, database, "delete database");
            if (database.isLocked()) {
                throw HttpError.text(403, String.format(LOCKED, "deleted"));
            }
            publisher.delete(identity);
        }
        return Response.empty(200);
    }

    private Response lock(Router.Call call, boolean lock) throws HttpError {
        databases.owned(call, "delete database").lock(lock);
        return Response.empty(200);
    }
}
