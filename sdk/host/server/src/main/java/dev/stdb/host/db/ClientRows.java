package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;

/** Who is connected, as rows of {@code st_client} and {@code st_connection_credentials}. Entered on the writer thread only. */
final class ClientRows {
    private final int clients;
    private final int credentials;

    ClientRows(Datastore store) {
        clients = store.tableId("st_client").orElseThrow();
        credentials = store.tableId("st_connection_credentials").orElseThrow();
    }

    void add(MutTx tx, Caller caller, ConnectionId connection) {
        tx.insert(clients, client(caller, connection));
        tx.insert(credentials, credentials(caller, connection));
    }

    void remove(MutTx tx, Caller caller, ConnectionId connection) {
        tx.delete(clients, client(caller, connection));
        tx.delete(credentials, credentials(caller, connection));
    }

    private static byte[] client(Caller caller, ConnectionId connection) {
        var out = new BsatnWriter();
        Identity.CODEC.write(caller.identity(), out);
        ConnectionId.CODEC.write(connection, out);
        return out.toByteArray();
    }

    private static byte[] credentials(Caller caller, ConnectionId connection) {
        var out = new BsatnWriter();
        ConnectionId.CODEC.write(connection, out);
        return out.str(caller.claims()).toByteArray();
    }
}
