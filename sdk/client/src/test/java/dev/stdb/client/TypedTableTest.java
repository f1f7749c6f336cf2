package dev.stdb.client;

import static dev.stdb.client.Arena.item;
import static dev.stdb.client.Arena.list;
import static dev.stdb.client.Arena.rows;
import static dev.stdb.client.Arena.transaction;
import static dev.stdb.client.Arena.update;
import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.client.typed.Codecs;
import dev.stdb.client.typed.KeyedTable;
import dev.stdb.client.typed.SchemaCheck;
import dev.stdb.schema.Fingerprint;
import dev.stdb.schema.ModuleSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What generated handles inherit, on a connection; the classes here are as generated ones are. */
class TypedTableTest {
    private final Arena arena = new Arena();

    @AfterEach
    void close() {
        arena.close();
    }

    record Item(long id, String name, int score) {
        static final Codec<Item> CODEC = new Codec<>() {
            @Override
            public void write(Item value, BsatnWriter out) {
                out.u32(value.id).str(value.name).i32(value.score);
            }

            @Override
            public Item read(BsatnReader in) {
                return new Item(in.u32(), in.str(), in.i32());
            }
        };
    }

    private static final class Items extends KeyedTable<Item> {
        Items(DbConnection connection) {
            super(connection, "item", Item.CODEC);
        }

        Optional<Item> findById(long id) {
            return find(0, Codecs.U32, id);
        }

        Optional<Item> findByName(String name) {
            return find(1, Codecs.STRING, name);
        }
    }

    @Test
    void rowsAreValuesAndChangesAreHeard() {
        var live = arena.live();
        var items = new Items(live.conn());
        var heard = new CopyOnWriteArrayList<String>();
        items.onInsert(row -> heard.add("in " + row.name()));
        items.onUpdate((before, after) -> heard.add(before.name() + " to " + after.name()));
        items.onDelete(row -> heard.add("out " + row.name()));

        live.subscribed(items.selectAll(), rows("item", item(1, "one", 5), item(2, "two", 6)));
        assertThat(items.rows()).containsExactlyInAnyOrder(new Item(1, "one", 5), new Item(2, "two", 6));
        live.server()
                .send(transaction(
                        1,
                        update(
                                "item",
                                list(item(1, "uno", 5), item(3, "three", 7)),
                                list(item(1, "one", 5), item(2, "two", 6)))));
        await().until(() -> heard.size() == 5);

        assertThat(heard.subList(2, 5)).containsExactly("out two", "one to uno", "in three");
        List<String> walked = new ArrayList<>();
        items.forEach(row -> walked.add(row.name()));
        assertThat(walked).containsExactlyInAnyOrder("uno", "three");
        assertThat(items.count()).isEqualTo(2);
    }

    @Test
    void uniqueColumnsAreLookedUpInTheStateOfTheMoment() {
        var live = arena.live();
        var items = new Items(live.conn());
        assertThat(items.findById(1)).isEmpty();
        live.subscribed(items.selectAll(), rows("item", item(1, "one", 5), item(2, "two", 6)));
        assertThat(items.findById(2)).contains(new Item(2, "two", 6));
        assertThat(items.findByName("one")).contains(new Item(1, "one", 5));
        var seen = new CopyOnWriteArrayList<Optional<Item>>();
        items.onUpdate((before, after) -> seen.add(items.findById(after.id())));

        live.server()
                .send(transaction(
                        1, update("item", list(item(1, "uno", 5)), list(item(1, "one", 5), item(2, "two", 6)))));
        await().until(() -> !seen.isEmpty());

        assertThat(seen).containsExactly(Optional.of(new Item(1, "uno", 5)));
        assertThat(items.findById(2)).isEmpty();
        assertThat(items.findByName("one")).isEmpty();
        assertThat(live.conn().read(() -> items.findByName("uno"))).contains(new Item(1, "uno", 5));
    }

    @Test
    void aRowOfAnotherShapeIsAnErrorWhereItIsRead() {
        var live = arena.live();
        live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));
        Row row = live.conn().table("item").rows().getFirst();

        assertThat(row.decode(Item.CODEC)).isEqualTo(new Item(1, "one", 5));
        assertThatThrownBy(() -> row.decode(Codecs.U32)).isInstanceOf(BsatnException.Trailing.class);
    }

    @Test
    void aDatabaseOfAnotherShapeIsRefusedAndItsConnectionClosed() {
        var live = arena.live();
        ModuleSchema schema = live.conn().schema();
        var fits = new SchemaCheck("golden-extra");
        fits.table(
                "item",
                Fingerprint.of(
                        schema.typespace(), schema.table("item").orElseThrow().rowType()));
        fits.check(live.conn());

        var differs = new SchemaCheck("an older module");
        differs.table("item", "0000000000000000");
        differs.reducer("gone", "0000000000000000");
        assertThatThrownBy(() -> differs.checkOrClose(live.conn()))
                .isInstanceOf(ConnectionException.SchemaDiffers.class)
                .hasMessage(
                        "The database `db` does not fit the code generated from an older module: table or view `item` has"
                                + " another shape, it has no reducer `gone`. Generate the code again, or publish the module that it"
                                + " was generated from.");
        await().until(() -> !live.conn().isOpen());
    }
}
