package dev.stdb.workbench.run;

import dev.stdb.client.ConnectionException;
import dev.stdb.client.DisconnectReason;
import dev.stdb.workbench.Target;
import dev.stdb.workbench.Trouble;
import dev.stdb.workbench.Trouble.Kind;

/** Why there is no connection, with the way out for somebody who sits at the workbench. */
final class Troubles {
    private Troubles() {}

    static Trouble of(Throwable failure, Target target) {
        if (!(failure instanceof ConnectionException refused)) {
            return new Trouble(
                    Kind.OTHER, "Connecting failed: " + failure.getMessage(), "", "The log file has the details.");
        }
        String said = refused.serverText();
        String where = target.uri();
        return switch (refused) {
            case ConnectionException.ServerDown down ->
                new Trouble(
                        Kind.SERVER_DOWN,
                        "No server answers at " + where + ".",
                        said,
                        target.local()
                                ? "Start one (`stdb-tui host`, or `spacetime start`), or name another: stdb-tui connect server/"
                                        + target.database()
                                : "Check the address and your network.");
            case ConnectionException.UnknownDatabase unknown ->
                new Trouble(
                        Kind.UNKNOWN_DATABASE,
                        "There is no database `" + target.database() + "` on " + where + ".",
                        said,
                        "Check the name; another one is opened with: stdb-tui connect " + target.server() + "/NAME");
            case ConnectionException.Unauthorized wrong ->
                new Trouble(
                        Kind.WRONG_TOKEN,
                        where + " does not accept the login token.",
                        said,
                        "Log in again (`spacetime login`), or connect without a token: stdb-tui connect --anonymous "
                                + target.server() + "/" + target.database());
            case ConnectionException.ProtocolRefused protocol ->
                new Trouble(
                        Kind.PROTOCOL_REFUSED,
                        where + " does not speak SpacetimeDB's WebSocket protocol v2 or v3.",
                        said,
                        "A SpacetimeDB server from 2.0 on is needed; check that this is the right address.");
            case ConnectionException.RefusedByModule module ->
                new Trouble(
                        Kind.REFUSED_BY_MODULE,
                        "The module refused the connection: its client_connected reducer failed.",
                        said,
                        "The reason is in the module log, which the owner of the database can read.");
            default ->
                new Trouble(Kind.OTHER, String.valueOf(refused.getMessage()), said, "The log file has the details.");
        };
    }

    static Trouble lost(DisconnectReason reason) {
        return new Trouble(Kind.LOST, reason.sentence(), "", "The rows shown are the last ones received.");
    }
}
