package dev.stdb.client.typed;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Codecs of types without parts, as they stand in lists, options and results, and of those three. */
public final class Codecs {
    public static final Codec<Boolean> BOOL = of(BsatnReader::bool, (value, out) -> out.bool(value));
    public static final Codec<Byte> I8 = of(BsatnReader::i8, (value, out) -> out.i8(value));
    /** 0 to 255. */
    public static final Codec<Integer> U8 = of(BsatnReader::u8, (value, out) -> out.u8(value));

    public static final Codec<Short> I16 = of(BsatnReader::i16, (value, out) -> out.i16(value));
    /** 0 to 65,535. */
    public static final Codec<Integer> U16 = of(BsatnReader::u16, (value, out) -> out.u16(value));

    public static final Codec<Integer> I32 = of(BsatnReader::i32, (value, out) -> out.i32(value));
    /** 0 to 4,294,967,295. */
    public static final Codec<Long> U32 = of(BsatnReader::u32, (value, out) -> out.u32(value));

    public static final Codec<Long> I64 = of(BsatnReader::i64, (value, out) -> out.i64(value));
    /** All 64 bits, to be read as unsigned. */
    public static final Codec<Long> U64 = of(BsatnReader::u64, (value, out) -> out.u64(value));

    public static final Codec<Float> F32 = of(BsatnReader::f32, (value, out) -> out.f32(value));
    public static final Codec<Double> F64 = of(BsatnReader::f64, (value, out) -> out.f64(value));
    public static final Codec<String> STRING = of(BsatnReader::str, (value, out) -> out.str(value));

    private Codecs() {}

    /** An array; what is read is an immutable list. */
    public static <T> Codec<List<T>> list(Codec<T> element) {
        return of(in -> List.copyOf(in.array(element)), (value, out) -> out.array(value, element));
    }

    /** An option: {@code some} or {@code none}. */
    public static <T> Codec<Optional<T>> optional(Codec<T> some) {
        return of(in -> Optional.ofNullable(in.option(some)), (value, out) -> out.option(value.orElse(null), some));
    }

    /** A result: {@code ok} or {@code err}. */
    public static <T, E> Codec<Result<T, E>> result(Codec<T> ok, Codec<E> err) {
        return of(
                in -> {
                    int tag = in.u8();
                    return switch (tag) {
                        case 0 -> Result.ok(ok.read(in));
                        case 1 -> Result.err(err.read(in));
                        default -> throw in.unknownTag("result", tag);
                    };
                },
                (value, out) -> {
                    switch (value) {
                        case Result.Ok<T, E>(T it) -> ok.write(it, out.u8(0));
                        case Result.Err<T, E>(E it) -> err.write(it, out.u8(1));
                    }
                });
    }

    private static <T> Codec<T> of(Function<BsatnReader, T> read, BiConsumer<T, BsatnWriter> write) {
        return new Codec<>() {
            @Override
            public void write(T value, BsatnWriter out) {
                write.accept(value, out);
            }

            @Override
            public T read(BsatnReader in) {
                return read.apply(in);
            }
        };
    }
}
