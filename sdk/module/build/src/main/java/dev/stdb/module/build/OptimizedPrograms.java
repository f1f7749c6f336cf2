package dev.stdb.module.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.cache.CacheStatus;
import org.teavm.cache.InMemorySymbolTable;
import org.teavm.cache.ProgramIO;
import org.teavm.model.MethodReader;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ProgramCache;
import org.teavm.model.ProgramReader;
import org.teavm.model.ReferenceCache;
import org.teavm.model.util.ProgramUtils;

/**
 * What TeaVM's optimizer made of each method, kept from one build to the next: after a small change nearly all methods come to it
 * as they came before. A program is used again if the one to optimize is the same, instruction by instruction, and the
 * module's own classes that it names look the same from outside; the classes of the library do not change. One thread at a time.
 */
final class OptimizedPrograms implements ProgramCache {
    private final NamedClasses names = new NamedClasses();
    private final ProgramIO io;
    private final Map<MethodReference, Kept> kept = new HashMap<>();
    private final Map<MethodReference, Missed> missed = new HashMap<>();
    private Function<MethodReference, @Nullable MethodReader> methods = method -> null;
    private Predicate<String> own = name -> false;
    private Function<String, String> outsides = name -> "";

    /**
     * @param before the method's program when it came to the optimizer
     * @param after what the optimizer made of it
     * @param outside what the classes that it names looked like
     */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Kept(byte[] before, Program after, Set<String> named, String outside) {}

    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Missed(byte[] before, Set<String> named) {}

    OptimizedPrograms(ReferenceCache references) {
        io = new ProgramIO(references, names, new InMemorySymbolTable(), new InMemorySymbolTable());
    }

    /**
     * A new build.
     *
     * @param toOptimize finds a method as it comes to the optimizer
     * @param own which classes may differ from one build to the next
     * @param outsides what such a class looks like from outside
     */
    void begin(
            Function<MethodReference, @Nullable MethodReader> toOptimize,
            Predicate<String> own,
            Function<String, String> outsides) {
        this.methods = toOptimize;
        this.own = own;
        this.outsides = outsides;
        missed.clear();
    }

    @Override
    public @Nullable Program get(MethodReference method, CacheStatus status) {
        MethodReader found = methods.apply(method);
        ProgramReader program = found == null ? null : found.getProgram();
        if (program == null) {
            return null;
        }
        names.next();
        byte[] before = written(program);
        Kept known = kept.get(method);
        if (known != null && Arrays.equals(known.before, before) && known.outside.equals(outside(known.named))) {
            return copy(known.after);
        }
        names.lookup(method.getClassName());
        missed.put(method, new Missed(before, names.named(own)));
        return null;
    }

    @Override
    public void store(MethodReference method, Program program, Supplier<String[]> dependencies) {
        Missed asked = missed.remove(method);
        if (asked != null) {
            kept.put(method, new Kept(asked.before, copy(program), asked.named, outside(asked.named)));
        }
    }

    private String outside(Set<String> named) {
        var all = new StringBuilder();
        for (String name : named) {
            all.append(own.test(name) ? outsides.apply(name) : "gone").append('\n');
        }
        return all.toString();
    }

    private byte[] written(ProgramReader program) {
        var out = new ByteArrayOutputStream(512);
        try {
            io.write(program, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** TeaVM's copy is without the registers that the optimizer gave the variables. */
    private static Program copy(Program program) {
        Program copy = ProgramUtils.copy(program);
        for (int i = 0; i < program.variableCount(); i++) {
            copy.variableAt(i).setRegister(program.variableAt(i).getRegister());
        }
        return copy;
    }
}
