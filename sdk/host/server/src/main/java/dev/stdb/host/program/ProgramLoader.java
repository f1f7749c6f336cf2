package dev.stdb.host.program;

import dev.stdb.bsatn.hash.Keccak256;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import run.endive.compiler.Cache;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;

/**
 * Parses, checks and compiles programs. What was compiled is remembered by program hash: in memory for the whole JVM as
 * long as memory lasts, and in a folder if one is given. Safe for all threads.
 */
public final class ProgramLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramLoader.class);
    private static final ConcurrentHashMap<String, SoftReference<Program>> LOADED = new ConcurrentHashMap<>();

    private final @Nullable Path cacheDirectory;
    private final boolean interpreted;

    /**
     * @param cacheDirectory where compiled classes are kept between runs, null for nowhere
     * @param interpreted true to run programs in the interpreter, some 50 times slower: for programs of strangers, whose
     *     compiled code nothing verifies a second time
     */
    public ProgramLoader(@Nullable Path cacheDirectory, boolean interpreted) {
        this.cacheDirectory = cacheDirectory;
        this.interpreted = interpreted;
    }

    /**
     * The program of a wasm binary.
     *
     * @throws ProgramException when it is no wasm, or does not fit the ABI
     */
    public Program load(byte[] wasm) throws ProgramException {
        return load(wasm, AbiFunctions.MINOR);
    }

    /**
     * The program of a wasm binary that may read environment variables, ABI 10.6.
     *
     * @throws ProgramException when it is no wasm, or does not fit the ABI
     */
    public Program loadWithEnvironment(byte[] wasm) throws ProgramException {
        return load(wasm, AbiFunctions.MINOR_WITH_ENVIRONMENT);
    }

    private Program load(byte[] wasm, int minor) throws ProgramException {
        byte[] hash = Keccak256.hash(wasm);
        String key = HexFormat.of().formatHex(hash) + (interpreted ? "-interpreted" : "");
        SoftReference<Program> known = LOADED.get(key);
        Program program = known == null ? null : known.get();
        if (program == null) {
            program = read(wasm, hash, minor);
            LOADED.put(key, new SoftReference<>(program));
        } else {
            ProgramCheck.module(program.module(), minor); // it may have been loaded with an environment before
        }
        return program;
    }

    private Program read(byte[] wasm, byte[] hash, int minor) throws ProgramException {
        ProgramCheck.header(wasm);
        WasmModule module;
        try {
            module = Parser.parse(wasm);
        } catch (RuntimeException | StackOverflowError e) {
            throw new ProgramException("failed to parse WebAssembly module: " + reason(e), e);
        }
        ProgramCheck.module(module, minor);
        return new Program(wasm.clone(), hash, module, interpreted ? null : compile(module, hash));
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private @Nullable Function<Instance, Machine> compile(WasmModule module, byte[] hash) {
        try {
            var builder = MachineFactoryCompiler.builder(module).withInterpreterFallback(InterpreterFallback.SILENT);
            if (cacheDirectory != null) {
                builder.withCache(new FolderCache(cacheDirectory, HexFormat.of().formatHex(hash)));
            }
            return builder.compile();
        } catch (WasmEngineException | IllegalStateException | IllegalArgumentException e) {
            LOG.warn("program {} runs in the interpreter: {}", HexFormat.of().formatHex(hash, 0, 4), reason(e));
            return null;
        }
    }

    /** Compiled classes as one file per program. A file that cannot be read or written only costs time. */
    private record FolderCache(Path directory, String program) implements Cache {
        private static final int MAX_BYTES = 512 << 20;

        private Path file(String key) {
            String safe = key.replaceAll("[^A-Za-z0-9-]", "_");
            return directory.resolve(program.substring(0, 32) + "-" + safe + ".endive-1.0.0.jar");
        }

        @Override
        public byte @Nullable [] get(String key) throws IOException {
            Path file = file(key);
            return Files.isRegularFile(file) && Files.size(file) < MAX_BYTES ? Files.readAllBytes(file) : null;
        }

        @Override
        public void putIfAbsent(String key, byte[] classes) throws IOException {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, "compiled", ".tmp");
            Files.write(temporary, classes);
            Files.move(temporary, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
