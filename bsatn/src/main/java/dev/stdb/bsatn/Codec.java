package dev.stdb.bsatn;

/**
 * How values of one type become BSATN and come back. The two methods are mirror images: what {@link #write} appends is what {@link #read} takes.
 *
 * <pre>{@code
 * record Point(int x, int y) {
 *   static final Codec<Point> CODEC = new Codec<>() {
 *     public void write(Point p, BsatnWriter out) { out.i32(p.x).i32(p.y); }
 *     public Point read(BsatnReader in) { return new Point(in.i32(), in.i32()); }
 *   };
 * }
 * }</pre>
 *
 * Codecs hold no state of a call and may be used from any thread.
 */
public interface Codec<T> {
    /** Appends {@code value}; an {@link IllegalArgumentException} means that the value cannot be said in BSATN. */
    void write(T value, BsatnWriter out);

    /** Takes one value and leaves the reader behind it; throws {@link BsatnException} when the bytes are no such value. */
    T read(BsatnReader in);

    /** The bytes of {@code value} alone. */
    default byte[] encode(T value) {
        var out = new BsatnWriter();
        write(value, out);
        return out.toByteArray();
    }

    /** The value that {@code whole} consists of; bytes left over are refused with {@link BsatnException.Trailing}. */
    default T decode(byte[] whole) {
        var in = new BsatnReader(whole);
        T value = read(in);
        in.end();
        return value;
    }
}
