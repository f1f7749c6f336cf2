package dev.stdb.host.datastore;

import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectSortedMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenCustomHashMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From keys to what an index keeps under them. */
sealed interface KeyMap {
    @Nullable
    Object get(KeyBuffer key);

    void put(KeyBuffer key, Object value);

    void remove(KeyBuffer key);

    void clear();

    /** How many keys there are. */
    int size();

    /** The values of keys from {@code from} (null: the least) to below {@code to} (null: beyond the greatest), in key order; null when keys have no order. */
    @Nullable
    Collection<Object> range(byte @Nullable [] from, byte @Nullable [] to);

    /** Keys of up to eight bytes, ordered. */
    final class OfLongs implements KeyMap {
        private final Long2ObjectRBTreeMap<Object> map = new Long2ObjectRBTreeMap<>();

        @Override
        public @Nullable Object get(KeyBuffer key) {
            return map.get(key.toLong());
        }

        @Override
        public void put(KeyBuffer key, Object value) {
            map.put(key.toLong(), value);
        }

        @Override
        public void remove(KeyBuffer key) {
            map.remove(key.toLong());
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public Collection<Object> range(byte @Nullable [] from, byte @Nullable [] to) {
            long low = from == null ? Long.MIN_VALUE : KeyBuffer.asLong(from, from.length);
            if (to == null) {
                return map.tailMap(low).values();
            }
            long high = KeyBuffer.asLong(to, to.length);
            Long2ObjectSortedMap<Object> part = low > high ? map.subMap(low, low) : map.subMap(low, high);
            return part.values();
        }
    }

    /** Keys of any length, ordered. */
    final class OfBytes implements KeyMap {
        private final NavigableMap<byte[], Object> map = new TreeMap<>(Arrays::compareUnsigned);

        @Override
        public @Nullable Object get(KeyBuffer key) {
            return map.get(key.toByteArray());
        }

        @Override
        public void put(KeyBuffer key, Object value) {
            map.put(key.toByteArray(), value);
        }

        @Override
        public void remove(KeyBuffer key) {
            map.remove(key.toByteArray());
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public Collection<Object> range(byte @Nullable [] from, byte @Nullable [] to) {
            byte[] low = from == null ? new byte[0] : from;
            if (to == null) {
                return map.tailMap(low, true).values();
            }
            return Arrays.compareUnsigned(low, to) >= 0
                    ? List.of()
                    : map.subMap(low, true, to, false).values();
        }
    }

    /** Keys without order. */
    final class Hashed implements KeyMap {
        private final Object2ObjectOpenCustomHashMap<byte[], Object> map =
                new Object2ObjectOpenCustomHashMap<>(RowSet.BY_CONTENT);

        @Override
        public @Nullable Object get(KeyBuffer key) {
            return map.get(key.toByteArray());
        }

        @Override
        public void put(KeyBuffer key, Object value) {
            map.put(key.toByteArray(), value);
        }

        @Override
        public void remove(KeyBuffer key) {
            map.remove(key.toByteArray());
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public @Nullable Collection<Object> range(byte @Nullable [] from, byte @Nullable [] to) {
            return null;
        }
    }
}
