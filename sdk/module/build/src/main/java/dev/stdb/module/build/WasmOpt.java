package dev.stdb.module.build;

import dev.stdb.wasm.WasmException;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.WasmValidator;
import dev.stdb.wasm.abi.AbiCheck;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Binaryen's {@code wasm-opt}, used where it is found and never needed: what it makes is taken only if it is good. */
record WasmOpt(@Nullable Path program) {
    private static final int SECONDS = 120;

    private static final List<String> FLAGS = List.of(
            "-O3",
            "--enable-bulk-memory",
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-nontrapping-float-to-int",
            "--enable-multivalue",
            "-g");

    /** The one on this search path, as in the variable {@code PATH}. */
    static WasmOpt on(@Nullable String path) {
        if (path != null) {
            for (String folder : path.split(File.pathSeparator, -1)) {
                for (String name : List.of("wasm-opt", "wasm-opt.exe")) {
                    Path file = Path.of(folder, name);
                    if (!folder.isEmpty() && Files.isExecutable(file)) {
                        return new WasmOpt(file);
                    }
                }
            }
        }
        return new WasmOpt(null);
    }

    /**
     * The module as {@code wasm-opt} improves it, or unchanged.
     *
     * @param warnings is told why its result was not taken
     */
    byte[] improve(byte[] wasm, List<String> warnings) {
        Path found = program;
        if (found == null) {
            return wasm;
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("stdb-wasm-opt");
            Path in = Files.write(folder.resolve("in.wasm"), wasm);
            Path out = folder.resolve("out.wasm");
            run(found, in, out);
            return checked(Files.readAllBytes(out));
        } catch (IOException | WasmException e) {
            warnings.add(found + " was not of use: " + e.getMessage());
            return wasm;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return wasm;
        } finally {
            delete(folder);
        }
    }

    private static void run(Path program, Path in, Path out) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString(), in.toString(), "-o", out.toString()));
        command.addAll(FLAGS);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end within " + SECONDS + " seconds");
        }
        if (process.exitValue() != 0) {
            throw new IOException("it ended with code " + process.exitValue());
        }
    }

    private static byte[] checked(byte[] wasm) throws IOException {
        var module = WasmModule.parse(wasm);
        WasmValidator.validate(module);
        if (!AbiCheck.check(module).isEmpty()) {
            throw new IOException("what it made does not fit a server");
        }
        return wasm;
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("in.wasm"));
            Files.deleteIfExists(folder.resolve("out.wasm"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
