package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.log.LogSink;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.ProgramLoader;
import dev.stdb.host.program.Surroundings;
import dev.stdb.host.program.Watchdog;
import dev.stdb.schema.ModuleSchema;
import java.time.Duration;
import java.util.Optional;

/** What a program says of itself when nobody publishes it: it is started far enough to be asked, and nothing of it runs. */
public final class Description {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAX_PAGES = 16_384; // 1 GiB

    private Description() {}

    /**
     * The schema of a program.
     *
     * @throws ProgramException when it cannot be started, or its definition is refused; the message is the server's
     */
    public static ModuleSchema of(byte[] wasm) throws ProgramException {
        try (var watchdog = new Watchdog(LIMIT)) {
            // The interpreter, since compiling takes longer than the one short call.
            var program = new ProgramLoader(null, true).loadWithEnvironment(wasm);
            return Published.start(program, new Nowhere(), watchdog, MAX_PAGES)
                    .published()
                    .schema();
        }
    }

    /** No database at all. */
    private static final class Nowhere implements Surroundings {
        @Override
        public Identity identity() {
            return Identity.ZERO;
        }

        @Override
        public LogSink log() {
            return record -> {};
        }

        @Override
        public long nowMicros() {
            return 0;
        }

        @Override
        public Optional<String> jwt(ConnectionId connection) {
            return Optional.empty();
        }

        @Override
        public void callSoon(String reducer, byte[] args) {
            // there is no database that it could be called in
        }
    }
}
