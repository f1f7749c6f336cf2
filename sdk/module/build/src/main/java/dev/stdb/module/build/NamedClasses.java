package dev.stdb.module.build;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.teavm.cache.InMemorySymbolTable;
import org.teavm.cache.SymbolTable;

/** The symbols of written programs, and which classes those of the last program name. */
final class NamedClasses implements SymbolTable {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{N}_$./]+");

    private final InMemorySymbolTable symbols = new InMemorySymbolTable();

    /** The symbols of the last program: the first {@link #count} of them. */
    private int[] last = new int[64];

    private int count;

    /** Of each symbol the program, counted from 1, that had it last. */
    private int[] program = new int[1024];

    private int programs = 1;

    /** The next program begins. */
    void next() {
        programs++;
        count = 0;
    }

    /** The classes that the last program names and that are wanted. */
    Set<String> named(Predicate<String> wanted) {
        var named = new TreeSet<String>();
        for (int i = 0; i < count; i++) {
            addNames(symbols.at(last[i]), wanted, named);
        }
        return named;
    }

    @Override
    public String at(int index) {
        return symbols.at(index);
    }

    @Override
    public int lookup(String symbol) {
        int index = symbols.lookup(symbol);
        if (index >= program.length) {
            program = Arrays.copyOf(program, 2 * index);
        }
        if (program[index] != programs) {
            program[index] = programs;
            last = count < last.length ? last : Arrays.copyOf(last, 2 * count);
            last[count++] = index;
        }
        return index;
    }

    /** A symbol is a class, a type as {@code Lchat/Message;}, or a method with such types. */
    private static void addNames(String symbol, Predicate<String> wanted, Set<String> into) {
        for (String name : BETWEEN_NAMES.split(symbol.replace('/', '.'), -1)) {
            int from = 0;
            do {
                String candidate = name.substring(from);
                if (wanted.test(candidate)) {
                    into.add(candidate);
                }
                from = name.indexOf('L', from) + 1;
            } while (from > 0);
        }
    }
}
