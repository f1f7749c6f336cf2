package dev.stdb.conformance.differential.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.Stack;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public final class MoreCollections {
    private MoreCollections() {}

    enum Color {
        RED,
        GREEN {
            @Override
            String nice() {
                return "leaf";
            }
        },
        BLUE;

        String nice() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Item(String name, int rank, double price) {}

    private static List<Item> items() {
        var r = new Random(21);
        return IntStream.range(0, 60)
                .mapToObj(i -> new Item("n" + r.nextInt(25), r.nextInt(5), r.nextInt(400) / 8.0))
                .toList();
    }

    public static String collectors() {
        var items = items();
        return items.stream()
                        .collect(Collectors.groupingBy(
                                Item::rank, Collectors.mapping(Item::name, Collectors.joining("/"))))
                + "" + items.stream().collect(Collectors.groupingBy(Item::name))
                + items.stream()
                        .collect(Collectors.groupingBy(
                                Item::name, TreeMap::new, Collectors.averagingDouble(Item::price)))
                + items.stream().collect(Collectors.partitioningBy(i -> i.price() > 20, Collectors.counting()))
                + items.stream().collect(Collectors.toMap(Item::name, Item::price, Double::sum))
                + items.stream()
                        .collect(Collectors.toMap(Item::name, i -> i, (a, b) -> b, LinkedHashMap::new))
                        .keySet()
                + Texts.attempt(() -> items.stream().collect(Collectors.toMap(Item::name, Item::price)))
                + items.stream().collect(Collectors.summarizingDouble(Item::price))
                + items.stream().collect(Collectors.summarizingInt(Item::rank))
                + items.stream().map(Item::name).collect(Collectors.toCollection(TreeSet::new))
                + items.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size))
                + items.stream().collect(Collectors.minBy(Comparator.comparing(Item::price)))
                + items.stream().collect(Collectors.reducing(0, Item::rank, Integer::sum))
                + items.stream()
                        .collect(Collectors.teeing(
                                Collectors.counting(), Collectors.averagingInt(Item::rank), (c, a) -> c + ":" + a))
                + items.stream()
                        .collect(Collectors.flatMapping(i -> Stream.of(i.rank(), -i.rank()), Collectors.toSet()))
                + items.stream().collect(Collectors.filtering(i -> i.rank() == 1, Collectors.counting()))
                + items.stream().map(Item::name).collect(Collectors.joining(",", "[", "]"))
                + items.stream()
                        .collect(Collectors.groupingBy(
                                Item::rank,
                                Collectors.collectingAndThen(
                                        Collectors.maxBy(Comparator.comparing(Item::price)),
                                        o -> o.map(Item::name).orElse("?"))));
    }

    public static String streams() {
        var items = items();
        return items.stream()
                        .sorted(Comparator.comparing(Item::rank).thenComparing(Item::name, Comparator.reverseOrder()))
                        .map(Item::toString)
                        .limit(9)
                        .toList()
                + ""
                + items.stream().map(Item::name).distinct().skip(3).limit(5).toList()
                + IntStream.rangeClosed(1, 9).boxed().takeWhile(i -> i < 5).toList()
                + Stream.iterate(1, i -> i * 3).dropWhile(i -> i < 20).limit(4).toList()
                + Stream.iterate(1, i -> i < 100, i -> i * 2).mapToInt(i -> i).summaryStatistics()
                + IntStream.of(3, 1, 2).sorted().boxed().toList()
                + IntStream.range(0, 10).mapToObj(Integer::toString).collect(Collectors.joining())
                + Stream.of(1, 2, 3).reduce(Integer::sum)
                + Stream.of(1, 2, 3).flatMap(i -> Stream.of(i, i * 10)).toList()
                + Stream.of("a", "bb")
                        .mapMulti((String s, java.util.function.Consumer<Object> c) -> {
                            c.accept(s);
                            c.accept(s.length());
                        })
                        .toList()
                + Stream.of(5, 3).min(Comparator.naturalOrder()).get()
                + Stream.of(1, 2).anyMatch(i -> i > 1) + Stream.of(1, 2).allMatch(i -> i > 1)
                + Stream.empty().noneMatch(i -> true) + IntStream.range(0, 5).average()
                + Stream.of(1, 2, 3).mapToDouble(i -> i / 2.0).sum()
                + Arrays.stream(new int[] {1, 2, 3}, 1, 3).max()
                + Stream.concat(Stream.of(1), Stream.of(2)).count()
                + Arrays.toString(Stream.of("x", "y").toArray(String[]::new))
                + Stream.of(3, 1, 2).sorted(Collections.reverseOrder()).findFirst()
                + IntStream.iterate(1, i -> i + 2).limit(4).sum()
                + Stream.generate(() -> "g").limit(2).toList()
                + "hello"
                        .chars()
                        .mapToObj(c -> (char) c)
                        .collect(Collectors.groupingBy(c -> c, LinkedHashMap::new, Collectors.counting()))
                + Stream.of(1, 2, 3, 4)
                        .peek(i -> {})
                        .filter(i -> i % 2 == 0)
                        .mapToLong(i -> i)
                        .boxed()
                        .collect(Collectors.toList())
                + Stream.of(0.1, 0.2, 0.3).mapToDouble(d -> d).sum()
                + new Random(1).ints(5, 0, 10).boxed().toList();
    }

    public static String navigation() {
        var r = new Random(31);
        var map = new TreeMap<Integer, String>();
        var t = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            int k = r.nextInt(100);
            switch (r.nextInt(10)) {
                case 0 -> t.append(map.remove(k));
                case 1 ->
                    t.append(map.floorKey(k))
                            .append(map.ceilingEntry(k))
                            .append(map.lowerEntry(k))
                            .append(map.higherKey(k));
                case 2 ->
                    t.append(map.headMap(k).size())
                            .append(map.tailMap(k, false).size())
                            .append(map.subMap(k / 2, true, k, true));
                case 3 ->
                    t.append(map.firstEntry())
                            .append(map.lastEntry())
                            .append(map.descendingKeySet().stream().limit(3).toList());
                case 4 -> map.merge(k, "+", String::concat);
                default -> map.put(k, "v" + i);
            }
        }
        map.subMap(20, 40).clear();
        map.headMap(10).replaceAll((k, v) -> v + "!");
        return t + "" + map + map.pollFirstEntry() + map.descendingMap().headMap(80)
                + map.navigableKeySet().subSet(50, 70) + Texts.attempt(() -> new TreeMap<String, Integer>().firstKey())
                + Texts.attempt(() -> {
                    var m = new TreeMap<String, Integer>();
                    m.put(null, 1);
                    return m;
                })
                + Texts.attempt(() -> map.subMap(5, 3))
                + Texts.attempt(() -> map.headMap(50).put(60, "x"));
    }

    public static String queues() {
        var r = new Random(41);
        var queue = new PriorityQueue<Integer>();
        var named = new PriorityQueue<>(Comparator.comparing(Item::price).reversed());
        var deque = new ArrayDeque<Integer>();
        var t = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            int k = r.nextInt(50);
            switch (r.nextInt(7)) {
                case 0 -> t.append(queue.poll()).append(deque.pollLast());
                case 1 -> t.append(queue.remove(k)).append(deque.remove(k));
                case 2 -> deque.addFirst(k);
                case 3 -> t.append(queue.peek()).append(deque.peekFirst());
                default -> {
                    queue.add(k);
                    deque.addLast(k);
                }
            }
            if (i % 20 == 0) {
                t.append(queue).append(deque);
            }
        }
        named.addAll(items());
        queue.removeIf(i -> i % 3 == 0);
        return t + "" + queue + deque + named.stream().map(Item::name).toList()
                + new PriorityQueue<>(List.of(5, 4, 3, 2, 1)) + Texts.attempt(() -> new ArrayDeque<>().pop())
                + Texts.attempt(() -> new ArrayDeque<>().add(null))
                + Texts.attempt(() -> new PriorityQueue<>().element());
    }

    public static String sorting() {
        var r = new Random(51);
        var t = new StringBuilder();
        for (int n : new int[] {0, 1, 2, 5, 31, 32, 33, 100, 500}) {
            int[] a = r.ints(n, -50, 50).toArray();
            Integer[] b = Arrays.stream(a).boxed().toArray(Integer[]::new);
            double[] d = Arrays.stream(a)
                    .mapToDouble(i -> i % 7 == 0 ? Double.NaN : i % 5 == 0 ? -0.0 : i % 3 == 0 ? 0.0 : i / 3.0)
                    .toArray();
            Arrays.sort(a);
            Arrays.sort(d);
            Arrays.sort(b, (x, y) -> Integer.compare(x / 10, y / 10));
            t.append(Arrays.hashCode(a))
                    .append(Arrays.hashCode(b))
                    .append(Arrays.hashCode(d))
                    .append(Arrays.binarySearch(a, 7))
                    .append(Arrays.mismatch(a, a.clone()));
            var list = new ArrayList<>(Arrays.asList(b));
            Collections.sort(list);
            Collections.shuffle(list, new Random(n));
            t.append(list.hashCode());
        }
        char[] c = "the quick brown".toCharArray();
        Arrays.sort(c);
        long[] l = {5, -1, Long.MAX_VALUE, Long.MIN_VALUE};
        Arrays.sort(l);
        String[] s = {"b", "a", "C"};
        Arrays.sort(s, String.CASE_INSENSITIVE_ORDER);
        float[] f = {1f, -0f, 0f, Float.NaN, -1f};
        Arrays.sort(f);
        int[] p = {1, 2, 3, 4};
        Arrays.setAll(l, i -> i * 2L);
        return t
                + new String(c)
                + Arrays.toString(l)
                + Arrays.toString(s)
                + Arrays.toString(f)
                + Arrays.toString(p)
                + Texts.attempt(() -> Arrays.asList(1, 2).add(3))
                + Arrays.deepHashCode(new Object[] {1, new int[] {2}})
                + Arrays.equals(new double[] {Double.NaN}, new double[] {Double.NaN})
                + Arrays.asList(1, null);
    }

    public static String enums() {
        var map = new EnumMap<Color, Integer>(Map.of(Color.BLUE, 1, Color.RED, 2));
        map.merge(Color.GREEN, 3, Integer::sum);
        var set = EnumSet.noneOf(Color.class);
        set.add(Color.BLUE);
        set.addAll(EnumSet.of(Color.RED));
        return map + "" + set + EnumSet.complementOf(set) + Color.valueOf("RED").compareTo(Color.BLUE)
                + Color.GREEN.nice() + Color.BLUE.nice()
                + Color.GREEN.getDeclaringClass().getSimpleName() + Color.GREEN + Color.values().length
                + Texts.attempt(() -> Color.valueOf("PINK")) + map.entrySet() + map.containsKey(Color.RED)
                + map.remove(Color.RED) + map.equals(Map.of(Color.GREEN, 3, Color.BLUE, 1)) + set.contains(Color.GREEN)
                + set.stream().map(Color::ordinal).toList() + new TreeSet<>(EnumSet.allOf(Color.class)).descendingSet()
                + switch (Color.BLUE) {
                    case RED -> 1;
                    case GREEN -> 2;
                    case BLUE -> 3;
                };
    }

    public static String immutables() {
        return Texts.attempt(() -> List.of(1).add(2))
                + Texts.attempt(() -> Set.of(1, 1))
                + Texts.attempt(() -> List.copyOf(Arrays.asList(1, null)))
                + Texts.attempt(() -> Stream.of(1).toList().remove(0))
                + Texts.attempt(
                        () -> Collections.unmodifiableMap(new HashMap<>()).put(1, 2))
                + Texts.attempt(() -> Map.entry("a", 1).setValue(2))
                + Texts.attempt(() -> Collections.emptyList().iterator().next())
                + List.of(1, 2).equals(Arrays.asList(1, 2))
                + List.of(1, 2).hashCode()
                + Map.of("a", 1).hashCode()
                + Set.of("x", "y").hashCode()
                + Map.entry("k", "v")
                + List.of().isEmpty()
                + Map.of().equals(new HashMap<>())
                + List.of(1, 2, 3).subList(1, 3)
                + List.of(3, 1).indexOf(1)
                + Texts.attempt(() -> List.of(1).get(1));
    }

    public static String lists() {
        var list = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        list.subList(3, 7).clear();
        list.addAll(2, List.of(100, 101));
        list.removeAll(Set.of(10, 12));
        list.retainAll(new HashSet<>(
                IntStream.range(0, 200).filter(i -> i % 3 != 0).boxed().toList()));
        var linked = new LinkedList<>(list);
        linked.add(2, -1);
        linked.removeLastOccurrence(-1);
        linked.addFirst(7);
        var it = linked.listIterator(3);
        t(it);
        Collections.rotate(list, 2);
        Collections.swap(list, 0, 1);
        return list + "" + linked + list.lastIndexOf(101) + list.set(0, 55) + list.remove(0)
                + list.remove(Integer.valueOf(19)) + list.reversed() + list.getFirst() + list.removeLast()
                + Collections.nCopies(2, "a") + Collections.max(list) + Collections.frequency(list, 1)
                + Collections.indexOfSubList(list, List.of(1)) + Texts.attempt(() -> list.get(99))
                + Texts.attempt(() -> list.get(-1)) + Texts.attempt(() -> list.addAll(99, List.of(1)))
                + Texts.attempt(() -> {
                    for (Integer i : list) {
                        list.remove(i);
                    }
                    return list;
                })
                + Texts.attempt(() -> new ArrayList<Integer>(-1)) + Texts.attempt(() -> new ArrayList<>().getFirst())
                + new Vector<>(List.of(1)) + new Stack<Integer>().empty() + list.toArray().length
                + list.containsAll(List.of(1));
    }

    private static void t(ListIterator<Integer> it) {
        it.next();
        it.set(1000);
        it.add(1001);
        it.previous();
        it.remove();
    }

    public static String bits() {
        var r = new Random(61);
        var a = new BitSet();
        var b = new BitSet(300);
        for (int i = 0; i < 60; i++) {
            a.set(r.nextInt(300));
            b.set(r.nextInt(100), 100 + r.nextInt(100));
        }
        var c = (BitSet) a.clone();
        c.and(b);
        var d = (BitSet) a.clone();
        d.xor(b);
        var e = (BitSet) a.clone();
        e.andNot(b);
        a.flip(10, 90);
        return a + "" + c + d.cardinality() + e + a.previousSetBit(50) + a.previousClearBit(50) + a.hashCode()
                + a.size() + b.length() + a.intersects(e) + Arrays.toString(a.toLongArray())
                + a.stream().sum() + a.get(3, 70) + BitSet.valueOf(new long[] {5, 6}) + a.equals(c);
    }

    public static String optionals() {
        Optional<String> some = Optional.of("x");
        Optional<String> none = Optional.empty();
        return some.map(s -> s + "y") + "" + none.map(s -> s + "y") + some.filter(String::isEmpty) + none.or(() -> some)
                + some.flatMap(s -> Optional.of(1)) + none.orElse("e") + none.orElseGet(() -> "g")
                + Texts.attempt(none::get) + Texts.attempt(none::orElseThrow)
                + Texts.attempt(() -> none.orElseThrow(IllegalStateException::new)) + some.isPresent() + none.isEmpty()
                + some.stream().toList() + Optional.ofNullable(null) + Texts.attempt(() -> Optional.of(null))
                + some.equals(Optional.of("x")) + some.hashCode() + OptionalInt.of(3) + OptionalLong.empty()
                + OptionalDouble.of(1.5) + OptionalInt.empty().orElse(4)
                + IntStream.empty().max();
    }

    public static String others() {
        var id = new IdentityHashMap<String, Integer>();
        id.put("a", 1);
        id.put("a", 2);
        var atomic = new java.util.concurrent.atomic.AtomicInteger(3);
        var joiner = new StringJoiner(",", "<", ">").setEmptyValue("none");
        var table = new Hashtable<String, Integer>();
        for (int i = 0; i < 30; i++) {
            table.put("h" + i, i);
        }
        return id.size() + "" + atomic.incrementAndGet() + atomic.accumulateAndGet(5, Math::max) + joiner
                + joiner.add("1").add("2") + table + Objects.hash(1, "a", null) + Objects.requireNonNullElse(null, "d")
                + Texts.attempt(() -> Objects.requireNonNull(null)) + Objects.equals(null, null)
                + Objects.toString(null) + Objects.checkIndex(1, 2) + Texts.attempt(() -> Objects.checkIndex(2, 2)) + ""
                + Arrays.toString(Base64.getEncoder().encode(new byte[] {1, 2, 3, 4}))
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1, -2, -3, -4})
                + Arrays.toString(Base64.getDecoder().decode("AQIDBA=="));
    }
}
