package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.Log;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import org.jspecify.annotations.Nullable;

/**
 * The server's way into a module: the generated subclass calls the reducer that has the number. In wasm the exports lead here; on
 * a JVM a test host calls the same methods.
 *
 * <p>One object per module instance; one thread.
 */
public abstract class ModuleDispatch {
    /** A reducer's return code: done. */
    public static final int DONE = 0;
    /** A reducer's return code: refused, the message is in the sink. */
    public static final int REFUSED = 1;

    private final ModuleInstance instance;

    protected ModuleDispatch(ModuleInstance instance) {
        this.instance = instance;
    }

    /** The module definition, as {@code __describe_module__} answers. */
    public abstract byte[] definition();

    /**
     * Calls the reducer with the number {@code id}.
     *
     * @return null or {@link ReducerResult.Ok} when done
     */
    protected abstract @Nullable ReducerResult reducer(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args) throws Throwable;

    /** {@code __describe_module__}. */
    public final void describe(int sink) {
        instance.writeSink(sink, definition());
    }

    /**
     * {@code __call_reducer__}: runs a reducer and turns what it did into a return code. Anything it throws but a refusal is logged
     * and ends the call as a crash.
     */
    public final int callReducer(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args, int error) {
        try {
            ReducerResult result = reducer(id, s0, s1, s2, s3, c0, c1, micros, args);
            instance.endCall();
            if (result instanceof ReducerResult.Err refusal) {
                return refuse(refusal.message(), error);
            }
            return DONE;
        } catch (ReducerException refusal) {
            instance.endCall();
            return refuse(refusal.reason(), error);
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    /** A reader of the call's arguments. */
    protected final BsatnReader arguments(int source) {
        return new BsatnReader(instance.readSource(source));
    }

    /** What the generated dispatch throws for a number that no reducer has. */
    protected final IllegalArgumentException unknownReducer(int id) {
        return new IllegalArgumentException("the module has no reducer number " + id);
    }

    /** Turns text into the bytes that its characters stand for, one each: how the definition is kept in the class. */
    protected static byte[] bytes(String... latin1) {
        int length = 0;
        for (String part : latin1) {
            length += part.length();
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (String part : latin1) {
            for (int i = 0; i < part.length(); i++) {
                bytes[at++] = (byte) part.charAt(i);
            }
        }
        return bytes;
    }

    private int refuse(String message, int error) {
        instance.writeSink(error, Utf8Text.bytes(message));
        return REFUSED;
    }

    private static Error crashed(Throwable thrown) {
        Log.panic(thrown);
        return Hosts.current().trap();
    }
}
