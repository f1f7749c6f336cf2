package arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stdb.module.testing.CallResult;
import dev.stdb.module.testing.ScheduledCall;
import dev.stdb.module.testing.TestClient;
import dev.stdb.module.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests of the arena without a server. The module's classes run right here: set a breakpoint in a reducer and debug a test. Run them
 * against the wasm with {@code mvn test -Dstdb.test.target=wasm}.
 */
class ArenaTest {
    private final TestDatabase db = TestDatabase.of(Arena.class);
    private final TestClient ada = db.as("ada");

    @Test
    void theArenaOpensWithItsBots() {
        assertEquals(Arena.BOT_NAMES, db.rows(Bot.class).stream().map(Bot::name).toList());
    }

    @Test
    void aPlayerJoinsOnce() {
        ada.call(Arena::join, "Ada Lovelace").orThrow();
        assertEquals(new CallResult.Refused("you are in the arena already"), ada.call(Arena::join, "Lady Byron"));
        assertEquals(1, db.rows(Player.class).size());
    }

    @Test
    void namesAreTakenByPlayersAndByBots() {
        ada.call(Arena::join, "Grace").orThrow();
        assertEquals(
                new CallResult.Refused("the name Grace is taken"),
                db.as("bob").call(Arena::join, "Grace"));
        assertEquals(
                new CallResult.Refused("the name Cog is taken"), db.as("bob").call(Arena::join, "Cog"));
    }

    @Test
    void theWorldMovesTenTimesASecond() {
        List<Bot> before = db.rows(Bot.class);
        List<ScheduledCall> ticks = db.clock().advance(Duration.ofSeconds(1));
        assertEquals(10, ticks.size());
        assertTrue(ticks.stream().allMatch(tick -> tick.result().isCommitted()));
        assertNotEquals(before, db.rows(Bot.class));
    }

    @Test
    void nobodyIsFasterThanTheArenaAllows() {
        assertEquals(new CallResult.Refused("join the arena first"), ada.call(Arena::move, 1, 1));
        ada.call(Arena::join, "Grace").orThrow();
        ada.call(Arena::move, 100, -1).orThrow();
        assertEquals(new Vec(Arena.MAX_SPEED, -1), db.rows(Player.class).getFirst().speed());
    }

    @Test
    void hitsReachSubscribersAndAreNeverStored() {
        var hits = ada.subscribe(Hit.class, "SELECT * FROM hit");
        db.clock().advance(Duration.ofSeconds(30));
        long seen = hits.takeDeltas().stream()
                .mapToLong(delta -> delta.inserted().size())
                .sum();
        assertTrue(seen > 0, "nobody hit anybody in half a minute");
        assertEquals(seen, db.rows(Score.class).stream().mapToLong(Score::hits).sum());
        assertTrue(db.rows(Hit.class).isEmpty());
    }

    @Test
    void whoDisconnectsStandsStill() {
        ada.call(Arena::join, "Grace").orThrow();
        ada.call(Arena::move, 3, 4).orThrow();
        ada.disconnect();
        assertEquals(new Vec(0, 0), db.rows(Player.class).getFirst().speed());
    }

    @Test
    void aCrashStoresNothing() {
        CallResult result = ada.call(Arena::crash);
        assertFalse(result.isCommitted());
        assertTrue(result instanceof CallResult.Crashed crash && crash.message().contains("crashes on purpose"));
        assertTrue(db.rows(Score.class).isEmpty());
    }
}
