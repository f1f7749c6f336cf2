package dev.stdb.module.build.runtime;

/** Numbers with a fraction as text. The JDK's own classes find the digits; this is how its methods reach them. */
public final class JavaDecimals {
    private JavaDecimals() {}

    /** The first {@code length} of these characters, all of them ASCII. */
    public static String text(byte[] characters, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) characters[i];
        }
        return ModuleBytes.text(text);
    }

    /** {@code String.getBytes} with the upper halves of the characters cut off. */
    public static void getBytes(String text, int from, int to, byte[] into, int at) {
        for (int i = from; i < to; i++) {
            into[at + i - from] = (byte) text.charAt(i);
        }
    }

    /** In place of {@code StringBuilder.append(double)}. */
    public static StringBuilder append(StringBuilder builder, double number) {
        return builder.append(Double.toString(number));
    }

    /** In place of {@code StringBuilder.append(float)}. */
    public static StringBuilder append(StringBuilder builder, float number) {
        return builder.append(Float.toString(number));
    }

    /** In place of {@code StringBuilder.insert(int, double)}. */
    public static StringBuilder insert(StringBuilder builder, int at, double number) {
        return builder.insert(at, Double.toString(number));
    }

    /** In place of {@code StringBuilder.insert(int, float)}. */
    public static StringBuilder insert(StringBuilder builder, int at, float number) {
        return builder.insert(at, Float.toString(number));
    }

    /** In place of {@code StringBuffer.append(double)}. */
    public static StringBuffer append(StringBuffer builder, double number) {
        return builder.append(Double.toString(number));
    }

    /** In place of {@code StringBuffer.append(float)}. */
    public static StringBuffer append(StringBuffer builder, float number) {
        return builder.append(Float.toString(number));
    }

    /** In place of {@code StringBuffer.insert(int, double)}. */
    public static StringBuffer insert(StringBuffer builder, int at, double number) {
        return builder.insert(at, Double.toString(number));
    }

    /** In place of {@code StringBuffer.insert(int, float)}. */
    public static StringBuffer insert(StringBuffer builder, int at, float number) {
        return builder.insert(at, Float.toString(number));
    }
}
