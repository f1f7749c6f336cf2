package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.key;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.u32;
import static dev.stdb.host.datastore.Fixture.unbounded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.Primitive;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large tables: what takes a second here would take hours if any of it looked at all rows for each. */
class LoadTest {
    private static final int ROWS = 100_000;

    private final Datastore datastore = new Datastore(Fixture.module(table("t")
            .column("id", Primitive.U32)
            .column("score", Primitive.U64)
            .column("name", Primitive.STRING)
            .key(0)
            .btree(1)
            .autoIncrement(0)
            .done()));
    private final int id = datastore.tableId("t").orElseThrow();

    private static byte[] row(Random random) {
        return new BsatnWriter()
                .u32(0)
                .u64(random.nextInt(1000))
                .str("player number " + random.nextInt(1_000_000))
                .toByteArray();
    }

    @Test
    @Timeout(120)
    void aHundredThousandRowsLoadFindScanAndGo() {
        var random = new Random(1);
        try (var tx = datastore.begin()) {
            for (int i = 0; i < ROWS; i++) {
                tx.insert(id, row(random));
            }
            tx.commit();
        }
        int byId = datastore.indexId("t_id_idx_btree").orElseThrow();
        int byScore = datastore.indexId("t_score_idx_btree").orElseThrow();
        try (var tx = datastore.begin()) {
            int found = 0;
            for (int i = 1; i <= ROWS; i++) {
                found += tx.scanPoint(byId, key(Primitive.U32, u32(i))).size();
            }
            assertThat(found).isEqualTo(ROWS);
            assertThat(tx.scanRange(byScore, new byte[0], 0, unbounded(), unbounded()))
                    .hasSize(ROWS);
            tx.scan(id).forEach(row -> tx.delete(id, row));
            assertThat(tx.rowCount(id)).isZero();
        }
        try (var tx = datastore.read()) {
            assertThat(tx.rowCount(id)).isEqualTo(ROWS);
        }
    }
}
