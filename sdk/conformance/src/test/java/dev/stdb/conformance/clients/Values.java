package dev.stdb.conformance.clients;

import java.util.List;

/** Values of the types of {@code sdk-test}, as SATS-JSON by position. */
final class Values {
    /** A value of each kind of column that tables {@code one_*}, {@code unique_*} and {@code pk_*} share, by table suffix. */
    record Column(String table, String value) {}

    static final List<Column> INTEGERS = List.of(
            new Column("u_8", "0"),
            new Column("u_16", "0"),
            new Column("u_32", "0"),
            new Column("u_64", "0"),
            new Column("u_128", "0"),
            new Column("u_256", "\"0x0\""),
            new Column("i_8", "0"),
            new Column("i_16", "0"),
            new Column("i_32", "0"),
            new Column("i_64", "0"),
            new Column("i_128", "0"),
            new Column("i_256", "\"0x0\""));

    static final Column BOOL = new Column("bool", "false");
    static final Column STRING = new Column("string", "\"\"");

    /** Integers, bool and string: what may be a key. */
    static final List<Column> KEYS = append(INTEGERS, BOOL, STRING);

    /** The keys and floating-point numbers. */
    static final List<Column> PRIMITIVES =
            append(INTEGERS, BOOL, new Column("f_32", "0.0"), new Column("f_64", "0.0"), STRING);

    static final String UNIT = "[]";
    static final String NONE = "[1,[]]";
    static final String ZERO = "[0,[]]";
    static final String ONE = "[1,[]]";
    static final String TWO = "[2,[]]";
    static final String NO_IDENTITY = "[\"0x0\"]";
    static final String NO_ID = "[0]";
    static final String TIMESTAMP = "[1706000000000000]";
    static final String LATER = "[9876543210]";
    static final String DURATION = "[-67419000000003]";

    static final String EVERY_PRIMITIVE = product(
            "1",
            "258",
            "16909060",
            "72623859790382856",
            "1339673755198158349044581307228491536",
            "\"0x102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\"",
            "-1",
            "-258",
            "-16909060",
            "-72623859790382856",
            "-1339673755198158349044581307228491536",
            "\"-0x102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\"",
            "false",
            "1.0",
            "-1.0",
            "\"string\"",
            NO_IDENTITY,
            NO_ID,
            LATER,
            DURATION,
            "[1339673755198158349044581307228491536]");

    /** The fields of {@link #EVERY_PRIMITIVE} as a module writes them. */
    static final List<String> EVERY_PRIMITIVE_TEXTS = List.of(
            "1",
            "258",
            "16909060",
            "72623859790382856",
            "1339673755198158349044581307228491536",
            "455867356320691211509944977504407603390036387149619137164185182714736811808",
            "-1",
            "-258",
            "-16909060",
            "-72623859790382856",
            "-1339673755198158349044581307228491536",
            "-455867356320691211509944977504407603390036387149619137164185182714736811808",
            "false",
            "1",
            "-1",
            "string",
            "0".repeat(64),
            "0".repeat(32),
            "1970-01-01T02:44:36.543210+00:00",
            "-67419000.000003",
            "01020304-0506-0708-090a-0b0c0d0e0f10");

    static final String EVERY_VEC = product(
            "\"\"",
            "[1]",
            "[2,2]",
            "[3,3,3]",
            "[4,4,4,4]",
            "[\"0x5\",\"0x5\",\"0x5\",\"0x5\",\"0x5\"]",
            "[-1]",
            "[-2,-2]",
            "[-3,-3,-3]",
            "[-4,-4,-4,-4]",
            "[-5,-5,-5,-5,-5]",
            "[\"-0x6\",\"-0x6\",\"-0x6\",\"-0x6\",\"-0x6\",\"-0x6\"]",
            "[false,true,true,false]",
            "[0.0,-1.0,1.0,-2.0,2.0]",
            "[0.0,-0.5,0.5,-1.5,1.5]",
            "[\"vec\",\"of\",\"strings\"]",
            "[" + NO_IDENTITY + "]",
            "[" + NO_ID + "]",
            "[" + LATER + "]",
            "[" + DURATION + "]",
            "[" + NO_ID + "]");

    private Values() {}

    private static List<Column> append(List<Column> columns, Column... more) {
        var all = new java.util.ArrayList<>(columns);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    static String product(String... elements) {
        return "[" + String.join(",", elements) + "]";
    }

    static String some(String value) {
        return "[0," + value + "]";
    }
}
