package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names and databases of a host. A name stays with the identity behind it when its database is deleted, and with its
 * owner when it is given up. Safe for all threads.
 */
public final class Registry {
    /** {@code database} is what the name stands for, null for a name that was given up. */
    private record Registration(Identity owner, @Nullable Identity database) {}

    private final Map<String, Registration> names = new LinkedHashMap<>();
    private final Map<Identity, Database> databases = new LinkedHashMap<>();

    /** Who owns a name, empty for a free one. */
    public synchronized Optional<Identity> ownerOf(String name) {
        return Optional.ofNullable(names.get(name)).map(Registration::owner);
    }

    /** The identity behind a name, empty for a free or given-up one. */
    public synchronized Optional<Identity> resolve(String name) {
        return Optional.ofNullable(names.get(name)).map(Registration::database);
    }

    /** The running database of an identity. */
    public synchronized Optional<Database> database(Identity identity) {
        return Optional.ofNullable(databases.get(identity));
    }

    /** Names of a database, oldest first. */
    public synchronized List<String> namesOf(Identity database) {
        var found = new ArrayList<String>();
        names.forEach((name, registration) -> {
            if (database.equals(registration.database)) {
                found.add(name);
            }
        });
        return found;
    }

    /** Databases that belong to somebody. */
    public synchronized List<Identity> ownedBy(Identity owner) {
        return databases.values().stream()
                .filter(database -> database.owner().equals(owner))
                .map(Database::identity)
                .toList();
    }

    /** Registers a name; false if it is taken. */
    public synchronized boolean register(String name, Identity owner, Identity database) {
        Registration taken = names.get(name);
        if (taken != null && (taken.database != null || !taken.owner.equals(owner))) {
            return false;
        }
        names.remove(name); // a name taken up again is the newest
        names.put(name, new Registration(owner, database));
        return true;
    }

    /** Gives up all names of a database and registers others for it. */
    public synchronized void replaceNames(Identity database, Identity owner, List<String> replacements) {
        names.replaceAll((name, registration) ->
                database.equals(registration.database) ? new Registration(registration.owner, null) : registration);
        replacements.forEach(name -> {
            names.remove(name);
            names.put(name, new Registration(owner, database));
        });
    }

    /** Adds or replaces a running database. */
    public synchronized void put(Database database) {
        databases.put(database.identity(), database);
    }

    /** Takes a database out; its names stay. */
    public synchronized Optional<Database> remove(Identity identity) {
        return Optional.ofNullable(databases.remove(identity));
    }

    /** All running databases. */
    public synchronized List<Database> all() {
        return List.copyOf(databases.values());
    }
}
