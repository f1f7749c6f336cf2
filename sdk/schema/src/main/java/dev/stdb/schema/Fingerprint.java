package dev.stdb.schema;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.hash.Blake3;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short text that is equal for types whose values have the same bytes and the same names: what generated code knows of the schema
 * that it was made from. Where an entry lies in the typespace, and whether a name is as the module wrote it or converted, does not
 * matter.
 *
 * <pre>{@code
 * Fingerprint.of(schema.typespace(), schema.table("player").orElseThrow().rowType());   // 5b1c3ae2909f1d04
 * }</pre>
 */
public final class Fingerprint {
    private static final int BYTES = 8;

    private final Typespace typespace;
    private final Map<Integer, Integer> seen = new HashMap<>();
    private final BsatnWriter text = new BsatnWriter();
    private int depth;

    private Fingerprint(Typespace typespace) {
        this.typespace = typespace;
    }

    /**
     * The fingerprint of a type, 16 hexadecimal digits.
     *
     * @throws IllegalArgumentException when a reference leads nowhere, or the type nests deeper than {@link BsatnReader#MAX_DEPTH}
     */
    public static String of(Typespace typespace, AlgebraicType type) {
        var fingerprint = new Fingerprint(typespace);
        fingerprint.add(type);
        byte[] hash = Blake3.hash(fingerprint.text.toByteArray());
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }

    /**
     * The fingerprint of a procedure: of its parameters and its result.
     *
     * @throws IllegalArgumentException as {@link #of(Typespace, AlgebraicType)}
     */
    public static String of(Typespace typespace, ProcedureSchema procedure) {
        var both = new ProductType(List.of(
                new ProductElement("params", procedure.params()),
                new ProductElement("result", procedure.returnType())));
        return of(typespace, both);
    }

    /** Each entry of the typespace is written out where it is met first, so that circles end. */
    private void add(AlgebraicType type) {
        if (++depth > BsatnReader.MAX_DEPTH) {
            throw new IllegalArgumentException("the type is nested deeper than " + BsatnReader.MAX_DEPTH + " levels");
        }
        switch (type) {
            case Primitive primitive -> text.u8(primitive.tag());
            case ArrayType(var element) -> {
                text.u8('[');
                add(element);
            }
            case ProductType(var elements) -> {
                text.u8('(').length(elements.size());
                for (ProductElement element : elements) part(element.name(), element.type());
            }
            case SumType(var variants) -> {
                text.u8('|').length(variants.size());
                for (SumVariant variant : variants) part(variant.name(), variant.type());
            }
            case Ref(int index) -> {
                Integer before = seen.putIfAbsent(index, seen.size());
                if (before != null) text.u8('#').i32(before);
                else add(typespace.resolve(type));
            }
        }
        depth--;
    }

    private void part(@Nullable String name, AlgebraicType type) {
        text.str(name == null ? "" : CaseConversion.snake(name));
        add(type);
    }
}
