package dev.stdb.wasm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a compiler's output fit SpacetimeDB's host: imports that the host does not have get bodies, imports and functions
 * that nothing uses go, the start section becomes the export {@code _initialize}, and only the ABI's exports stay.
 *
 * <pre>{@code
 * byte[] module = ModuleRewriter.forSpacetimeDb()
 *     .redirect("teavm", "putwcharsOut", "stdb_stdout")     // calls go to the module's own function of that name
 *     .trap("teavm", "logOutOfMemory")                      // calls end the call
 *     .initializer("stdb_initialize")                       // called by _initialize, after the start function
 *     .rewrite(compiled)
 *     .bytes();
 * }</pre>
 *
 * Not thread-safe while rules are added; {@link #rewrite} changes nothing.
 */
public final class ModuleRewriter {
    /** What becomes of an import that is not kept. */
    sealed interface Replacement {
        /** Calls reach the module's function that is exported under this name. */
        record Redirect(String export) implements Replacement {}

        /** The function gets these instructions, the final {@code end} included. */
        @SuppressWarnings("ArrayRecordComponent") // never changed after it was made
        record Body(byte[] code) implements Replacement {
            @Override
            public boolean equals(Object other) {
                return other instanceof Body body && java.util.Arrays.equals(code, body.code);
            }

            @Override
            public int hashCode() {
                return java.util.Arrays.hashCode(code);
            }
        }
    }

    /** An import's module and name. */
    public record ImportName(String module, String name) {
        @Override
        public String toString() {
            return module + "::" + name;
        }
    }

    /**
     * A rewritten module.
     *
     * @param bytes the new file
     * @param originalFunctions for each function of the new file the index it had before, or -1 for one that was added
     * @param trapped imports that had no rule: each now ends the call that reaches it
     * @param repaired functions of the new file that were repaired
     */
    @SuppressWarnings("ArrayRecordComponent") // a whole file, handed over rather than shared
    public record Rewritten(
            byte[] bytes, List<Integer> originalFunctions, Set<ImportName> trapped, List<Integer> repaired) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Rewritten that
                    && java.util.Arrays.equals(bytes, that.bytes)
                    && originalFunctions.equals(that.originalFunctions)
                    && trapped.equals(that.trapped);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }

    private static final byte[] UNREACHABLE = {Opcodes.UNREACHABLE, Opcodes.END};

    final Predicate<Import> kept;
    final Predicate<Export> exported;
    final Map<ImportName, Replacement> replacements = new LinkedHashMap<>();
    final java.util.ArrayList<String> initializers = new java.util.ArrayList<>();
    boolean keepNames;
    boolean repairTries;

    private ModuleRewriter(Predicate<Import> kept, Predicate<Export> exported) {
        this.kept = kept;
        this.exported = exported;
    }

    /** Keeps imports from {@code spacetime_*} and the exports that the ABI knows. */
    public static ModuleRewriter forSpacetimeDb() {
        return new ModuleRewriter(
                entry -> entry.module().startsWith("spacetime_"),
                export -> dev.stdb.wasm.abi.Abi.isExport(export.name()));
    }

    /** With rules of the caller's own. */
    public static ModuleRewriter keeping(Predicate<Import> imports, Predicate<Export> exports) {
        return new ModuleRewriter(imports, exports);
    }

    /** Leads calls of an import to the module's function with that export name; both must have the same type. */
    public ModuleRewriter redirect(String module, String name, String export) {
        replacements.put(new ImportName(module, name), new Replacement.Redirect(export));
        return this;
    }

    /** Gives an import a body: instructions with the final {@code end}, without locals of its own and without calls. */
    public ModuleRewriter body(String module, String name, byte[] code) {
        replacements.put(new ImportName(module, name), new Replacement.Body(code.clone()));
        return this;
    }

    /** Calls of the import end the whole call. */
    public ModuleRewriter trap(String module, String name) {
        return body(module, name, UNREACHABLE);
    }

    /** A function, named by its export, without parameters and results, that {@code _initialize} calls after the start function. */
    public ModuleRewriter initializer(String export) {
        initializers.add(export);
        return this;
    }

    /** Keeps function names, which make engines' backtraces readable and the file larger. */
    public ModuleRewriter keepNames(boolean keep) {
        keepNames = keep;
        return this;
    }

    /** Inserts what TeaVM's translation of {@code try} forgets; see the class that does it, {@code FunctionRepair}. */
    public ModuleRewriter repairTries() {
        repairTries = true;
        return this;
    }

    static byte[] unreachableBody() {
        return UNREACHABLE.clone();
    }

    /**
     * Rewrites a binary.
     *
     * @throws WasmException if it cannot be read
     * @throws IllegalArgumentException if a rule names an export that is missing or has another type
     */
    public Rewritten rewrite(byte[] binary) {
        return new Rewriting(this, WasmModule.parse(binary)).run();
    }
}
