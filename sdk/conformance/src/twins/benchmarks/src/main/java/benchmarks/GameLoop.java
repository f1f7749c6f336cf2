package benchmarks;

import dev.stdb.module.Index;
import dev.stdb.module.Log;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A step of a game: moving things, and enemies that look for targets. */
public final class GameLoop {
    /** Milliseconds; the game's clock stands still. */
    private static final long NOW = 1;

    private static final long NEXT_ACTION = NOW + 2000;
    private static final int MOVES_KEPT = 20;

    private GameLoop() {}

    @Table(accessor = "velocity")
    public record Velocity(@PrimaryKey @U32 int entity_id, float x, float y, float z) {}

    @Table(accessor = "position")
    public record Position(@PrimaryKey @U32 int entity_id, float x, float y, float z, float vx, float vy, float vz) {
        Position moved(float dx, float dy, float dz) {
            return new Position(entity_id, x + dx, y + dy, z + dz, vx, vy, vz);
        }
    }

    public enum AgentAction {
        Inactive,
        Idle,
        Evading,
        Investigating,
        Retreating,
        Fighting
    }

    @Table(accessor = "game_enemy_ai_agent_state")
    public record GameEnemyAiAgentState(
            @PrimaryKey @U64 long entity_id,
            @U64 long[] last_move_timestamps,
            @U64 long next_action_timestamp,
            AgentAction action) {}

    @Table(accessor = "game_targetable_state")
    public record GameTargetableState(@PrimaryKey @U64 long entity_id, long quad) {}

    @Table(accessor = "game_live_targetable_state")
    public record GameLiveTargetableState(
            @Unique @U64 long entity_id, @Index long quad) {}

    @Table(accessor = "game_mobile_entity_state")
    public record GameMobileEntityState(
            @PrimaryKey @U64 long entity_id,
            @Index int location_x,
            int location_y,
            @U64 long timestamp) {}

    @Table(accessor = "game_enemy_state")
    public record GameEnemyState(@PrimaryKey @U64 long entity_id, int herd_id) {}

    public record SmallHexTile(int x, int z, @U32 int dimension) {}

    @Table(accessor = "game_herd_cache")
    public record GameHerdCache(
            @PrimaryKey int id,
            @U32 int dimension_id,
            int current_population,
            SmallHexTile location,
            int max_population,
            float spawn_eagerness,
            int roaming_distance) {}

    // ---- moving

    @Reducer
    public static void insert_bulk_position(ReducerContext ctx, @U32 int count) {
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            float x = i;
            float y = i + 5;
            float z = i * 5;
            ctx.db().position().insert(new Position(i, x, y, z, x + 10, y + 20, z + 30));
        }
        Log.info("INSERT POSITION: " + Integer.toUnsignedString(count));
    }

    @Reducer
    public static void insert_bulk_velocity(ReducerContext ctx, @U32 int count) {
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            ctx.db().velocity().insert(new Velocity(i, i, i + 5, i * 5));
        }
        Log.info("INSERT VELOCITY: " + Integer.toUnsignedString(count));
    }

    @Reducer
    public static void update_position_all(ReducerContext ctx, @U32 int expected) {
        int count = 0;
        for (Position position : ctx.db().position()) {
            ctx.db().position().entity_id().update(position.moved(position.vx, position.vy, position.vz));
            count++;
        }
        Log.info("UPDATE POSITION ALL: " + Integer.toUnsignedString(expected) + ", processed: " + count);
    }

    @Reducer
    public static void update_position_with_velocity(ReducerContext ctx, @U32 int expected) {
        int count = 0;
        for (Velocity velocity : ctx.db().velocity()) {
            Position position = ctx.db().position().entity_id().find(velocity.entity_id());
            if (position != null) {
                ctx.db().position().entity_id().update(position.moved(velocity.x(), velocity.y(), velocity.z()));
                count++;
            }
        }
        Log.info("UPDATE POSITION BY VELOCITY: " + Integer.toUnsignedString(expected) + ", processed: " + count);
    }

    // ---- enemies

    @Reducer
    public static void insert_world(ReducerContext ctx, @U64 long players) {
        for (long id = 0; Long.compareUnsigned(id, players) < 0; id++) {
            int small = (int) id;
            long nextAction = (id & 2) == 2 ? NEXT_ACTION : NOW;
            long[] lastMoves = {id, 0, id * 2};
            ctx.db()
                    .game_enemy_ai_agent_state()
                    .insert(new GameEnemyAiAgentState(id, lastMoves, nextAction, AgentAction.Idle));
            ctx.db().game_live_targetable_state().insert(new GameLiveTargetableState(id, id));
            ctx.db().game_targetable_state().insert(new GameTargetableState(id, id));
            ctx.db().game_mobile_entity_state().insert(new GameMobileEntityState(id, small, small, nextAction));
            ctx.db().game_enemy_state().insert(new GameEnemyState(id, small));
            ctx.db()
                    .game_herd_cache()
                    .insert(new GameHerdCache(
                            small,
                            small,
                            small * 2,
                            new SmallHexTile(small, small, small * 2),
                            small * 4,
                            small,
                            small));
        }
        Log.info("INSERT WORLD PLAYERS: " + Long.toUnsignedString(players));
    }

    @Reducer
    public static void game_loop_enemy_ia(ReducerContext ctx, @U64 long players) {
        int count = 0;
        for (GameEnemyAiAgentState agent : ctx.db().game_enemy_ai_agent_state()) {
            GameTargetableState target =
                    require(ctx.db().game_targetable_state().entity_id().find(agent.entity_id()));
            lastSeen = targetsAround(ctx, target.entity_id(), players);
            agentLoop(ctx, agent);
            count++;
        }
        Log.info("ENEMY IA LOOP PLAYERS: " + Long.toUnsignedString(players) + ", processed: " + count);
    }

    /** What nobody asks for, but must be collected. */
    private static List<GameTargetableState> lastSeen = List.of();

    private static List<GameTargetableState> targetsAround(ReducerContext ctx, long from, long players) {
        List<GameTargetableState> targets = new ArrayList<>(4);
        for (long quad = from; Long.compareUnsigned(quad, players) < 0; quad++) {
            for (GameLiveTargetableState live :
                    ctx.db().game_live_targetable_state().quad().filter(quad)) {
                targets.add(require(ctx.db().game_targetable_state().entity_id().find(live.entity_id())));
            }
        }
        return targets;
    }

    private static void agentLoop(ReducerContext ctx, GameEnemyAiAgentState agent) {
        long id = agent.entity_id();
        require(ctx.db().game_mobile_entity_state().entity_id().find(id));
        GameEnemyState enemy = require(ctx.db().game_enemy_state().entity_id().find(id));
        require(ctx.db().game_herd_cache().id().find(enemy.herd_id()));
        ctx.db()
                .game_enemy_state()
                .entity_id()
                .update(require(ctx.db().game_enemy_state().entity_id().find(id)));
        moveTarget(ctx, id);
        GameMobileEntityState mobile =
                require(ctx.db().game_mobile_entity_state().entity_id().find(id));
        ctx.db()
                .game_enemy_ai_agent_state()
                .entity_id()
                .update(new GameEnemyAiAgentState(
                        id, withMove(agent.last_move_timestamps()), NEXT_ACTION, AgentAction.Fighting));
        ctx.db()
                .game_mobile_entity_state()
                .entity_id()
                .update(new GameMobileEntityState(id, mobile.location_x() + 1, mobile.location_y() + 1, NEXT_ACTION));
    }

    private static void moveTarget(ReducerContext ctx, long id) {
        GameTargetableState target =
                require(ctx.db().game_targetable_state().entity_id().find(id));
        long quad = hash(target.quad());
        ctx.db().game_targetable_state().entity_id().update(new GameTargetableState(id, quad));
        if (ctx.db().game_live_targetable_state().entity_id().find(id) != null) {
            ctx.db().game_live_targetable_state().entity_id().delete(id);
            ctx.db().game_live_targetable_state().insert(new GameLiveTargetableState(id, quad));
        }
    }

    private static long[] withMove(long[] moves) {
        int dropped = moves.length < MOVES_KEPT ? 0 : 1;
        long[] more = Arrays.copyOfRange(moves, dropped, moves.length + 1);
        more[more.length - 1] = NOW;
        return more;
    }

    private static <R> R require(R row) {
        if (row == null) {
            throw new IllegalStateException("the world lacks a row");
        }
        return row;
    }

    /** SipHash-1-3 with the key 0 of the value's 8 bytes, lowest first. */
    static long hash(long value) {
        long v0 = 0x736f6d6570736575L;
        long v1 = 0x646f72616e646f6dL;
        long v2 = 0x6c7967656e657261L;
        long v3 = 0x7465646279746573L ^ value;
        long block = value;
        for (int round = 0; round < 5; round++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            if (round == 0) {
                v0 ^= block;
                block = 8L << 56;
                v3 ^= block;
            } else if (round == 1) {
                v0 ^= block;
                v2 ^= 0xff;
            }
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    @Reducer
    public static void init_game_ia_loop(ReducerContext ctx, @U32 int initial_load) {
        insert_bulk_position(ctx, 100 * initial_load);
        insert_bulk_velocity(ctx, 50 * initial_load);
        update_position_all(ctx, 100 * initial_load);
        update_position_with_velocity(ctx, 50 * initial_load);
        insert_world(ctx, Integer.toUnsignedLong(initial_load));
    }

    @Reducer
    public static void run_game_ia_loop(ReducerContext ctx, @U32 int initial_load) {
        game_loop_enemy_ia(ctx, Integer.toUnsignedLong(initial_load));
    }
}
