package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public final class Streams {
    record Person(String name, int age, String city) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("Ann", 30, "Oslo"),
            new Person("Bob", 25, "Rome"),
            new Person("Cid", 35, "Oslo"),
            new Person("Dan", 25, "Rome"),
            new Person("Eve", 41, "Bern"));

    private Streams() {}

    public static String filterMapCollect() {
        return PEOPLE.stream().filter(p -> p.age() > 26).map(Person::name).collect(Collectors.joining(",", "<", ">"));
    }

    public static String grouping() {
        return PEOPLE.stream()
                .collect(Collectors.groupingBy(
                        Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())))
                .toString();
    }

    public static String countingAndAveraging() {
        Map<String, Long> counts =
                PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.counting()));
        return counts + " " + PEOPLE.stream().mapToInt(Person::age).average().getAsDouble() + " "
                + PEOPLE.stream().collect(Collectors.summingInt(Person::age))
                + PEOPLE.stream().mapToInt(Person::age).summaryStatistics().getMax();
    }

    public static String partitioning() {
        return PEOPLE.stream()
                .collect(Collectors.partitioningBy(p -> p.age() >= 30, Collectors.counting()))
                .toString();
    }

    public static String toMaps() {
        return new TreeMap<>(PEOPLE.stream().collect(Collectors.toMap(Person::name, Person::age))).toString()
                + new TreeMap<>(PEOPLE.stream().collect(Collectors.toMap(Person::city, Person::age, Integer::sum)));
    }

    public static String sortedDistinctLimited() {
        return Stream.of(5, 3, 5, 1, 9, 3)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .skip(1)
                        .limit(2)
                        .toList()
                        .toString()
                + PEOPLE.stream()
                        .sorted(Comparator.comparingInt(Person::age)
                                .thenComparing(Person::name, Comparator.reverseOrder()))
                        .map(Person::name)
                        .toList();
    }

    public static String ranges() {
        return IntStream.rangeClosed(1, 10)
                        .filter(i -> i % 3 != 0)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("+"))
                + IntStream.range(0, 5).sum()
                + LongStream.range(0, 100000).map(i -> i * i).sum()
                + IntStream.iterate(1, i -> i < 100, i -> i * 3).boxed().toList();
    }

    public static String reducing() {
        return Stream.of(1, 2, 3, 4).reduce(0, Integer::sum) + " "
                + Stream.of("a", "b").reduce(String::concat).get()
                + Stream.of(1, 2, 3).reduce(1, (a, b) -> a * b);
    }

    public static String flatMapping() {
        return Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3))
                        .flatMap(List::stream)
                        .map(i -> i * i)
                        .toList()
                        .toString()
                + Stream.of("a b", "c").flatMap(s -> Stream.of(s.split(" "))).toList();
    }

    public static String matchingAndFinding() {
        return PEOPLE.stream().anyMatch(p -> p.age() > 40) + " "
                + PEOPLE.stream().allMatch(p -> p.age() > 40) + " "
                + PEOPLE.stream().noneMatch(p -> p.name().isEmpty())
                + PEOPLE.stream()
                        .map(Person::name)
                        .filter(n -> n.startsWith("D"))
                        .findFirst()
                + PEOPLE.stream()
                        .max(Comparator.comparingInt(Person::age))
                        .map(Person::name)
                        .orElse("none");
    }

    public static String infiniteStreams() {
        return Stream.iterate(1, i -> i * 2).limit(10).toList().toString()
                + Stream.generate(() -> "x").limit(3).collect(Collectors.joining());
    }

    public static String peekAndTakeWhile() {
        var seen = new ArrayList<Integer>();
        var taken =
                Stream.of(1, 2, 3, 4, 1).peek(seen::add).takeWhile(i -> i < 4).toList();
        return seen + " " + taken + Stream.of(1, 2, 3, 1).dropWhile(i -> i < 3).toList();
    }

    public static String optionals() {
        Optional<String> some = Optional.of("x");
        Optional<String> none = Optional.empty();
        return some.map(s -> s + s).orElse("n")
                + none.map(String::length).isPresent()
                + some
                + none
                + none.or(() -> some).get()
                + Optional.ofNullable((String) null).orElseGet(() -> "else")
                + some.filter(String::isEmpty).isEmpty()
                + some.stream().count();
    }

    public static String composedFunctions() {
        Function<Integer, Integer> inc = i -> i + 1;
        Function<Integer, Integer> twice = i -> i * 2;
        return inc.andThen(twice).apply(5) + " " + inc.compose(twice).apply(5)
                + Function.<String>identity().apply("id");
    }

    public static String toArrays() {
        String[] names = PEOPLE.stream().map(Person::name).toArray(String[]::new);
        int[] ages = PEOPLE.stream().mapToInt(Person::age).toArray();
        return names.length + names[4] + ages[2];
    }

    public static String teeing() {
        return Stream.of(1, 2, 3, 4)
                .collect(
                        Collectors.teeing(Collectors.counting(), Collectors.summingInt(i -> i), (n, s) -> s + "/" + n));
    }
}
