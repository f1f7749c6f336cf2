package dev.stdb.conformance.differential.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public final class Collections1 {
    enum Day {
        MON,
        TUE,
        WED,
        THU
    }

    private Collections1() {}

    public static String arrayLists() {
        var list = new ArrayList<>(List.of(5, 3, 1));
        list.add(1, 9);
        list.remove(Integer.valueOf(3));
        list.addAll(List.of(7, 7));
        list.removeIf(i -> i == 7);
        list.replaceAll(i -> i * 2);
        Collections.sort(list);
        return list + " " + list.indexOf(10) + " " + list.contains(2) + " " + list.subList(1, 3) + " "
                + list.hashCode();
    }

    public static String rangesOfNumbers() {
        long[] numbers = {1, 2, 3};
        return Arrays.toString(Arrays.copyOfRange(numbers, 1, 5))
                + Arrays.toString(Arrays.copyOfRange(new byte[] {9}, 1, 1))
                + Integer.toUnsignedLong(-2);
    }

    public static String rangesOfWords() {
        String[] words = {"a", "b"};
        return Arrays.toString(Arrays.copyOfRange(words, 1, 4)) + Arrays.toString(Arrays.copyOf(words, 3));
    }

    public static String linkedListsAndIterators() {
        var list = new LinkedList<String>(List.of("a", "b", "c"));
        ListIterator<String> it = list.listIterator();
        while (it.hasNext()) {
            String s = it.next();
            if (s.equals("b")) {
                it.remove();
                it.add("x");
                it.add("y");
            }
        }
        list.addFirst("first");
        return list + " " + list.peekLast() + list.pollFirst() + list;
    }

    public static String hashMaps() {
        var map = new HashMap<String, Integer>();
        for (String w : "the cat the dog a cat the end".split(" ")) {
            map.merge(w, 1, Integer::sum);
        }
        map.computeIfAbsent("new", k -> 40);
        map.computeIfPresent("cat", (k, v) -> null);
        map.putIfAbsent("dog", 7);
        return new TreeMap<>(map) + " " + map.size() + " " + map.getOrDefault("none", -1) + " "
                + map.equals(new HashMap<>(map));
    }

    public static String largeHashMaps() {
        var map = new HashMap<Object, Integer>();
        for (int i = 0; i < 100; i++) {
            map.put("key" + i * 31, i);
            map.put(i * 7919L, i);
        }
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(map.get("key" + i * 31))
                    .append(map.get(i * 7919L))
                    .append(map.containsValue(i))
                    .append(' ');
        }
        return text + " " + map.size();
    }

    public static String largeHashSets() {
        var set = new HashSet<String>();
        for (int i = 0; i < 60; i++) {
            set.add(Integer.toString(i * i * 37, 36));
        }
        return new TreeSet<>(set) + " " + set.contains("0") + set.contains("?");
    }

    public static String linkedHashMapsKeepOrder() {
        var map = new LinkedHashMap<Integer, String>();
        for (int i = 10; i > 0; i--) {
            map.put(i % 7, "v" + i);
        }
        map.remove(3);
        map.put(3, "again");
        return map + " " + map.keySet() + map.values()
                + map.entrySet().iterator().next();
    }

    public static String leastRecentlyUsed() {
        var map = new LinkedHashMap<Integer, Integer>(4, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
                return size() > 3;
            }
        };
        for (int i = 0; i < 5; i++) {
            map.put(i, i);
            map.get(2);
        }
        return map.keySet().toString();
    }

    public static String treeMaps() {
        var map = new TreeMap<Integer, String>(Comparator.reverseOrder());
        for (int i = 0; i < 20; i += 3) {
            map.put(i, "v" + i);
        }
        return map + " " + map.firstKey() + map.floorKey(10) + map.ceilingKey(10) + map.higherKey(9) + map.headMap(9)
                + map.tailMap(9, false) + map.pollFirstEntry() + map.descendingMap();
    }

    public static String treeSets() {
        var set = new TreeSet<String>(List.of("pear", "apple", "fig"));
        return set + set.first() + set.lower("fig") + set.descendingSet() + set.subSet("b", "g");
    }

    public static String queues() {
        var queue = new PriorityQueue<Integer>(Comparator.comparing(i -> -i));
        for (int i = 0; i < 20; i++) {
            queue.add(i * 7 % 11);
        }
        var text = new StringBuilder();
        while (!queue.isEmpty()) {
            text.append(queue.poll()).append(' ');
        }
        var deque = new ArrayDeque<Integer>();
        for (int i = 0; i < 10; i++) {
            deque.push(i);
            deque.offerLast(-i);
        }
        return text + "" + deque + deque.pop() + deque.pollLast() + deque.peekFirst();
    }

    public static String enumCollections() {
        var map = new EnumMap<Day, Integer>(Day.class);
        map.put(Day.THU, 4);
        map.put(Day.MON, 1);
        return map + " " + EnumSet.of(Day.WED, Day.MON) + EnumSet.complementOf(EnumSet.of(Day.TUE))
                + EnumSet.allOf(Day.class) + EnumSet.range(Day.TUE, Day.THU);
    }

    public static String immutables() {
        return List.of(1, 2, 3) + " " + List.copyOf(new ArrayList<>(List.of("a"))) + Map.of("k", 1) + Map.entry("a", 2)
                + Set.of(5) + new TreeMap<>(Map.of(1, 2, 3, 4, 5, 6));
    }

    public static String utilities() {
        var list = new ArrayList<>(List.of(4, 2, 9, 1));
        Collections.reverse(list);
        Collections.swap(list, 0, 3);
        Collections.rotate(list, 1);
        return list + " " + Collections.max(list) + Collections.min(list) + Collections.nCopies(3, "x")
                + Collections.frequency(list, 9) + Collections.emptyList() + Collections.unmodifiableList(list)
                + Collections.singletonList(1) + Collections.disjoint(list, List.of(77));
    }

    public static String sortingIsStable() {
        record Item(String name, int rank) {}
        var items = new ArrayList<Item>();
        for (int i = 0; i < 40; i++) {
            items.add(new Item("n" + i, i * 7 % 5));
        }
        items.sort(Comparator.comparingInt(Item::rank));
        var text = new StringBuilder();
        items.forEach(i -> text.append(i.name()).append(' '));
        items.sort(Comparator.comparing(Item::name).reversed().thenComparing(Item::rank));
        return text + items.get(0).name() + items.get(39).name();
    }

    public static String arraysUtilities() {
        int[] a = {5, 3, 9, 1};
        Arrays.sort(a);
        int[] b = Arrays.copyOf(a, 6);
        Arrays.fill(b, 4, 6, 7);
        String[] s = {"b", "a"};
        Arrays.sort(s);
        return Arrays.toString(a)
                + Arrays.toString(b)
                + Arrays.binarySearch(a, 5)
                + Arrays.equals(a, new int[] {1, 3, 5, 9})
                + Arrays.hashCode(a)
                + Arrays.asList(s)
                + Arrays.deepToString(new int[][] {{1}, {2, 3}})
                + Arrays.stream(a).sum()
                + Arrays.toString(Arrays.copyOfRange(a, 1, 3))
                + Arrays.deepEquals(new Object[] {a}, new Object[] {a.clone()});
    }

    public static String bitSets() {
        var bits = new BitSet();
        for (int i = 0; i < 200; i += 7) {
            bits.set(i);
        }
        bits.clear(14);
        bits.flip(3, 6);
        return bits + " " + bits.cardinality() + " " + bits.nextSetBit(15) + " " + bits.nextClearBit(3) + " "
                + bits.length();
    }

    public static String multiDimensionalArrays() {
        int[][][] cube = new int[3][4][5];
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 4; k++) {
                for (int m = 0; m < 5; m++) {
                    cube[i][k][m] = i * 100 + k * 10 + m;
                    sum += cube[i][k][m];
                }
            }
        }
        String[][] ragged = {{"a"}, {}, {"b", "c"}};
        return sum + " " + cube[2].length + cube[2][3][4] + ragged[2][1] + ragged[1].length;
    }

    public static String primitivesInArrays() {
        byte[] b = {1, -1};
        short[] s = {2, -2};
        char[] c = {'x', 'y'};
        long[] l = {3, -3};
        float[] f = {1.5f};
        double[] d = {2.5};
        boolean[] z = {true, false};
        b[0] += 127;
        s[1] >>>= 1;
        c[0]++;
        return b[0] + " " + b[1] + s[1] + c[0] + l[1] + f[0] + d[0] + z[1] + z.length;
    }

    public static String systemArraycopyOverlaps() {
        int[] a = {1, 2, 3, 4, 5};
        System.arraycopy(a, 0, a, 1, 4);
        String r = Arrays.toString(a);
        System.arraycopy(a, 2, a, 0, 3);
        try {
            System.arraycopy(a, 3, a, 0, 3);
        } catch (IndexOutOfBoundsException e) {
            return r + Arrays.toString(a) + "refused";
        }
        return "copied";
    }

    public static String manyObjectsAreCollected() {
        var kept = new ArrayList<String>();
        long sum = 0;
        for (int i = 0; i < 200_000; i++) {
            String s = "item" + i;
            sum += s.hashCode();
            if (i % 20_000 == 0) {
                kept.add(s);
            }
        }
        return kept + " " + sum;
    }

    public static String largeArrays() {
        int[] big = new int[700_000];
        for (int i = 0; i < big.length; i++) {
            big[i] = i * 31;
        }
        byte[] bytes = new byte[3_000_000];
        bytes[2_999_999] = 5;
        return big[699_999] + " " + bytes[2_999_999] + " " + Arrays.hashCode(big);
    }
}
