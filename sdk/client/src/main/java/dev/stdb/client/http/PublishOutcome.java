package dev.stdb.client.http;

import dev.stdb.bsatn.special.Identity;
import java.util.Optional;

/** What became of publishing a module. */
public sealed interface PublishOutcome {
    /**
     * The module runs.
     *
     * @param name the database's name, if it was published under one
     * @param identity the database's identity
     * @param created true: a new database; false: an update, or nothing to do
     */
    record Published(Optional<String> name, Identity identity, boolean created) implements PublishOutcome {}

    /**
     * The module does not run. What ran before goes on, except after a module that does not load on servers before 2.12.
     *
     * @param status the HTTP status: 400 for a migration that is not possible, 401 and 403 for somebody else's database, 500 for a
     *     module that does not load or whose init fails
     * @param error the server's words
     */
    record Refused(int status, String error) implements PublishOutcome {}
}
