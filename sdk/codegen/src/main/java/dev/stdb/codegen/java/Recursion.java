package dev.stdb.codegen.java;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Which entries of a typespace contain themselves. */
final class Recursion {
    private final List<BitSet> uses = new ArrayList<>();

    Recursion(Typespace typespace) {
        for (AlgebraicType type : typespace.types()) {
            uses.add(uses(type, typespace.types().size()));
        }
    }

    /** Whether values of this entry may hold others of it. */
    boolean contains(int ref) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(ref));
        while (!open.isEmpty()) {
            BitSet next = uses.get(open.pop());
            if (next.get(ref)) {
                return true;
            }
            next.stream().filter(entry -> !seen.get(entry)).forEach(entry -> {
                seen.set(entry);
                open.push(entry);
            });
        }
        return false;
    }

    /** What the type itself refers to. */
    private static BitSet uses(AlgebraicType type, int entries) {
        BitSet found = new BitSet();
        Deque<AlgebraicType> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Primitive primitive -> {}
                case ArrayType(var element) -> open.push(element);
                case ProductType(var elements) -> elements.forEach(element -> open.push(element.type()));
                case SumType(var variants) -> variants.forEach(variant -> open.push(variant.type()));
                case Ref(int index) -> {
                    if (index >= 0 && index < entries) {
                        found.set(index);
                    }
                }
            }
        }
        return found;
    }
}
