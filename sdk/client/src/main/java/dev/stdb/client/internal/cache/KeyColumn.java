package dev.stdb.client.internal.cache;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.ValueCodec;
import java.util.List;

/** The primary key as one column of a row type. Fixed columns before it cost nothing; others are passed over one by one. */
public final class KeyColumn implements KeyLocator {
    private static final int UNKNOWN = -1;
    private static final int DEEPEST = 64;

    private final List<ValueCodec> before;
    private final int start; // of the column, or UNKNOWN
    private final int width; // of the column, or UNKNOWN
    private final ValueCodec column;

    /**
     * @throws IllegalArgumentException if there is no such column, or a reference leads nowhere
     */
    public KeyColumn(Typespace typespace, ProductType row, int column) {
        if (column < 0 || column >= row.elements().size()) {
            throw new IllegalArgumentException(
                    "no column " + column + " in a row of " + row.elements().size());
        }
        this.before = row.elements().subList(0, column).stream()
                .map(element -> new ValueCodec(typespace, element.type()))
                .toList();
        AlgebraicType type = row.elements().get(column).type();
        this.column = new ValueCodec(typespace, type);
        this.start = width(typespace, new ProductType(row.elements().subList(0, column)), 0);
        this.width = width(typespace, type, 0);
    }

    @Override
    public long locate(byte[] bytes, int offset, int length) {
        if (start != UNKNOWN && width != UNKNOWN) {
            int from = offset + start;
            return start + width > length ? -1 : (long) from << 32 | from + width;
        }
        return walk(bytes, offset, length);
    }

    private long walk(byte[] bytes, int offset, int length) {
        try {
            BsatnReader in = new BsatnReader(bytes, offset, length);
            for (ValueCodec each : before) {
                each.skip(in);
            }
            int from = length - in.remaining();
            column.skip(in);
            return (long) (offset + from) << 32 | offset + length - in.remaining();
        } catch (BsatnException cut) {
            return -1; // such a row is in nobody's way: it only cannot be part of an update
        }
    }

    /** How many bytes every value of this type takes, or UNKNOWN. */
    private static int width(Typespace typespace, AlgebraicType type, int depth) {
        if (depth > DEEPEST) {
            return UNKNOWN;
        }
        return switch (type) {
            case Primitive primitive -> width(primitive);
            case ArrayType array -> UNKNOWN;
            case Ref ref -> width(typespace, typespace.resolve(ref), depth + 1);
            case SumType sum -> sumWidth(typespace, sum, depth);
            case ProductType product -> {
                int sum = 0;
                for (ProductElement element : product.elements()) {
                    int each = width(typespace, element.type(), depth + 1);
                    if (each == UNKNOWN) {
                        yield UNKNOWN;
                    }
                    sum += each;
                }
                yield sum;
            }
        };
    }

    private static int sumWidth(Typespace typespace, SumType sum, int depth) {
        int common = sum.variants().isEmpty()
                ? UNKNOWN
                : width(typespace, sum.variants().getFirst().type(), depth + 1);
        for (var variant : sum.variants()) {
            if (width(typespace, variant.type(), depth + 1) != common) {
                return UNKNOWN;
            }
        }
        return common == UNKNOWN ? UNKNOWN : common + 1;
    }

    private static int width(Primitive primitive) {
        return switch (primitive) {
            case STRING -> UNKNOWN;
            case BOOL, I8, U8 -> 1;
            case I16, U16 -> 2;
            case I32, U32, F32 -> 4;
            case I64, U64, F64 -> 8;
            case I128, U128 -> 16;
            case I256, U256 -> 32;
        };
    }
}
