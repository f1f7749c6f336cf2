package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.SqlEngine;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.TxDelta;
import dev.stdb.host.datastore.ViewCall;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.datastore.ViewOutput;
import dev.stdb.host.datastore.Views;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.sql.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Views, who follows which rows, and what commits mean to them. */
final class Queries {
    private final Engine engine;
    private final List<TestSubscription<?>> followers = new ArrayList<>();
    private Views views;
    private SqlEngine sql;
    private @Nullable Throwable viewCrash;

    Queries(Engine engine) {
        this.engine = engine;
        this.views = views();
        this.sql = new SqlEngine(engine.store(), views);
    }

    private Views views() {
        return new Views(engine.store(), this::run, () -> Instant.EPOCH.plus(engine.nowMicros(), ChronoUnit.MICROS));
    }

    private ViewOutput run(ViewCall call, ReadView reads) {
        int logged = engine.logs().size();
        return switch (engine.view(call.index(), call.name(), call.sender(), reads)) {
            case Ended.Returned(int code, byte[] output, byte[] body) -> new ViewOutput(code, output);
            case Ended.Crashed crash -> {
                viewCrash = crash.exception();
                throw new ViewException(call.name(), engine.reason(crash, logged));
            }
        };
    }

    SubscriptionQuery query(String text, Identity caller) {
        return sql.subscription(text, new Caller(caller, caller.equals(engine.owner())));
    }

    /**
     * Begins a subscription.
     *
     * @throws ViewFailure when a view that it reads cannot be computed
     */
    void follow(TestSubscription<?> subscription) {
        begin(subscription);
        followers.add(subscription);
    }

    private void begin(TestSubscription<?> subscription) {
        SubscriptionQuery query = subscription.prepare();
        if (query.readsViews()) {
            try (MutTx tx = engine.store().begin()) {
                failing(() -> views.subscribe(tx, List.of(query)));
                tell(tx.commit());
            }
        }
        try (ReadTx tx = engine.store().read()) {
            subscription.begin(tx);
        }
    }

    void unfollow(TestSubscription<?> subscription) {
        if (followers.remove(subscription)) {
            views.unsubscribe(List.of(subscription.query()));
        }
    }

    /** Ends the subscriptions of a client. */
    void forget(TestClient client) {
        followers.stream()
                .filter(subscription -> subscription.client().equals(client))
                .toList()
                .forEach(this::unfollow);
    }

    /**
     * Commits with the changes of views.
     *
     * @throws ViewFailure when a view fails; the transaction is to be rolled back then
     */
    TxDelta commit(MutTx tx) {
        failing(() -> views.refresh(tx));
        return tx.commit();
    }

    private void failing(Runnable work) {
        viewCrash = null;
        try {
            work.run();
        } catch (ViewException e) {
            throw new ViewFailure(String.valueOf(e.getMessage()), viewCrash);
        }
    }

    void tell(TxDelta delta) {
        if (delta.isEmpty() || followers.isEmpty()) {
            return;
        }
        try (ReadTx tx = engine.store().read()) {
            List.copyOf(followers).forEach(subscription -> subscription.tell(delta, tx));
        }
    }

    /** Begins again on other tables: those who are connected then go on with the rows of now. */
    void restart() {
        views = views();
        sql = new SqlEngine(engine.store(), views);
        followers.removeIf(subscription -> !engine.isConnected(subscription.client()));
        followers.forEach(this::begin);
    }
}
