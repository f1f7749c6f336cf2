package dev.stdb.host.datastore;

import it.unimi.dsi.fastutil.objects.Object2ObjectOpenCustomHashMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which results of views depend on what. */
final class Dependants {
    private final Datastore datastore;
    private final Map<ViewInstance, ReadSet> readSets = new HashMap<>();
    private final Map<Integer, Set<ViewInstance>> byTable = new HashMap<>();
    private final Map<Integer, Map<byte[], Set<ViewInstance>>> byIndex = new HashMap<>();

    Dependants(Datastore datastore) {
        this.datastore = datastore;
    }

    /** From now on {@code instance} depends on exactly this. */
    void put(ViewInstance instance, ReadSet reads) {
        remove(instance);
        readSets.put(instance, reads);
        reads.tables()
                .forEach(table -> byTable.computeIfAbsent(table, id -> new LinkedHashSet<>())
                        .add(instance));
        reads.keys().forEach((index, keys) -> {
            var instances =
                    byIndex.computeIfAbsent(index, id -> new Object2ObjectOpenCustomHashMap<>(RowSet.BY_CONTENT));
            keys.forEach(key ->
                    instances.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(instance));
        });
    }

    /** From now on it depends on nothing. */
    void remove(ViewInstance instance) {
        var reads = readSets.remove(instance);
        if (reads == null) {
            return;
        }
        reads.tables().forEach(table -> remove(byTable, table, instance));
        reads.keys().forEach((index, keys) -> {
            var instances = byIndex.getOrDefault(index, Map.of());
            keys.forEach(key -> remove(instances, key, instance));
            if (instances.isEmpty()) {
                byIndex.remove(index);
            }
        });
    }

    private static <K> void remove(Map<K, Set<ViewInstance>> from, K key, ViewInstance instance) {
        var instances = from.get(key);
        if (instances != null && instances.remove(instance) && instances.isEmpty()) {
            from.remove(key);
        }
    }

    /** Those that depend on something that these changes touch. */
    Set<ViewInstance> of(Collection<TableChanges> changes) {
        var found = new LinkedHashSet<ViewInstance>();
        if (readSets.isEmpty()) {
            return found;
        }
        for (var change : changes) {
            if (!change.isEmpty()) {
                found.addAll(byTable.getOrDefault(change.store.info.id(), Set.of()));
                change.store.info.indexes().forEach(index -> addByKey(index, change, found));
            }
        }
        return found;
    }

    private void addByKey(IndexInfo info, TableChanges change, Set<ViewInstance> found) {
        var instances = byIndex.get(info.id());
        if (instances != null) {
            var index = datastore.index(info.id());
            change.forEachRow(row -> found.addAll(instances.getOrDefault(index.key(row), Set.of())));
        }
    }
}
