package dev.stdb.host.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.DatabaseName;
import dev.stdb.host.db.Registry;
import java.util.Optional;

/** Finds the database that a path names, or says that there is none. */
final class Databases {
    private final Registry registry;

    Databases(Registry registry) {
        this.registry = registry;
    }

    /** The identity behind a name or identity in a path. */
    Identity identity(String nameOrIdentity) throws HttpError {
        Optional<Identity> identity = DatabaseName.identity(nameOrIdentity);
        if (identity.isPresent()) {
            return identity.get();
        }
        checkName(nameOrIdentity);
        return registry.resolve(nameOrIdentity)
                .orElseThrow(() -> HttpError.text(404, "`" + nameOrIdentity + "` not found"));
    }

    static void checkName(String name) throws HttpError {
        String problem = DatabaseName.problem(name);
        if (problem != null) {
            throw HttpError.text(400, "Invalid URL: " + problem);
        }
    }

    /** The running database behind a name or identity in a path. */
    Database find(String nameOrIdentity) throws HttpError {
        return registry.database(identity(nameOrIdentity)).orElseThrow(() -> HttpError.text(404, "No such database."));
    }

    /** The running database of an identity. */
    Optional<Database> running(Identity identity) {
        return registry.database(identity);
    }

    /** The same, for its owner only. */
    Database owned(Router.Call call, String action) throws HttpError {
        Database database = find(call.parameter(0));
        requireOwner(call, database, action);
        return database;
    }

    static void requireOwner(Router.Call call, Database database, String action) throws HttpError {
        if (!database.owner().equals(call.caller().identity())) {
            throw HttpError.text(
                    403,
                    call.caller().identity().toHex() + " is not authorized to perform action on database "
                            + database.identity().toHex() + ": " + action);
        }
    }
}
