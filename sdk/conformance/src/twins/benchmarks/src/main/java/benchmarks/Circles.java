package benchmarks;

import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.Log;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U32;

/** Circles that overlap food: scans within scans. Entities are numbered from 1 and circles from 0, so circle 0 has no entity. */
public final class Circles {
    private Circles() {}

    public record Vector2(float x, float y) {}

    @Table(accessor = "entity")
    public record Entity(
            @PrimaryKey @AutoInc @U32 int id,
            Vector2 position,
            @U32 int mass) {}

    @Table(accessor = "circle")
    public record Circle(
            @PrimaryKey @U32 int entity_id,
            @Index @U32 int player_id,
            Vector2 direction,
            float magnitude,
            Timestamp last_split_time) {}

    @Table(accessor = "food")
    public record Food(@PrimaryKey @U32 int entity_id) {}

    @Reducer
    public static void insert_bulk_entity(ReducerContext ctx, @U32 int count) {
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            ctx.db().entity().insert(new Entity(0, new Vector2(i, i + 5), i * 5));
        }
        Log.info("INSERT ENTITY: " + Integer.toUnsignedString(count));
    }

    @Reducer
    public static void insert_bulk_circle(ReducerContext ctx, @U32 int count) {
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            ctx.db().circle().insert(new Circle(i, i, new Vector2(i, i + 5), i * 5, ctx.timestamp()));
        }
        Log.info("INSERT CIRCLE: " + Integer.toUnsignedString(count));
    }

    @Reducer
    public static void insert_bulk_food(ReducerContext ctx, @U32 int count) {
        for (int i = 1; Integer.compareUnsigned(i, count) <= 0; i++) {
            ctx.db().food().insert(new Food(i));
        }
        Log.info("INSERT FOOD: " + Integer.toUnsignedString(count));
    }

    @Reducer
    public static void cross_join_all(ReducerContext ctx, @U32 int expected) {
        int count = 0;
        for (Circle circle : ctx.db().circle()) {
            for (Entity entity : ctx.db().entity()) {
                for (Food food : ctx.db().food()) {
                    count++;
                }
            }
        }
        Log.info("CROSS JOIN ALL: " + Integer.toUnsignedString(expected) + ", processed: " + count);
    }

    @Reducer
    public static void cross_join_circle_food(ReducerContext ctx, @U32 int expected) {
        int count = 0;
        int overlaps = 0;
        for (Circle circle : ctx.db().circle()) {
            Entity of = ctx.db().entity().id().find(circle.entity_id());
            if (of == null) {
                continue;
            }
            for (Food food : ctx.db().food()) {
                count++;
                Entity eaten = ctx.db().entity().id().find(food.entity_id());
                if (eaten == null) {
                    throw new IllegalStateException("Entity not found: " + Integer.toUnsignedString(food.entity_id()));
                }
                if (overlap(of, eaten)) {
                    overlaps++;
                }
            }
        }
        lastOverlaps = overlaps;
        Log.info("CROSS JOIN CIRCLE FOOD: " + Integer.toUnsignedString(expected) + ", processed: " + count);
    }

    /** What nobody asks for, but must be computed. */
    private static int lastOverlaps;

    private static boolean overlap(Entity a, Entity b) {
        float dx = a.position().x() - b.position().x();
        float dy = a.position().y() - b.position().y();
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        return distance < Math.max(radius(a.mass()), radius(b.mass()));
    }

    private static float radius(int mass) {
        return (float) Math.sqrt((float) Integer.toUnsignedLong(mass));
    }

    @Reducer
    public static void init_game_circles(ReducerContext ctx, @U32 int initial_load) {
        insert_bulk_food(ctx, initial_load);
        insert_bulk_entity(ctx, initial_load);
        insert_bulk_circle(ctx, initial_load);
    }

    @Reducer
    public static void run_game_circles(ReducerContext ctx, @U32 int initial_load) {
        cross_join_circle_food(ctx, initial_load * initial_load);
        cross_join_all(ctx, initial_load * initial_load * initial_load);
    }
}
