package dev.stdb.module.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/** Compiles module sources in memory, as a build does. */
final class Sources {
    private Sources() {}

    /** One file {@code game.Game}; the usual imports come in one line, so that line 3 is the first of {@code body}. */
    static JavaFileObject game(String body) {
        return JavaFileObjects.forSourceString("game.Game", """
                package game;
                import dev.stdb.module.*; import dev.stdb.bsatn.special.*; import java.util.*; import org.jspecify.annotations.Nullable;
                """ + body);
    }

    static Compilation compile(String body) {
        return compile(List.of(game(body)));
    }

    static Compilation compile(List<JavaFileObject> files) {
        return Compiler.javac()
                .withProcessors(new ModuleProcessor())
                .withOptions("--release", "21", "-Xlint:all,-processing", "--should-stop=ifError=FLOW")
                .compile(files);
    }

    /** The errors, each as {@code line: message}. */
    static List<String> errors(Compilation compilation) {
        List<String> errors = new ArrayList<>();
        compilation.errors().forEach(error -> errors.add(error.getLineNumber() + ": " + error.getMessage(null)));
        return errors;
    }
}
