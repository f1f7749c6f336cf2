package dev.stdb.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableUpdateRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Views, joins and row level security over real sockets, with a host that runs {@link ViewsModule}. */
class ViewsTest {
    private EmbeddedHost host;

    @BeforeEach
    void start() throws HostException {
        host = EmbeddedHost.start(HostOptions.local());
        host.publish("views", ViewsModule.wasm(7));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** A connection and whose it is. */
    private record Client(RawWebSocket socket, Identity identity) implements AutoCloseable {
        /** What {@code mine} has in its first column. */
        long mark() {
            return identity.value().w0() & 0xFFFF_FFFFL;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Client connect() throws IOException {
        RawWebSocket socket =
                RawWebSocket.open(host.address(), "views", "compression=None", Protocol.V2.subprotocol(), Map.of());
        return new Client(
                socket, socket.receive(ServerMessage.InitialConnection.class).identity());
    }

    private RawHttp.Answer sql(String statement) throws IOException {
        return new OwnedDatabase(host, "views").sql(statement);
    }

    private void write(String statement) throws IOException {
        assertThat(sql(statement).text()).startsWith("[");
    }

    private String selected(String statement) throws IOException {
        JsonNode answer = JsonMapper.shared().readTree(sql(statement).text());
        return answer.get(0).get("rows").toString();
    }

    private static List<String> subscribe(Client client, int id, String... queries) throws IOException {
        client.socket.send(new ClientMessage.Subscribe(100 + id, new QuerySetId(id), List.of(queries)));
        return shown(client.socket.receive(ServerMessage.SubscribeApplied.class).rows());
    }

    private static List<String> shown(QueryRows rows) {
        return rows.tables().stream()
                .map(table -> table.table() + rows(table.rows()))
                .toList();
    }

    private static List<String> rows(BsatnRowList list) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            BsatnReader in = list.row(i).reader();
            rows.add(in.u32() + "=" + in.u32());
        }
        rows.sort(null);
        return rows;
    }

    private static String update(Client client) throws IOException {
        var out = new StringBuilder();
        for (QuerySetUpdate set :
                client.socket.receive(ServerMessage.TransactionUpdate.class).querySets()) {
            set.tables().forEach(table -> {
                out.append(set.querySetId()).append(':').append(table.table());
                table.rows().forEach(rows -> {
                    var kept = (TableUpdateRows.PersistentTable) rows;
                    out.append('+').append(rows(kept.inserts())).append('-').append(rows(kept.deletes()));
                });
                out.append(' ');
            });
        }
        return out.toString().strip();
    }

    @Test
    void aViewOfTheCallerHasTheirRowsAndTheirChanges() throws IOException {
        write("INSERT INTO item (id, score) VALUES (1, 7)");
        try (Client a = connect();
                Client b = connect()) {
            assertThat(subscribe(a, 1, "SELECT * FROM mine")).containsExactly("mine[" + a.mark() + "=1]");
            assertThat(subscribe(b, 1, "SELECT * FROM mine")).containsExactly("mine[" + b.mark() + "=1]");
            write("INSERT INTO item (id, score) VALUES (2, 7)");
            assertThat(update(a)).isEqualTo("1:mine+[" + a.mark() + "=2]-[" + a.mark() + "=1]");
            assertThat(update(b)).isEqualTo("1:mine+[" + b.mark() + "=2]-[" + b.mark() + "=1]");
        }
    }

    @Test
    void aQueryViewAndAJoinWithItAreFollowed() throws IOException {
        write("INSERT INTO item (id, score) VALUES (1, 7), (2, 8)");
        try (Client a = connect()) {
            assertThat(subscribe(a, 1, "SELECT * FROM sevens")).containsExactly("sevens[1=7]");
            assertThat(subscribe(a, 2, "SELECT sevens.* FROM item JOIN sevens ON item.id = sevens.id"))
                    .containsExactly("sevens[1=7]");
            write("UPDATE item SET score = 7 WHERE id = 2");
            assertThat(update(a)).isEqualTo("1:sevens+[2=7]-[] 2:sevens+[2=7]-[]");
            a.socket.send(new ClientMessage.Unsubscribe(9, new QuerySetId(1), true));
            var ended = a.socket.receive(ServerMessage.UnsubscribeApplied.class);
            assertThat(shown(Objects.requireNonNull(ended.rows()))).containsExactly("sevens[1=7, 2=7]");
            write("DELETE FROM item WHERE id = 1");
            assertThat(update(a)).isEqualTo("2:sevens+[]-[1=7]");
        }
    }

    @Test
    void everythingIncludesViews() throws IOException {
        write("INSERT INTO item (id, score) VALUES (1, 7)");
        try (Client a = connect()) {
            assertThat(subscribe(a, 1, "SELECT * FROM *", "SELECT * FROM item"))
                    .containsExactly("item[1=7]", "fragile[1=7]", "mine[" + a.mark() + "=1]", "sevens[1=7]");
        }
    }

    @Test
    void sqlRunsAViewAndAOneOffQueryDoesNot() throws IOException {
        write("INSERT INTO item (id, score) VALUES (1, 7)");
        try (Client a = connect()) {
            var ask = new ClientMessage.OneOffQuery(5, "SELECT * FROM sevens");
            a.socket.send(ask);
            assertThat(oneOff(a)).containsExactly("sevens[]");
            assertThat(selected("SELECT * FROM sevens")).isEqualTo("[[1,7]]");
            assertThat(selected("SELECT COUNT(*) AS n FROM fragile")).isEqualTo("[[1]]");
            a.socket.send(ask);
            assertThat(oneOff(a)).containsExactly("sevens[1=7]");
        }
    }

    private static List<String> oneOff(Client client) throws IOException {
        var result =
                client.socket.receive(ServerMessage.OneOffQueryResult.class).result();
        return shown(((ServerMessage.QueryResult.Rows) result).rows());
    }

    @Test
    void aViewThatTrapsUndoesWhatNeedsItAndSaysSo() throws IOException {
        try (Client a = connect()) {
            write("INSERT INTO item (id, score) VALUES (13, 0)");
            a.socket.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM fragile")));
            assertThat(a.socket.receive(ServerMessage.SubscriptionError.class).error())
                    .startsWith("view `fragile` failed: ");
            var selected = sql("SELECT * FROM fragile");
            assertThat(selected.status()).isEqualTo(400);
            assertThat(selected.text()).startsWith("view `fragile` failed: ");
            write("DELETE FROM item WHERE id = 13");
            assertThat(subscribe(a, 1, "SELECT * FROM fragile")).isEmpty();
            var broken = sql("INSERT INTO item (id, score) VALUES (13, 0)");
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.text())
                    .isEqualTo(
                            "The module instance encountered a fatal error: The instance encountered a fatal error.");
            assertThat(selected("SELECT * FROM item")).isEqualTo("[]");
            write("INSERT INTO item (id, score) VALUES (12, 0)");
            assertThat(update(a)).isEqualTo("1:fragile+[12=0]-[]");
        }
    }

    @Test
    void anotherProgramComputesItsViewsAtOnce() throws Exception {
        write("INSERT INTO item (id, score) VALUES (1, 7), (2, 8)");
        try (Client a = connect()) {
            assertThat(subscribe(a, 1, "SELECT * FROM sevens")).containsExactly("sevens[1=7]");
            host.publish("views", ViewsModule.wasm(8));
            assertThat(update(a)).isEqualTo("1:sevens+[2=8]-[1=7]");
        }
    }

    @Test
    void rulesHoldForOthersThanTheOwner() throws IOException {
        try (Client a = connect();
                Client b = connect()) {
            write("INSERT INTO note (who) VALUES (0x" + a.identity.toHex() + ")");
            a.socket.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM note")));
            b.socket.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM note")));
            assertThat(notes(a)).isEqualTo(1);
            assertThat(notes(b)).isZero();
            write("INSERT INTO note (who) VALUES (0x" + b.identity.toHex() + ")");
            assertThat(b.socket.receive(ServerMessage.TransactionUpdate.class).querySets())
                    .hasSize(1);
            assertThat(selected("SELECT COUNT(*) AS n FROM note")).isEqualTo("[[2]]");
        }
    }

    private static int notes(Client client) throws IOException {
        return client.socket.receive(ServerMessage.SubscribeApplied.class).rows().tables().stream()
                .mapToInt(table -> table.rows().size())
                .sum();
    }
}
