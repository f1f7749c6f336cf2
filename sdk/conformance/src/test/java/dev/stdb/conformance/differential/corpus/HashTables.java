package dev.stdb.conformance.differential.corpus;

import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public final class HashTables {
    private HashTables() {}

    record P(int a, String b) {}

    record Bad(int n) implements Comparable<Bad> {
        @Override
        public int hashCode() {
            return n % 3;
        }

        @Override
        public int compareTo(Bad o) {
            return Integer.compare(n, o.n);
        }
    }

    public static String strings() {
        var m = new HashMap<String, Integer>();
        for (int i = 0; i < 300; i++) {
            m.put("k" + i * 7919, i);
            if (i % 3 == 0) m.remove("k" + (i / 2) * 7919);
        }
        return m.toString();
    }

    public static String sets() {
        var s = new HashSet<Object>();
        for (int i = 0; i < 100; i++) {
            s.add(i * 31337);
            s.add((long) i * 1234567890123L);
            s.add(i * 0.37);
            s.add("s" + i);
            s.add(new P(i, "p" + i));
            s.add(List.of(i, i + 1));
        }
        s.add(null);
        s.add('c');
        s.add(true);
        s.removeIf(o -> o instanceof Integer i && i % 2 == 0);
        return s.toString() + s.size();
    }

    public static String bins() {
        var m = new HashMap<Bad, Integer>();
        var t = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            m.put(new Bad(i * 37 % 101), i);
            if (i % 10 == 9)
                t.append(m.keySet().stream().map(b -> "" + b.n()).collect(Collectors.joining(",")))
                        .append('\n');
        }
        for (int i = 0; i < 70; i++) m.remove(new Bad(i));
        return t + m.toString();
    }

    public static String copies() {
        var m = new HashMap<String, Integer>(Map.of("a", 1));
        for (int i = 0; i < 13; i++) m.put("x" + i * i, i);
        var c = new HashMap<>(m);
        var s = new HashSet<>(m.keySet());
        var l = new LinkedHashMap<>(m);
        return c + " " + s + l + m.clone() + new LinkedHashSet<>(s) + new HashMap<>(200).size() + s.clone();
    }

    public static String groups() {
        return Stream.of("one two three four five six seven eight nine ten eleven twelve".split(" "))
                        .collect(Collectors.groupingBy(String::length))
                + "" + IntStream.range(0, 40).boxed().collect(Collectors.toMap(i -> "n" + i * 13, i -> i))
                + Stream.of("b", "a", "zz", "q").collect(Collectors.toSet())
                + IntStream.range(0, 30)
                        .boxed()
                        .collect(Collectors.groupingBy(i -> "g" + i % 7, Collectors.summingInt(i -> i)));
    }

    public static String linked() {
        var l = new LinkedHashMap<String, Integer>(16, 0.75f, true);
        for (int i = 0; i < 20; i++) l.put("a" + i, i);
        l.get("a3");
        l.putFirst("f", 1);
        l.putLast("a5", 9);
        l.remove("a7");
        l.getOrDefault("a9", 0);
        l.merge("a9", 1, Integer::sum);
        l.compute("a1", (k, v) -> null);
        return l + "" + l.reversed() + l.firstEntry() + l.lastEntry() + l.pollFirstEntry()
                + l.sequencedKeySet().reversed() + l.sequencedValues() + l.containsValue(4);
    }

    public static String lru() {
        var map = new LinkedHashMap<Integer, Integer>(4, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> e) {
                return size() > 3;
            }
        };
        for (int i = 0; i < 5; i++) {
            map.put(i, i);
            map.get(2);
        }
        return map.keySet().toString();
    }

    public static String ops() {
        var m = new HashMap<String, Integer>();
        for (int i = 0; i < 50; i++) m.merge("w" + i % 17, i, Integer::sum);
        m.replaceAll((k, v) -> v * 2);
        m.computeIfAbsent("new", k -> 4);
        m.computeIfPresent("w3", (k, v) -> null);
        m.compute("w4", (k, v) -> v == null ? 1 : v + 1);
        m.putIfAbsent("z", 3);
        m.replace("z", 3, 4);
        m.remove("w5", -1);
        m.entrySet().removeIf(e -> e.getValue() % 4 == 0);
        m.values().remove(4);
        m.keySet().retainAll(Set.of("w1", "w2", "w6", "w7", "z", "w9"));
        var t = new StringBuilder(m.toString());
        m.forEach((k, v) -> t.append(k).append(v));
        for (var it = m.entrySet().iterator(); it.hasNext(); ) {
            var e = it.next();
            if (e.getKey().equals("w1")) it.remove();
            else e.setValue(7);
        }
        try {
            for (var k : m.keySet()) m.put(k + "x", 1);
        } catch (ConcurrentModificationException e) {
            t.append("cme");
        }
        return t + "" + m + m.hashCode() + m.equals(new TreeMap<>(m))
                + Arrays.toString(m.keySet().toArray())
                + Arrays.toString(m.keySet().toArray(new String[0]))
                + m.entrySet().stream().map(Object::toString).sorted().toList();
    }

    public static String linkedSets() {
        var s = new LinkedHashSet<Integer>();
        for (int i = 10; i > 0; i--) s.add(i * 7 % 11);
        s.addFirst(99);
        s.remove(4);
        return s + "" + s.reversed() + s.getFirst() + s.getLast() + s.removeFirst()
                + s.stream().map(i -> i + 1).toList();
    }

    public static String freq() {
        var c = new HashMap<Character, Integer>();
        for (char ch : "the quick brown fox jumps over the lazy dog ÄÖÜ€漢字".toCharArray()) c.merge(ch, 1, Integer::sum);
        return c.toString();
    }

    public static String longs() {
        var m = new HashMap<Long, Long>();
        long x = 88172645463325252L;
        for (int i = 0; i < 500; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            m.put(x, x % 10);
            if (i % 5 == 0) m.put((long) i, x);
        }
        long h = 0;
        for (var e : m.entrySet()) h = h * 31 + e.getKey() * 7 + e.getValue();
        return h + " " + m.size();
    }
}
