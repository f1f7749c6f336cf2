package dev.stdb.bsatn.type;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** The types that {@link Ref} means by index. Entries may refer to each other, in circles too. */
public record Typespace(List<AlgebraicType> types) {
    /** References to references: nobody writes more than one. */
    private static final int MAX_HOPS = 64;

    private static final int MAX_DEPTH = 64;

    public static final Typespace EMPTY = new Typespace(List.of());

    public static final Codec<Typespace> CODEC = new Codec<>() {
        @Override
        public void write(Typespace value, BsatnWriter out) {
            out.array(value.types, AlgebraicType.CODEC);
        }

        @Override
        public Typespace read(BsatnReader in) {
            return new Typespace(in.array(AlgebraicType.CODEC));
        }
    };

    public Typespace {
        types = List.copyOf(types);
    }

    /**
     * {@code type} itself, or what it refers to when it is a reference, through as many references as there are. The result is no {@link Ref}; its parts
     * may be. A reference to no entry, or to nothing but references, is an {@link IllegalArgumentException}.
     */
    public AlgebraicType resolve(AlgebraicType type) {
        AlgebraicType found = type;
        for (int hops = 0; found instanceof Ref(int index); hops++) {
            if (index < 0 || index >= types.size()) {
                throw new IllegalArgumentException("type reference " + Integer.toUnsignedString(index)
                        + " points outside the typespace of " + types.size() + " types");
            }
            if (hops == MAX_HOPS) {
                throw new IllegalArgumentException(
                        "type reference " + index + " leads to itself, or through more than " + MAX_HOPS + " others");
            }
            found = types.get(index);
        }
        return found;
    }

    /**
     * {@code type} with every reference replaced by what it means.
     *
     * @throws IllegalArgumentException for a type that contains itself, or nests deeper than 64 levels
     */
    public AlgebraicType inline(AlgebraicType type) {
        return inline(type, 0);
    }

    private AlgebraicType inline(AlgebraicType type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a column's type nests deeper than " + MAX_DEPTH
                    + " levels or contains itself; tables cannot hold it");
        }
        return switch (type) {
            case Ref ref -> inline(resolve(ref), depth + 1);
            case Primitive primitive -> primitive;
            case ArrayType(var element) -> new ArrayType(inline(element, depth + 1));
            case ProductType(var elements) ->
                new ProductType(elements.stream()
                        .map(each -> new ProductElement(each.name(), inline(each.type(), depth + 1)))
                        .toList());
            case SumType(var variants) ->
                new SumType(variants.stream()
                        .map(each -> new SumVariant(each.name(), inline(each.type(), depth + 1)))
                        .toList());
        };
    }
}
