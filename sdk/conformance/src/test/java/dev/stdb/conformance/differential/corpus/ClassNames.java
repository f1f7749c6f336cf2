package dev.stdb.conformance.differential.corpus;

public final class ClassNames {
    private ClassNames() {}

    public static String ofString() {
        return String.class.getName();
    }

    public static String simpleOfString() {
        return String.class.getSimpleName();
    }

    public static String simpleOfStrings() {
        return String[].class.getSimpleName();
    }

    public static String ofStrings() {
        return String[].class.getName();
    }

    public static String ofCharacters() {
        return char[].class.getName() + char[].class.getSimpleName();
    }

    public static String ofPrimitives() {
        return char.class.getName() + char.class.getSimpleName();
    }

    public static String ofObject() {
        return Object.class.getName() + Object.class.getSimpleName();
    }

    public static String ofInstances() {
        Object o = "x";
        return o.getClass().getName()
                + o.getClass().getSimpleName()
                + o.getClass().getSuperclass();
    }

    public static String ofArrays() {
        return Object[].class.getName()
                + Object[].class.getSimpleName()
                + int[].class.getSimpleName()
                + int[][].class.getName()
                + Integer.class.getSimpleName();
    }

    public static String texts() {
        return "" + String.class + CharSequence.class + char[].class + Object.class.getSuperclass();
    }

    public static String namesAreTexts() {
        return String.class.getName().toUpperCase(java.util.Locale.ROOT).substring(3)
                + char.class.getName().replace('c', 'd')
                + java.util.Arrays.toString(char[].class.getName().toCharArray())
                + java.util.Arrays.toString(Object.class.getName().toCharArray());
    }

    public static String namesAreObjects() {
        Object n = char.class.getName();
        Object m = Object.class.getName();
        return (n instanceof String) + " " + (m instanceof CharSequence) + n.equals("char") + m.hashCode();
    }

    public static String canonical() {
        return String.class.getCanonicalName() + String[].class.getCanonicalName();
    }
}
