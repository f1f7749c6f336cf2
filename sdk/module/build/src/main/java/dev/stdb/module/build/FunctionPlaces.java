package dev.stdb.module.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.teavm.backend.wasm.generate.WasmNameProvider;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;

/** Finds the author's methods behind the function names that TeaVM makes up. */
final class FunctionPlaces {
    private final ModuleClasses classes;
    private final Path sources;

    /** @param sources the source folder */
    FunctionPlaces(ModuleClasses classes, Path sources) {
        this.classes = classes;
        this.sources = sources;
    }

    /**
     * A method.
     *
     * @param file null for code that was generated
     * @param line its first line with code; 0 if none is known
     */
    record Place(String method, @Nullable Path file, int line) {}

    /** The methods that the function may be: several if they are called alike. */
    List<Place> of(String function) {
        var found = new ArrayList<Place>();
        for (String name : classes.ownNames()) {
            ClassHolder cls = classes.get(name);
            if (cls != null) {
                cls.getMethods().stream()
                        .filter(method -> isOf(method, function))
                        .forEach(method -> found.add(place(name, method)));
            }
        }
        return found;
    }

    /** TeaVM numbers the functions whose names would be alike. */
    private static boolean isOf(MethodHolder method, String function) {
        String base = new WasmNameProvider().forMethod(method.getReference());
        return Pattern.matches(Pattern.quote(base) + "(_\\d+)?", function);
    }

    private Place place(String className, MethodHolder method) {
        int nested = className.indexOf('$');
        String outer = nested < 0 ? className : className.substring(0, nested);
        Path file = sources.resolve(outer.replace('.', '/') + ".java");
        return new Place(className + "." + method.getName(), Files.exists(file) ? file : null, line(method));
    }

    private static int line(MethodHolder method) {
        Program program = method.getProgram();
        if (program != null) {
            for (BasicBlock block : program.getBasicBlocks()) {
                for (Instruction instruction : block) {
                    if (instruction.getLocation() != null
                            && instruction.getLocation().getLine() > 0) {
                        return instruction.getLocation().getLine();
                    }
                }
            }
        }
        return 0;
    }
}
