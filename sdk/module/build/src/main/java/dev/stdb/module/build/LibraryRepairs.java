package dev.stdb.module.build;

import dev.stdb.module.build.runtime.JavaCollections;
import dev.stdb.module.build.runtime.JavaDecimals;
import dev.stdb.module.build.runtime.JavaFormat;
import dev.stdb.module.build.runtime.JavaLang;
import dev.stdb.module.build.runtime.JavaNames;
import dev.stdb.module.build.runtime.JavaTexts;
import java.util.List;
import org.teavm.model.ValueType;

/** The methods of {@code java.lang} and {@code java.util} about texts and collections that {@link Substitutions} replace. */
record LibraryRepairs(Substitutions all) {
    void add() {
        texts();
        javaTexts();
        formats();
        decimals();
        tables();
        arrays();
    }

    private void texts() {
        ValueType string = ValueType.object("java.lang.String");
        all.addToInstances("java.lang.String", JavaLang.class, "lines", ValueType.object("java.util.stream.Stream"));
        for (ValueType sought : List.of(string, ValueType.INTEGER)) {
            all.addToInstances(
                    "java.lang.String",
                    JavaLang.class,
                    "indexOf",
                    sought,
                    ValueType.INTEGER,
                    ValueType.INTEGER,
                    ValueType.INTEGER);
        }
        all.addToInstances("java.lang.String", JavaLang.class, "indent", ValueType.INTEGER, string);
        all.replace("java.lang.Class", JavaNames.class, "isInterface", ValueType.BOOLEAN);
        all.replace("java.lang.Character", JavaLang.class, "isWhitespace", ValueType.INTEGER, ValueType.BOOLEAN);
        all.replace("java.lang.StringBuilder", JavaLang.class, "reverse", ValueType.object("java.lang.StringBuilder"));
    }

    private void javaTexts() {
        ValueType string = ValueType.object("java.lang.String");
        ValueType strings = ValueType.arrayOf(string);
        ValueType chars = ValueType.object("java.lang.CharSequence");
        ValueType locale = ValueType.object("java.util.Locale");
        String owner = "java.lang.String";
        all.replace(owner, JavaTexts.class, "isBlank", ValueType.BOOLEAN);
        all.replace(owner, JavaTexts.class, "join", chars, ValueType.arrayOf(chars), string);
        all.replace(owner, JavaTexts.class, "compareToIgnoreCase", string, ValueType.INTEGER);
        all.replace(owner, JavaTexts.class, "equalsIgnoreCase", string, ValueType.BOOLEAN);
        all.replace(
                owner,
                JavaTexts.class,
                "regionMatches",
                ValueType.BOOLEAN,
                ValueType.INTEGER,
                string,
                ValueType.INTEGER,
                ValueType.INTEGER,
                ValueType.BOOLEAN);
        for (String name : List.of("toLowerCase", "toUpperCase")) {
            all.replace(owner, JavaTexts.class, name, string);
            all.replace(owner, JavaTexts.class, name, locale, string);
        }
        all.replace("java.util.regex.Pattern", JavaTexts.class, "split", chars, strings);
        all.replace("java.util.regex.Pattern", JavaTexts.class, "split", chars, ValueType.INTEGER, strings);
    }

    private void formats() {
        ValueType locale = ValueType.object("java.util.Locale");
        for (String sign : List.of("getZero", "getDecimalSeparator", "getGroupingSeparator", "getMinusSign")) {
            all.replace("java.util.Formatter", JavaFormat.class, sign, locale, ValueType.CHARACTER);
        }
        all.replaceAs(
                "java.lang.Object",
                "java.util.Formatter$FormatSpecifier",
                JavaFormat.class,
                "printDateTime",
                ValueType.object("java.util.Formatter"),
                ValueType.object("java.lang.Object"),
                locale,
                ValueType.VOID);
        for (String builder : List.of("java.lang.StringBuilder", "java.lang.StringBuffer")) {
            ValueType self = ValueType.object(builder);
            all.replace(builder, JavaTexts.class, "append", ValueType.object("java.lang.CharSequence"), self);
            all.replace(builder, JavaTexts.class, "setLength", ValueType.INTEGER, ValueType.VOID);
        }
        ValueType builder = ValueType.object("java.lang.StringBuilder");
        all.addToInstances(
                "java.lang.StringBuilder", JavaTexts.class, "repeat", ValueType.INTEGER, ValueType.INTEGER, builder);
    }

    /** Numbers with a fraction as text, and back: the JDK's own, see {@link JdkClasses}. */
    private void decimals() {
        ValueType string = ValueType.object("java.lang.String");
        for (ValueType type : List.of(ValueType.DOUBLE, ValueType.FLOAT)) {
            String name = type.equals(ValueType.DOUBLE) ? "Double" : "Float";
            all.replaceBy("jdk.internal.math." + name + "ToDecimal", "java.lang." + name, "toString", type, string);
            all.replaceBy("jdk.internal.math.FloatingDecimal", "java.lang." + name, "parse" + name, string, type);
            for (String builder : List.of("java.lang.StringBuilder", "java.lang.StringBuffer")) {
                ValueType self = ValueType.object(builder);
                all.replace(builder, JavaDecimals.class, "append", type, self);
                all.replace(builder, JavaDecimals.class, "insert", ValueType.INTEGER, type, self);
            }
        }
        all.addToInstances(
                "java.lang.String",
                JavaDecimals.class,
                "getBytes",
                ValueType.INTEGER,
                ValueType.INTEGER,
                ValueType.arrayOf(ValueType.BYTE),
                ValueType.INTEGER,
                ValueType.VOID);
    }

    private void tables() {
        all.replace(
                "java.lang.Enum",
                JavaCollections.class,
                "compareTo",
                ValueType.object("java.lang.Enum"),
                ValueType.INTEGER);
        all.replace(
                "java.util.BitSet", JavaCollections.class, "stream", ValueType.object("java.util.stream.IntStream"));
        ValueType longs = ValueType.arrayOf(ValueType.LONG);
        all.replace(
                "jdk.internal.util.ArraysSupport",
                JavaCollections.class,
                "mismatch",
                longs,
                ValueType.INTEGER,
                longs,
                ValueType.INTEGER,
                ValueType.INTEGER,
                ValueType.INTEGER);
        all.replaceAs(
                "java.util.stream.DoubleStream",
                "java.util.stream.doubleimpl.SimpleDoubleStreamImpl",
                JavaCollections.class,
                "sum",
                ValueType.DOUBLE);
        ValueType stream = ValueType.object("java.util.stream.Stream");
        all.replaceAs(
                "java.util.stream.Stream",
                "java.util.stream.impl.SimpleStreamImpl",
                JavaCollections.class,
                "distinct",
                stream);
        ValueType any = ValueType.object("java.lang.Object");
        all.replace(
                "java.util.HashMap",
                JavaCollections.class,
                "comparableClassFor",
                any,
                ValueType.object("java.lang.Class"));
    }

    private void arrays() {
        for (ValueType element : List.of(
                ValueType.BOOLEAN,
                ValueType.BYTE,
                ValueType.SHORT,
                ValueType.CHARACTER,
                ValueType.INTEGER,
                ValueType.LONG,
                ValueType.FLOAT,
                ValueType.DOUBLE,
                ValueType.object("java.lang.Object"))) {
            var array = ValueType.arrayOf(element);
            all.replace(
                    "java.util.Arrays",
                    JavaCollections.class,
                    "copyOfRange",
                    array,
                    ValueType.INTEGER,
                    ValueType.INTEGER,
                    array);
        }
    }
}
