package dev.stdb.module.testing.wasm;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import dev.stdb.host.log.LogSink;
import dev.stdb.host.program.Surroundings;
import dev.stdb.module.testing.target.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The test's world as an instance sees it. */
record WorldAround(World world) implements Surroundings {
    private static final String HOST = "__spacetimedb__";

    @Override
    public Identity identity() {
        return world.identity();
    }

    @Override
    public LogSink log() {
        return entry -> world.log(number(entry.level()), file(entry), entry.line(), entry.function(), entry.message());
    }

    /** As the ABI numbers them. */
    private static int number(LogLevel level) {
        return switch (level) {
            case ERROR -> 0;
            case WARN -> 1;
            case INFO -> 2;
            case DEBUG -> 3;
            case TRACE -> 4;
            case PANIC -> 101;
        };
    }

    private static @Nullable String file(LogRecord entry) {
        return HOST.equals(entry.filename()) ? null : entry.filename();
    }

    @Override
    public long nowMicros() {
        return world.nowMicros();
    }

    @Override
    public void sleepUntil(long micros) {
        world.sleepUntil(micros);
    }

    @Override
    public Optional<String> jwt(ConnectionId connection) {
        return world.claims(connection);
    }

    @Override
    public Optional<String> environment(String key) {
        return world.environment(key);
    }

    @Override
    public void callSoon(String reducer, byte[] args) {
        world.callSoon(reducer, args);
    }
}
