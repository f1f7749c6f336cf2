package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of a unique violation, as the server words it. */
final class KeyText {
    private KeyText() {}

    static DatastoreException violation(TableInfo table, IndexInfo index, byte[] row, RowLayout layout) {
        String columns = index.columns().stream()
                .map(column -> "\"" + table.schema().columns().get(column).name() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        var values = index.columns().stream()
                .map(column -> value(table, column, row, layout))
                .toList();
        String value = values.size() == 1 ? text(values.getFirst()) : product(values);
        return new DatastoreException.UniqueViolation("Unique constraint violation '" + index.name() + "' in table '"
                + table.name() + "': column(s): '" + columns + "' value: " + value);
    }

    private static AlgebraicValue value(TableInfo table, int column, byte[] row, RowLayout layout) {
        var type = table.rowType().elements().get(column).type();
        int from = layout.at(row, column).at;
        return new ValueCodec(Typespace.EMPTY, type).read(new BsatnReader(row, from, row.length - from));
    }

    /** Values as the server's untyped text form. */
    private static String text(AlgebraicValue value) {
        return switch (value) {
            case AlgebraicValue.Bool(var v) -> String.valueOf(v);
            case AlgebraicValue.I8(var v) -> String.valueOf(v);
            case AlgebraicValue.U8(var v) -> String.valueOf(v);
            case AlgebraicValue.I16(var v) -> String.valueOf(v);
            case AlgebraicValue.U16(var v) -> String.valueOf(v);
            case AlgebraicValue.I32(var v) -> String.valueOf(v);
            case AlgebraicValue.U32(var v) -> String.valueOf(v);
            case AlgebraicValue.I64(var v) -> String.valueOf(v);
            case AlgebraicValue.U64(var v) -> Long.toUnsignedString(v);
            case AlgebraicValue.I128(var v) -> v.toString();
            case AlgebraicValue.U128(var v) -> v.toString();
            case AlgebraicValue.I256(var v) -> v.toString();
            case AlgebraicValue.U256(var v) -> v.toString();
            case AlgebraicValue.F32(var v) -> String.valueOf(v);
            case AlgebraicValue.F64(var v) -> String.valueOf(v);
            case AlgebraicValue.Str(var v) -> "\"" + v + "\"";
            case AlgebraicValue.Bytes(var v) -> "0x" + HexFormat.of().formatHex(v);
            case AlgebraicValue.Array(var v) ->
                v.stream().map(KeyText::text).collect(Collectors.joining(", ", "[", "]"));
            case AlgebraicValue.Product(var v) -> product(v);
            case AlgebraicValue.Sum(var tag, var v) -> "(" + tag + " = " + text(v) + ")";
        };
    }

    private static String product(List<AlgebraicValue> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> i + " = " + text(values.get(i)))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
