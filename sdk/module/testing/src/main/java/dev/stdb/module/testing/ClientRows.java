package dev.stdb.module.testing;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;

/** Who is connected, as rows of {@code st_client} and {@code st_connection_credentials}. */
final class ClientRows {
    private final int clients;
    private final int credentials;

    ClientRows(Datastore store) {
        clients = store.tableId("st_client").orElseThrow();
        credentials = store.tableId("st_connection_credentials").orElseThrow();
    }

    void add(MutTx tx, TestClient client) {
        tx.insert(clients, client(client));
        tx.insert(credentials, credentials(client));
    }

    void remove(MutTx tx, TestClient client) {
        tx.delete(clients, client(client));
        tx.delete(credentials, credentials(client));
    }

    private static byte[] client(TestClient client) {
        var out = new BsatnWriter();
        Identity.CODEC.write(client.identity(), out);
        ConnectionId.CODEC.write(client.connectionId(), out);
        return out.toByteArray();
    }

    private static byte[] credentials(TestClient client) {
        var out = new BsatnWriter();
        ConnectionId.CODEC.write(client.connectionId(), out);
        return out.str(client.claims().json()).toByteArray();
    }
}
