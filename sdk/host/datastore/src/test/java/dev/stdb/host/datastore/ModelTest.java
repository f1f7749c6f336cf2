package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.bound;
import static dev.stdb.host.datastore.Fixture.key;
import static dev.stdb.host.datastore.Fixture.row;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.unbounded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on the datastore and on a list of rows searched by hand; they must never disagree. */
class ModelTest {
    private static final List<String> WORDS = List.of("", "a", "ab", "a\0", "a\0b", "b", "é", "\uFFFD", "😀");
    private static final float[] FLOATS = {0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY, -1.5e-40f};
    private static final AlgebraicType TAGS = AlgebraicType.option(Primitive.I16);
    private static final int STEPS = 1500;

    private final Datastore datastore = new Datastore(Fixture.module(table("t")
            .column("id", Primitive.U16)
            .column("word", Primitive.STRING)
            .column("ratio", Primitive.F32)
            .column("tag", TAGS)
            .key(0)
            .unique(1, 2)
            .btree(3, 0)
            .btree(2)
            .hash(1)
            .done()));
    private final int id = datastore.tableId("t").orElseThrow();

    private List<AlgebraicValue.Product> rows = new ArrayList<>();
    private Random random = new Random();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theDatastoreAgreesWithAListOfRows(long seed) {
        random = new Random(seed);
        for (int transaction = 0; transaction < 40; transaction++) {
            var before = List.copyOf(rows);
            try (var tx = datastore.begin()) {
                for (int step = 0; step < STEPS / 40; step++) {
                    step(tx);
                    assertThat(tx.rowCount(id)).as("rows, seed %d", seed).isEqualTo(rows.size());
                }
                assertThat(decoded(tx.scan(id))).containsExactlyInAnyOrderElementsOf(rows);
                if (random.nextInt(3) == 0) {
                    tx.rollback();
                    rows = new ArrayList<>(before);
                } else {
                    checkDelta(before, tx.commit());
                }
            }
            try (var tx = datastore.read()) {
                assertThat(decoded(tx.scan(id))).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(rows);
                checkIndexes(tx);
            }
        }
    }

    private void step(MutTx tx) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4, 5 -> insert(tx, random());
            case 6, 7 -> update(tx, random());
            case 8 -> delete(tx);
            case 9 -> {
                var bound = random().get(2);
                int removed = tx.deleteRange(
                        index("t_ratio_idx_btree"),
                        new byte[0],
                        0,
                        bound(true, Primitive.F32, bound),
                        bound(true, Primitive.F32, bound));
                var gone = rows.stream().filter(row -> same(row.get(2), bound)).toList();
                rows.removeAll(gone);
                assertThat(removed).isEqualTo(gone.size());
            }
            case 10 -> checkIndexes(tx);
            default -> {
                if (random.nextInt(20) == 0) {
                    assertThat(tx.clear(id)).isEqualTo(rows.size());
                    rows.clear();
                }
            }
        }
    }

    private AlgebraicValue.Product random() {
        AlgebraicValue tag = random.nextBoolean()
                ? AlgebraicValue.none()
                : AlgebraicValue.some(new AlgebraicValue.I16((short) (random.nextInt(5) - 2)));
        return AlgebraicValue.Product.of(
                new AlgebraicValue.U16(random.nextInt(40)),
                new AlgebraicValue.Str(WORDS.get(random.nextInt(WORDS.size()))),
                new AlgebraicValue.F32(FLOATS[random.nextInt(FLOATS.length)]),
                tag);
    }

    private byte[] encoded(AlgebraicValue.Product row) {
        return row(datastore, "t", row.values().toArray(AlgebraicValue[]::new));
    }

    private List<AlgebraicValue.Product> decoded(List<byte[]> encoded) {
        return encoded.stream().map(row -> Fixture.values(datastore, "t", row)).toList();
    }

    private static boolean same(AlgebraicValue a, AlgebraicValue b) {
        return ValueOrder.compare(a, b) == 0;
    }

    private boolean conflicts(AlgebraicValue.Product row, AlgebraicValue.Product except) {
        return rows.stream()
                .filter(other -> !other.equals(except))
                .anyMatch(other -> same(other.get(0), row.get(0))
                        || (same(other.get(1), row.get(1)) && same(other.get(2), row.get(2))));
    }

    private void insert(MutTx tx, AlgebraicValue.Product row) {
        boolean present = rows.contains(row);
        boolean refused = !present && conflicts(row, AlgebraicValue.UNIT);
        try {
            assertThat(tx.insert(id, encoded(row)).isNew()).isEqualTo(!present);
            assertThat(refused).as("%s should have been refused", row).isFalse();
            if (!present) {
                rows.add(row);
            }
        } catch (DatastoreException.UniqueViolation e) {
            assertThat(refused).as("%s refused: %s", row, e.getMessage()).isTrue();
        }
    }

    private void update(MutTx tx, AlgebraicValue.Product row) {
        var old = rows.stream().filter(each -> same(each.get(0), row.get(0))).findFirst();
        try {
            tx.update(id, index("t_id_idx_btree"), encoded(row));
            assertThat(old).isPresent();
            assertThat(conflicts(row, old.orElseThrow())).isFalse();
            rows.remove(old.orElseThrow());
            rows.add(row);
        } catch (DatastoreException.NoSuchRow e) {
            assertThat(old).isEmpty();
        } catch (DatastoreException.UniqueViolation e) {
            assertThat(conflicts(row, old.orElseThrow())).isTrue();
        }
    }

    private void delete(MutTx tx) {
        var row = rows.isEmpty() || random.nextInt(4) == 0 ? random() : rows.get(random.nextInt(rows.size()));
        assertThat(tx.delete(id, encoded(row))).isEqualTo(rows.remove(row));
    }

    private int index(String name) {
        return datastore.indexId(name).orElseThrow();
    }

    private void checkIndexes(ReadView view) {
        var probe = random();
        assertThat(decoded(view.scanPoint(index("t_word_idx_hash"), key(Primitive.STRING, probe.get(1)))))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> same(row.get(1), probe.get(1)))
                        .toList());
        var low = random();
        boolean inclusive = random.nextBoolean();
        var found = decoded(view.scanRange(
                index("t_tag_id_idx_btree"), new byte[0], 0, bound(inclusive, TAGS, low.get(3)), unbounded()));
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> ValueOrder.compare(row.get(3), low.get(3)) >= (inclusive ? 0 : 1))
                        .toList());
        if (view instanceof ReadTx) {
            Comparator<AlgebraicValue.Product> byTagThenId = (a, b) -> {
                int order = ValueOrder.compare(a.get(3), b.get(3));
                return order == 0 ? ValueOrder.compare(a.get(0), b.get(0)) : order;
            };
            assertThat(found).isSortedAccordingTo(byTagThenId);
        }
        var high = random();
        assertThat(decoded(view.scanRange(
                        index("t_word_ratio_idx_btree"),
                        key(Primitive.STRING, probe.get(1)),
                        1,
                        unbounded(),
                        bound(inclusive, Primitive.F32, high.get(2)))))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> same(row.get(1), probe.get(1)))
                        .filter(row -> ValueOrder.compare(row.get(2), high.get(2)) <= (inclusive ? 0 : -1))
                        .toList());
    }

    private void checkDelta(List<AlgebraicValue.Product> before, TxDelta delta) {
        var deleted = new TreeSet<String>();
        var inserted = new TreeSet<String>();
        for (var table : delta.tables()) {
            assertThat(table.table().id()).isEqualTo(id);
            table.deletes().forEach(row -> deleted.add(HexFormat.of().formatHex(row)));
            table.inserts().forEach(row -> inserted.add(HexFormat.of().formatHex(row)));
        }
        assertThat(deleted).isEqualTo(missing(before, rows));
        assertThat(inserted).isEqualTo(missing(rows, before));
    }

    private Set<String> missing(List<AlgebraicValue.Product> from, List<AlgebraicValue.Product> in) {
        var result = new TreeSet<String>();
        from.stream()
                .filter(row -> !in.contains(row))
                .forEach(row -> result.add(HexFormat.of().formatHex(encoded(row))));
        return result;
    }
}
