package dev.stdb.workbench.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTreeTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itBehavesAsASortedSetThatKnowsPositions(long seed) {
        var random = new Random(seed);
        var expected = new TreeSet<Integer>();
        RowTree<Integer> tree = RowTree.empty(Comparator.naturalOrder());
        for (int i = 0; i < 3000; i++) {
            int value = random.nextInt(500);
            boolean add = random.nextInt(3) > 0;
            tree = add ? tree.plus(value) : tree.minus(value);
            if (add) expected.add(value);
            else expected.remove(value);
            if (i % 100 == 0) assertSame(tree, expected);
        }
        assertSame(tree, expected);
    }

    private static void assertSame(RowTree<Integer> tree, SortedSet<Integer> expected) {
        var inOrder = new ArrayList<>(expected);
        assertThat(tree.toList()).isEqualTo(inOrder);
        for (int i = 0; i < inOrder.size(); i++) {
            assertThat(tree.at(i)).isEqualTo(inOrder.get(i));
            assertThat(tree.indexOf(inOrder.get(i))).isEqualTo(i);
        }
    }

    @Test
    void anEarlierTreeStaysAsItWas() {
        var before = RowTree.of(List.of(1, 2, 3), Comparator.<Integer>naturalOrder());
        before.plus(4).minus(1);
        assertThat(before.toList()).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNotThereHasThePlaceWhereItWouldStand() {
        var tree = RowTree.of(List.of(10, 20), Comparator.<Integer>naturalOrder());
        assertThat(tree.indexOf(15)).isEqualTo(-2);
        assertThat(tree.find(15)).isNull();
        assertThatThrownBy(() -> tree.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void findingOneOfAHundredThousandComparesAFewTimes() {
        var comparisons = new AtomicInteger();
        Comparator<Integer> counting = (a, b) -> {
            comparisons.incrementAndGet();
            return Integer.compare(a, b);
        };
        var tree = RowTree.empty(counting);
        for (int i : IntStream.range(0, 100_000).toArray()) tree = tree.plus(i);
        comparisons.set(0);
        assertThat(tree.indexOf(77_777)).isEqualTo(77_777);
        assertThat(comparisons.get()).isLessThan(50);
    }
}
