package dev.stdb.host.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.DatabaseName;
import dev.stdb.host.db.Registry;
import dev.stdb.host.json.JsonNames;
import dev.stdb.host.json.JsonText;
import dev.stdb.host.json.SerdeException;
import java.util.List;
import java.util.stream.Collectors;

/** What a database is called. */
final class NameRoutes {
    private final Registry registry;
    private final Databases databases;

    NameRoutes(Registry registry, Databases databases) {
        this.registry = registry;
        this.databases = databases;
    }

    void addTo(Router router) {
        router.add(
                "GET",
                "/v1/database/*/identity",
                Router.Auth.ANON,
                call -> Response.text(200, databases.identity(call.parameter(0)).toHex()));
        router.add("GET", "/v1/database/*/names", Router.Auth.ANON, this::list);
        router.add("POST", "/v1/database/*/names", Router.Auth.ANON, this::add);
        router.add("PUT", "/v1/database/*/names", Router.Auth.ANON, this::replace);
    }

    private Response list(Router.Call call) throws HttpError {
        Database database = databases.find(call.parameter(0));
        String listed = registry.namesOf(database.identity()).stream()
                .map(JsonText::quote)
                .collect(Collectors.joining(","));
        return Response.json(200, "{\"names\":[" + listed + "]}");
    }

    private Response add(Router.Call call) throws HttpError {
        String name = call.request().utf8("Request body didn't contain valid UTF-8");
        String problem = DatabaseName.problem(name);
        if (problem != null) {
            throw HttpError.text(400, problem);
        }
        Database database = databases.find(call.parameter(0));
        if (!registry.register(name, call.caller().identity(), database.identity())) {
            throw HttpError.text(500, "record with the name " + name + " already exists");
        }
        return Response.json(
                200,
                "{\"Success\":{\"domain\":" + JsonText.quote(name) + ",\"database_identity\":\""
                        + database.identity().toHex() + "\"}}");
    }

    private Response replace(Router.Call call) throws HttpError {
        List<String> wanted = wanted(call.request());
        for (String name : wanted) {
            String problem = DatabaseName.problem(name);
            if (problem != null) {
                throw HttpError.text(400, "Error parsing `" + name + "`: " + problem);
            }
        }
        Database database = databases.find(call.parameter(0));
        Identity caller = call.caller().identity();
        if (!database.owner().equals(caller)) {
            throw HttpError.json(
                    401,
                    "{\"NotYourDatabase\":{\"database\":\""
                            + database.identity().toHex() + "\"}}");
        }
        checkOwned(registry.namesOf(database.identity()), caller);
        for (String name : wanted) {
            if (registry.resolve(name).isPresent()) {
                throw HttpError.json(
                        400, "{\"OtherError\":\"Cannot rename to " + name + " because it already is in use.\"}");
            }
        }
        checkOwned(wanted, caller);
        registry.replaceNames(database.identity(), caller, wanted);
        return Response.json(200, "\"Success\"");
    }

    private void checkOwned(List<String> names, Identity caller) throws HttpError {
        for (String name : names) {
            if (registry.ownerOf(name).filter(owner -> !owner.equals(caller)).isPresent()) {
                throw HttpError.json(401, "{\"PermissionDenied\":{\"domain\":" + JsonText.quote(name) + "}}");
            }
        }
    }

    private static List<String> wanted(Request request) throws HttpError {
        String type = request.contentType();
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            throw HttpError.text(415, "Expected request with `Content-Type: application/json`");
        }
        byte[] body = request.bytes();
        try {
            return JsonNames.read(body);
        } catch (SerdeException e) {
            if (!JsonNames.isShape(e)) {
                throw HttpError.text(400, "Failed to parse the request body as JSON: " + e.text());
            }
            String where = e.path() == null ? "" : e.path() + ": ";
            throw HttpError.text(422, "Failed to deserialize the JSON body into the target type: " + where + e.text());
        }
    }
}
