package dev.stdb.workbench.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable ordered set that also knows positions: the row at a position, the position of a row, one more row and
 * one less each take time logarithmic in the size, and share all but the changed path with the tree they came from.
 *
 * <p>Two elements are the same when the order says so (compares as 0); adding one replaces the other. Built as a
 * weight-balanced tree (Adams; the balance constants of Haskell's {@code Data.Map}).
 *
 * <pre>{@code
 * var rows = RowTree.of(List.of(3, 1, 2), Comparator.<Integer>naturalOrder());
 * rows.at(0);                 // 1
 * rows.plus(7).indexOf(7);    // 3
 * rows.minus(1).size();       // 2
 * }</pre>
 *
 * @param <E> the elements; must not change in what the order looks at
 */
@SuppressWarnings("ReferenceEquality") // whether a subtree is the same one decides whether anything changed
public final class RowTree<E> {
    private static final int DELTA = 3;
    private static final int RATIO = 2;

    private record Node<E>(
            E element,
            int size,
            @Nullable Node<E> left,
            @Nullable Node<E> right) {}

    private final Comparator<? super E> order;
    private final @Nullable Node<E> root;

    private RowTree(Comparator<? super E> order, @Nullable Node<E> root) {
        this.order = order;
        this.root = root;
    }

    public static <E> RowTree<E> empty(Comparator<? super E> order) {
        return new RowTree<>(order, null);
    }

    /** All of these; of those the order calls equal, the last one stays. Time n log n. */
    public static <E> RowTree<E> of(Collection<? extends E> elements, Comparator<? super E> order) {
        var sorted = new ArrayList<E>(elements);
        sorted.sort(order);
        var distinct = new ArrayList<E>(sorted.size());
        for (E element : sorted) {
            int last = distinct.size() - 1;
            if (last >= 0 && order.compare(distinct.get(last), element) == 0) distinct.set(last, element);
            else distinct.add(element);
        }
        return new RowTree<>(order, balanced(distinct, 0, distinct.size()));
    }

    private static <E> @Nullable Node<E> balanced(List<E> sorted, int from, int to) {
        if (from == to) return null;
        int middle = (from + to) >>> 1;
        return node(sorted.get(middle), balanced(sorted, from, middle), balanced(sorted, middle + 1, to));
    }

    public int size() {
        return size(root);
    }

    public boolean isEmpty() {
        return root == null;
    }

    /**
     * The element at a position.
     *
     * @throws IndexOutOfBoundsException outside 0 to size - 1
     */
    public E at(int position) {
        int left = position;
        Node<E> node = root;
        while (node != null && left >= 0) {
            int before = size(node.left);
            if (left == before) return node.element;
            if (left < before) {
                node = node.left;
            } else {
                left -= before + 1;
                node = node.right;
            }
        }
        throw new IndexOutOfBoundsException("no row " + position + " of " + size());
    }

    /** The position of the element equal to this one, or -(where it would stand) - 1. */
    public int indexOf(E probe) {
        int before = 0;
        Node<E> node = root;
        while (node != null) {
            int c = order.compare(probe, node.element);
            if (c == 0) return before + size(node.left);
            if (c < 0) {
                node = node.left;
            } else {
                before += size(node.left) + 1;
                node = node.right;
            }
        }
        return -before - 1;
    }

    /** The element that the order calls equal to this one, or null. */
    public @Nullable E find(E probe) {
        Node<E> node = root;
        while (node != null) {
            int c = order.compare(probe, node.element);
            if (c == 0) return node.element;
            node = c < 0 ? node.left : node.right;
        }
        return null;
    }

    public RowTree<E> plus(E element) {
        return new RowTree<>(order, insert(root, element));
    }

    public RowTree<E> minus(E element) {
        Node<E> rest = delete(root, element);
        return rest == root ? this : new RowTree<>(order, rest);
    }

    /** Those that pass, in the same order. Time n. */
    public RowTree<E> where(Predicate<? super E> passes) {
        var kept = new ArrayList<E>();
        forEach(element -> {
            if (passes.test(element)) kept.add(element);
        });
        return new RowTree<>(order, balanced(kept, 0, kept.size()));
    }

    /** The same elements in another order. Time n log n. */
    public RowTree<E> reordered(Comparator<? super E> other) {
        return of(toList(), other);
    }

    public void forEach(Consumer<? super E> action) {
        walk(root, action);
    }

    public List<E> toList() {
        var all = new ArrayList<E>(size());
        forEach(all::add);
        return all;
    }

    private static <E> void walk(@Nullable Node<E> node, Consumer<? super E> action) {
        if (node == null) return;
        walk(node.left, action);
        action.accept(node.element);
        walk(node.right, action);
    }

    private Node<E> insert(@Nullable Node<E> node, E element) {
        if (node == null) return new Node<>(element, 1, null, null);
        int c = order.compare(element, node.element);
        if (c == 0) return new Node<>(element, node.size, node.left, node.right);
        return c < 0
                ? balance(node.element, insert(node.left, element), node.right)
                : balance(node.element, node.left, insert(node.right, element));
    }

    private @Nullable Node<E> delete(@Nullable Node<E> node, E element) {
        if (node == null) return null;
        int c = order.compare(element, node.element);
        if (c < 0) {
            Node<E> left = delete(node.left, element);
            return left == node.left ? node : balance(node.element, left, node.right);
        }
        if (c > 0) {
            Node<E> right = delete(node.right, element);
            return right == node.right ? node : balance(node.element, node.left, right);
        }
        return join(node.left, node.right);
    }

    private static <E> @Nullable Node<E> join(@Nullable Node<E> left, @Nullable Node<E> right) {
        if (left == null) return right;
        if (right == null) return left;
        E next = first(right);
        return balance(next, left, withoutFirst(right));
    }

    private static <E> E first(Node<E> node) {
        Node<E> at = node;
        while (at.left != null) at = at.left;
        return at.element;
    }

    private static <E> @Nullable Node<E> withoutFirst(Node<E> node) {
        return node.left == null ? node.right : balance(node.element, withoutFirst(node.left), node.right);
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    private static <E> Node<E> node(E element, @Nullable Node<E> left, @Nullable Node<E> right) {
        return new Node<>(element, size(left) + size(right) + 1, left, right);
    }

    private static <E> Node<E> balance(E element, @Nullable Node<E> left, @Nullable Node<E> right) {
        int l = size(left);
        int r = size(right);
        if (l + r <= 1) return node(element, left, right);
        if (right != null && r > DELTA * l) return leanLeft(element, left, right);
        if (left != null && l > DELTA * r) return leanRight(element, left, right);
        return node(element, left, right);
    }

    private static <E> Node<E> leanLeft(E element, @Nullable Node<E> left, Node<E> right) {
        Node<E> inner = right.left;
        if (inner == null || inner.size < RATIO * size(right.right)) {
            return node(right.element, node(element, left, inner), right.right);
        }
        return node(inner.element, node(element, left, inner.left), node(right.element, inner.right, right.right));
    }

    private static <E> Node<E> leanRight(E element, Node<E> left, @Nullable Node<E> right) {
        Node<E> inner = left.right;
        if (inner == null || inner.size < RATIO * size(left.left)) {
            return node(left.element, left.left, node(element, inner, right));
        }
        return node(inner.element, node(left.element, left.left, inner.left), node(element, inner.right, right));
    }
}
