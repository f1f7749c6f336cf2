package dev.stdb.bsatn.type;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** The types that {@link Ref} means by index. Entries may refer to each other, in circles too. */
public record Typespace(List<AlgebraicType> types) {
    /** References to references: nobody writes more than one. */
    private static final int MAX_HOPS = 64;

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
}
