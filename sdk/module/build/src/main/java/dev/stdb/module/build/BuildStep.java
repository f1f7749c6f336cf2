package dev.stdb.module.build;

/** The steps of a build, in their order. */
public enum BuildStep {
    JAVAC("compiling Java"),
    ANALYSE("finding what the module uses"),
    TRANSLATE("translating to WebAssembly"),
    REWRITE("fitting it to the host"),
    VALIDATE("validating"),
    WRITE("writing");

    private final String text;

    BuildStep(String text) {
        this.text = text;
    }

    /** What to show while it runs. */
    public String text() {
        return text;
    }
}
