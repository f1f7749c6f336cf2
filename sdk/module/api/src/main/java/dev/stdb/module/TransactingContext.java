package dev.stdb.module;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.Hosts;
import dev.stdb.module.abi.ModuleInstance;
import org.jspecify.annotations.Nullable;

/**
 * What procedures and HTTP handlers can do: open transactions, sleep, send HTTP requests. {@code C} is the module's {@code
 * ReducerContext}, which a transaction's body gets.
 */
public abstract class TransactingContext<C> extends CallContext {
    private final ModuleInstance instance;
    private boolean inTransaction;

    TransactingContext(ModuleInstance instance, long micros) {
        super(micros);
        this.instance = instance;
    }

    /** The context of a transaction that began at {@code micros}. */
    protected abstract C transaction(long micros);

    /**
     * Runs {@code body} in a transaction and commits it. When the body throws, the transaction is rolled back and the exception goes
     * on. When the commit fails, the body runs once more, so it must not do anything twice that matters, such as adding to a
     * list outside.
     *
     * <pre>{@code
     * long players = ctx.withTx(tx -> tx.db().player().count());
     * }</pre>
     *
     * @throws DatabaseException.HostError inside another transaction, or if the commit fails twice
     */
    public final <T extends @Nullable Object> T withTx(TxFunction<C, T> body) {
        T value = run(body);
        if (commit() != Errno.OK) {
            Log.warn("committing anonymous transaction failed");
            value = run(body);
            commitOrThrow();
        }
        return value;
    }

    /** {@link #withTx} for a body without a value. */
    public final void inTx(TxBody<C> body) {
        withTx(tx -> {
            body.run(tx);
            return Unit.UNIT;
        });
    }

    /**
     * Runs {@code body} in a transaction, which is committed if it returns {@link Result.Ok} and rolled back if it returns {@link
     * Result.Err}; otherwise as {@link #withTx}.
     *
     * <pre>{@code
     * Result<Player, String> bought = ctx.tryWithTx(tx -> {
     *     Player p = tx.db().player().identity().find(tx.sender());
     *     if (p == null || p.gold() < 10) return Result.err("not enough gold");
     *     return Result.ok(tx.db().player().identity().update(p.withGold(p.gold() - 10)));
     * });
     * }</pre>
     */
    public final <T extends @Nullable Object, E extends @Nullable Object> Result<T, E> tryWithTx(
            TxFunction<C, Result<T, E>> body) {
        Result<T, E> result = run(body);
        if (!result.isOk()) {
            abort();
        } else if (commit() != Errno.OK) {
            Log.warn("committing anonymous transaction failed");
            result = run(body);
            if (result.isOk()) {
                commitOrThrow();
            } else {
                abort();
            }
        }
        return result;
    }

    private <T extends @Nullable Object> T run(TxFunction<C, T> body) {
        long micros = instance.startTransaction();
        inTransaction = true;
        boolean returned = false;
        try {
            T value = body.run(transaction(micros));
            returned = true;
            return value;
        } finally {
            if (!returned) {
                abort();
            }
        }
    }

    private int commit() {
        inTransaction = false;
        return instance.commitTransaction();
    }

    private void commitOrThrow() {
        int errno = commit();
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "commit");
        }
    }

    private void abort() {
        inTransaction = false;
        instance.abortTransaction();
    }

    /** Waits that long; {@link #timestamp} is the time afterwards. Other calls go on meanwhile. */
    public final void sleep(TimeDuration duration) {
        forbidInTransaction();
        long now = Hosts.current().sleepUntil(0);
        moveTo(Hosts.current().sleepUntil(now + duration.micros()));
    }

    /** Waits until then, not at all if that is past; {@link #timestamp} is the time afterwards. Other calls go on meanwhile. */
    public final void sleepUntil(Timestamp time) {
        forbidInTransaction();
        moveTo(Hosts.current().sleepUntil(time.microsSinceEpoch()));
    }

    private void forbidInTransaction() {
        if (inTransaction) {
            throw new IllegalStateException(
                    "sleeping inside a transaction would keep everybody else from writing: end the transaction first");
        }
    }

    /** Sends HTTP requests, outside of transactions. */
    public final HttpClient http() {
        return HttpClient.INSTANCE;
    }

    final boolean inTransaction() {
        return inTransaction;
    }

    /** The module's instance, which all calls share. */
    protected final ModuleInstance instance() {
        return instance;
    }
}
