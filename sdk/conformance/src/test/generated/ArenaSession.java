package session;

import arena.client.Bot;
import arena.client.Player;
import arena.client.RemoteModule;
import arena.client.Style;
import arena.client.Vec;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.client.DbConnection;
import dev.stdb.client.ReducerOutcome;
import dev.stdb.client.SubscriptionOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A player of the arena who writes down what he sees. Compiled in a test, with the code that is generated there. */
public final class ArenaSession {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RemoteModule arena;
    private final List<String> seen = new ArrayList<>();

    private ArenaSession(RemoteModule arena) {
        this.arena = arena;
    }

    public static List<String> play(String uri, String database) throws Exception {
        RemoteModule arena =
                get(RemoteModule.connect(DbConnection.builder().uri(uri).database(database).connectTimeout(PATIENCE)));
        try (DbConnection connection = arena.connection()) {
            var session = new ArenaSession(arena);
            session.subscribe();
            session.join(connection.identity());
            session.move(connection.identity());
            session.leave(connection.identity());
            return session.seen;
        }
    }

    private void subscribe() throws Exception {
        if (get(arena.subscribe("SELECT * FROM nowhere").applied()) instanceof SubscriptionOutcome.Refused refused) {
            seen.add("not subscribed: " + refused.error());
        }
        get(arena.subscribeToAllTables().applied());
        Set<Style> styles = new HashSet<>();
        for (Bot bot : arena.tables().bot()) {
            styles.add(bot.style());
        }
        Bot ada = arena.tables().bot().findByName("Ada").orElseThrow();
        Bot same = arena.tables().bot().findById(ada.id()).orElseThrow();
        seen.add(arena.tables().bot().count() + " bots of " + styles.size() + " styles, " + same.name() + " among them");
    }

    private void join(Identity me) throws Exception {
        var inserted = new CompletableFuture<Player>();
        arena.tables().player().onInsert(inserted::complete);
        seen.add(told(arena.reducers().join("  ")));
        seen.add(told(arena.reducers().join("Zoë")));
        Player zoe = get(inserted);
        seen.add(zoe.name() + " is in with " + zoe.health());
        seen.add("mine: " + zoe.identity().equals(me));
        seen.add(told(arena.reducers().join("Zoë")));
        seen.add("found: " + arena.tables().player().findByIdentity(me).map(Player::name).orElse("nobody"));
        seen.add("nobody: " + arena.tables().player().findByName("nobody"));
    }

    private void move(Identity me) throws Exception {
        var moved = new CompletableFuture<Vec>();
        arena.tables().player().onUpdate((before, after) -> {
            boolean mine = before.identity().equals(me) && after.identity().equals(me);
            if (mine && before.speed().equals(new Vec(0, 0)) && !after.speed().equals(before.speed())) {
                moved.complete(after.speed());
            }
        });
        seen.add(told(arena.reducers().move(3, -2)));
        Vec speed = get(moved);
        seen.add("moving " + Math.abs(speed.x()) + ", " + Math.abs(speed.y()));
    }

    private void leave(Identity me) throws Exception {
        var gone = new CompletableFuture<String>();
        arena.tables().player().onDelete(player -> gone.complete(player.name()));
        seen.add(told(arena.reducers().leave()));
        seen.add(get(gone) + " is gone: " + arena.tables().player().findByIdentity(me).isEmpty());
    }

    private static String told(CompletionStage<ReducerOutcome> call) throws Exception {
        return switch (get(call)) {
            case ReducerOutcome.Committed committed -> "committed";
            case ReducerOutcome.Refused refused -> "refused: " + refused.message();
            case ReducerOutcome.Crashed crashed -> "crashed: " + crashed.text();
        };
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
