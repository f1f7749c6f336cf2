package dev.stdb.client.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.TableUpdate;
import dev.stdb.protocol.TableUpdateRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache against plain maps, over random transactions; the seed is in the name of a failing test. */
class CacheModelTest {
    private static final ProductType ROW = AlgebraicType.product(
            new ProductElement("id", Primitive.U32), new ProductElement("text", Primitive.STRING));

    private final Cache cache = new Cache(table -> new KeyColumn(Typespace.EMPTY, ROW, 0));
    private final Map<Integer, Map<RowBytes, Integer>> model = new TreeMap<>(); // set to row to count
    private final Set<Integer> known = new HashSet<>();
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensTheCacheHoldsWhatTheSetsHold(long seed) {
        random = new Random(seed);
        for (int step = 0; step < 400; step++) {
            Set<RowBytes> before = visible();
            List<TableDelta> deltas = step();
            check(before, deltas, "seed " + seed + " step " + step);
        }
        for (int set : Set.copyOf(model.keySet())) {
            model.remove(set);
            cache.dropped(set);
        }
        assertThat(cache.count("t")).isZero();
        assertThat(cache.heldBytes()).isZero();
    }

    private List<TableDelta> step() {
        int set = random.nextInt(1, 4);
        if (!known.contains(set)) {
            known.add(set);
            Map<RowBytes, Integer> book = model.computeIfAbsent(set, s -> new HashMap<>());
            BsatnRowList rows = BsatnRowList.of(pick(random.nextInt(200)));
            each(rows, row -> book.merge(row, 1, Integer::sum));
            return cache.subscribed(set, new QueryRows(List.of(new TableRows("t", rows))));
        }
        if (random.nextInt(40) == 0) {
            known.remove(set);
            model.remove(set);
            return cache.dropped(set);
        }
        return transaction();
    }

    private List<TableDelta> transaction() {
        List<QuerySetUpdate> updates = new ArrayList<>();
        List<Runnable> deletes = new ArrayList<>();
        for (int set : known) {
            if (random.nextInt(3) > 0) {
                Map<RowBytes, Integer> book = model.getOrDefault(set, new HashMap<>());
                BsatnRowList inserts = BsatnRowList.of(pick(random.nextInt(20)));
                BsatnRowList gone = BsatnRowList.of(pick(random.nextInt(20)));
                each(inserts, row -> book.merge(row, 1, Integer::sum));
                deletes.add(() -> each(gone, row -> book.computeIfPresent(row, (r, n) -> n == 1 ? null : n - 1)));
                updates.add(new QuerySetUpdate(
                        new QuerySetId(set),
                        List.of(new TableUpdate("t", List.of(new TableUpdateRows.PersistentTable(inserts, gone))))));
            }
        }
        deletes.forEach(Runnable::run);
        return cache.updated(updates, known::contains);
    }

    private List<RowBytes> pick(int count) {
        List<RowBytes> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(
                    random.nextInt(150),
                    "x".repeat(random.nextInt(3)) + (random.nextInt(20) == 0 ? "long".repeat(50) : "")));
        }
        return rows;
    }

    private static void each(BsatnRowList rows, java.util.function.Consumer<RowBytes> action) {
        for (int i = 0; i < rows.size(); i++) {
            action.accept(rows.row(i).compact());
        }
    }

    private void check(Set<RowBytes> before, List<TableDelta> deltas, String where) {
        Map<RowBytes, Integer> total = new HashMap<>();
        model.values().forEach(book -> book.forEach((row, n) -> total.merge(row, n, Integer::sum)));
        Set<RowBytes> now = visible();
        Map<RowBytes, Integer> ours = new HashMap<>();
        now.forEach(row -> ours.put(row, cache.countOf("t", row.toByteArray())));
        assertThat(ours.equals(total)).as(where).isTrue();
        assertThat(cache.count("t")).as(where).isEqualTo(total.size());
        Set<RowBytes> replayed = new HashSet<>(before);
        boolean fits = true;
        for (TableDelta delta : deltas) {
            fits &= replay(delta, replayed);
        }
        assertThat(fits && replayed.equals(now)).as(where).isTrue();
        lookUp(now, random.nextInt(150), where);
    }

    /** A row with this id is found if and only if there is one; several are alike in it now and then. */
    private void lookUp(Set<RowBytes> visible, int id, String where) {
        byte[] key = new BsatnWriter().u32(id).toByteArray();
        List<RowBytes> candidates =
                visible.stream().filter(row -> row.reader().u32() == id).toList();
        List<RowBytes> found = rows(cache.find("t", 0, () -> new KeyColumn(Typespace.EMPTY, ROW, 0), key));
        assertThat(found).as(where).hasSize(candidates.isEmpty() ? 0 : 1);
        assertThat(candidates).as(where).containsAll(found);
    }

    /** Applies a delta to the visible rows; false if it does not fit them, or leaves an update unpaired. */
    private static boolean replay(TableDelta delta, Set<RowBytes> rows) {
        List<RowBytes> deleted = rows(delta.deleted());
        List<RowBytes> before = rows(delta.before());
        List<RowBytes> after = rows(delta.after());
        List<RowBytes> inserted = rows(delta.inserted());
        boolean fits = rows.containsAll(deleted) && rows.containsAll(before);
        deleted.forEach(rows::remove);
        before.forEach(rows::remove);
        for (RowBytes row : after) {
            fits &= rows.add(row);
        }
        for (RowBytes row : inserted) {
            fits &= rows.add(row);
        }
        for (int i = 0; i < before.size(); i++) {
            fits &= id(before.get(i)) == id(after.get(i));
        }
        Set<Integer> gone = new HashSet<>();
        deleted.forEach(row -> gone.add(id(row)));
        return fits && inserted.stream().noneMatch(row -> gone.contains(id(row)));
    }

    private static int id(RowBytes row) {
        return row.reader().i32();
    }

    private Set<RowBytes> visible() {
        List<RowBytes> rows = rows(cache.snapshot("t"));
        Set<RowBytes> set = new HashSet<>(rows);
        assertThat(set.size()).isEqualTo(rows.size());
        return set;
    }

    private static List<RowBytes> rows(RowRefs refs) {
        List<RowBytes> rows = new ArrayList<>();
        for (int i = 0; i < refs.size(); i++) {
            rows.add(new RowBytes(refs.bytes(i), refs.offset(i), refs.length(i)).compact());
        }
        return rows;
    }

    private static RowBytes row(int id, String text) {
        return RowBytes.of(new BsatnWriter().u32(id).str(text).toByteArray());
    }

    @Test
    void rowsHandedOutStayGoodAfterTheyLeaveAndTheStoreIsTidied() {
        List<RowBytes> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(row(i, "row " + i));
        }
        BsatnRowList all = BsatnRowList.of(many);
        cache.subscribed(1, new QueryRows(List.of(new TableRows("t", all))));
        RowRefs snapshot = cache.snapshot("t");
        long held = cache.heldBytes();
        List<RowBytes> most = many.subList(0, 19_000);
        cache.updated(
                List.of(new QuerySetUpdate(
                        new QuerySetId(1),
                        List.of(new TableUpdate(
                                "t",
                                List.of(new TableUpdateRows.PersistentTable(
                                        BsatnRowList.EMPTY, BsatnRowList.of(most))))))),
                set -> true);

        assertThat(cache.heldBytes()).isLessThan(held / 4);
        assertThat(rows(snapshot)).containsExactlyInAnyOrderElementsOf(many);
        assertThat(rows(cache.snapshot("t"))).containsExactlyInAnyOrderElementsOf(many.subList(19_000, 20_000));
    }

    @Test
    void keysBehindColumnsOfAnySizeAreFound() {
        ProductType wide = AlgebraicType.product(
                new ProductElement("tags", AlgebraicType.array(Primitive.STRING)),
                new ProductElement("maybe", AlgebraicType.option(Primitive.U64)),
                new ProductElement("key", Primitive.STRING),
                new ProductElement("rest", Primitive.U8));
        byte[] row = new BsatnWriter()
                .length(2)
                .str("a")
                .str("bc")
                .u8(0)
                .u64(9)
                .str("the key")
                .u8(1)
                .toByteArray();
        byte[] padded = new byte[row.length + 5];
        System.arraycopy(row, 0, padded, 5, row.length);

        long span = new KeyColumn(Typespace.EMPTY, wide, 2).locate(padded, 5, row.length);

        int from = (int) (span >>> 32);
        assertThat(new String(padded, from + 4, (int) span - from - 4, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("the key");
        assertThat(new KeyColumn(Typespace.EMPTY, wide, 2).locate(row, 0, 10)).isEqualTo(-1);
    }
}
