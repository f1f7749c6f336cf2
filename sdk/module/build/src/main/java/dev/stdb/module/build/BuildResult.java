package dev.stdb.module.build;

import dev.stdb.wasm.abi.ServerVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How a build ended. */
public sealed interface BuildResult {
    /**
     * The module was written.
     *
     * @param wasm the file
     * @param bytes its content; do not change it
     * @param took time of the whole build
     * @param upToDate nothing had changed, so nothing was compiled
     * @param needs oldest server that accepts the module
     * @param warnings what the author should know although it was built
     */
    @SuppressWarnings("ArrayRecordComponent") // a whole file, handed over rather than shared
    record Built(
            Path wasm, byte[] bytes, Duration took, boolean upToDate, ServerVersion needs, List<Diagnostic> warnings)
            implements BuildResult {
        public Built {
            warnings = List.copyOf(warnings);
        }

        /** {@link #needs} as text, such as {@code 2.0.0}. */
        public String oldestServer() {
            return needs.toString();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Built that && wasm.equals(that.wasm) && java.util.Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }

    /** The sources have errors, all that one run can find; an earlier output file is left as it was. */
    record Failed(List<Diagnostic> diagnostics) implements BuildResult {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** It was told to stop, by {@link ModuleBuild#cancel()} or by interrupting its thread. Nothing was written. */
    record Cancelled() implements BuildResult {}
}
