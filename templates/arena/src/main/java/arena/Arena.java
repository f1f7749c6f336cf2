package arena;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.ClientDisconnected;
import dev.stdb.module.Init;
import dev.stdb.module.Log;
import dev.stdb.module.LongRange;
import dev.stdb.module.ModuleRandom;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import dev.stdb.module.U32;
import java.util.ArrayList;
import java.util.List;

/** The reducers of the arena. Each call is a transaction: all of it happens, or nothing. */
public final class Arena {
    static final int WIDTH = 800;
    static final int HEIGHT = 450;
    static final int REACH = 32;
    static final int FULL_HEALTH = 100;
    static final int MAX_SPEED = 8;
    static final int MAX_NAME = 20;
    static final List<String> BOT_NAMES = List.of(
            "Ada", "Blip", "Cog", "Dot", "Echo", "Fizz", "Gizmo", "Hal", "Ion", "Jolt", "Kilo", "Lux", "Mimi", "Nix");

    private Arena() {}

    /** Runs once, when the module is first published. */
    @Init
    static void init(ReducerContext ctx) {
        Style[] styles = Style.values();
        for (int i = 0; i < BOT_NAMES.size(); i++) {
            ctx.db()
                    .bot()
                    .insert(new Bot(
                            0, // the next number, since the column is @AutoInc
                            BOT_NAMES.get(i),
                            styles[i % styles.length],
                            somewhere(ctx.random()),
                            anySpeed(ctx.random()),
                            FULL_HEALTH));
        }
        ctx.db().tickTimer().insert(new TickTimer(0, ScheduleAt.every(TimeDuration.ofMillis(100))));
        Log.info("the arena is open, " + ctx.db().bot().count() + " bots are in");
    }

    /** Enters the arena. Throwing a ReducerException refuses the call: the client gets the message, nothing is stored. */
    @Reducer
    static void join(ReducerContext ctx, String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            throw new ReducerException("a player needs a name");
        }
        if (wanted.length() > MAX_NAME) {
            throw new ReducerException("a name has at most " + MAX_NAME + " characters");
        }
        if (ctx.db().player().identity().find(ctx.sender()) != null) {
            throw new ReducerException("you are in the arena already");
        }
        if (ctx.db().player().name().find(wanted) != null || ctx.db().bot().name().find(wanted) != null) {
            throw new ReducerException("the name " + wanted + " is taken");
        }
        Vec start = somewhere(ctx.random());
        ctx.db()
                .player()
                .insert(new Player(ctx.sender(), wanted, start, new Vec(0, 0), FULL_HEALTH, ctx.timestamp()));
        Log.info(wanted + " joined");
    }

    /** Steers the caller's player. A reducer may also return its refusal. */
    @Reducer
    static ReducerResult move(ReducerContext ctx, int dx, int dy) {
        Player player = ctx.db().player().identity().find(ctx.sender());
        if (player == null) {
            return ReducerResult.err("join the arena first");
        }
        Vec speed = new Vec(clamp(dx), clamp(dy));
        ctx.db().player().identity().update(player.with(player.at(), speed, player.health()));
        return ReducerResult.ok();
    }

    /** Leaves the arena; the score stays. */
    @Reducer
    static void leave(ReducerContext ctx) {
        if (!ctx.db().player().identity().delete(ctx.sender())) {
            throw new ReducerException("you are not in the arena");
        }
    }

    /** A player whose client is gone stands still. */
    @ClientDisconnected
    static void disconnected(ReducerContext ctx) {
        Player player = ctx.db().player().identity().find(ctx.sender());
        if (player != null) {
            ctx.db().player().identity().update(player.with(player.at(), new Vec(0, 0), player.health()));
        }
    }

    /** One step of the world; the rows of {@link TickTimer} call it. */
    @Reducer
    static void tick(ReducerContext ctx, TickTimer timer) {
        List<Fighter> fighters = new ArrayList<>();
        for (Bot bot : ctx.db().bot()) {
            fighters.add(bot);
        }
        for (Player player : ctx.db().player()) {
            fighters.add(player);
        }
        for (int i = 0; i < fighters.size(); i++) {
            fighters.set(i, step(fighters, fighters.get(i), ctx.random()));
        }
        for (int i = 0; i < fighters.size(); i++) {
            for (int j = i + 1; j < fighters.size(); j++) {
                if (fighters.get(i).at().isNear(fighters.get(j).at(), REACH)) {
                    fight(ctx, fighters, i, j);
                }
            }
        }
        for (Fighter fighter : fighters) {
            switch (fighter) {
                case Bot bot -> ctx.db().bot().id().update(bot);
                case Player player -> ctx.db().player().identity().update(player);
            }
        }
    }

    /** Forgets every score below {@code points}: an index deletes by range, too. */
    @Reducer
    static void forgetScores(ReducerContext ctx, @U32 long points) {
        long forgotten = ctx.db().score().points().delete(LongRange.lessThan(points));
        Log.info(forgotten + " scores forgotten");
    }

    /** Crashes on purpose: the caller learns only that the call failed, the log has the stack trace, and nothing is stored. */
    @Reducer
    static void crash(ReducerContext ctx) {
        ctx.db().score().insert(new Score("nobody", 0, 0, 0));
        throw new IllegalStateException("this reducer crashes on purpose");
    }

    private static Fighter step(List<Fighter> all, Fighter fighter, ModuleRandom random) {
        Vec speed = fighter instanceof Bot bot ? steer(all, bot, random) : fighter.speed();
        Vec next = fighter.at().plus(speed);
        boolean wall = next.x() < 0 || next.x() >= WIDTH || next.y() < 0 || next.y() >= HEIGHT;
        return wall
                ? fighter.with(fighter.at(), speed.reversed(), fighter.health())
                : fighter.with(next, speed, fighter.health());
    }

    /** Bots think again about every other second. */
    private static Vec steer(List<Fighter> all, Bot bot, ModuleRandom random) {
        if (random.nextInt(20) != 0) {
            return bot.speed();
        }
        Fighter other = all.get(random.nextInt(all.size()));
        return switch (bot.style()) {
            case WANDERER -> anySpeed(random);
            case HUNTER -> bot.at().towards(other.at(), random.nextInt(2, MAX_SPEED));
            case COWARD -> bot.at().towards(other.at(), random.nextInt(2, MAX_SPEED)).reversed();
        };
    }

    private static void fight(ReducerContext ctx, List<Fighter> fighters, int one, int other) {
        boolean first = ctx.random().nextBoolean();
        Fighter attacker = fighters.get(first ? one : other);
        Fighter victim = fighters.get(first ? other : one);
        int damage = ctx.random().nextInt(5, 21);
        boolean knockout = victim.health() <= damage;
        ctx.db().hit().insert(new Hit(attacker.name(), victim.name(), damage, knockout, victim.at()));
        score(ctx, attacker.name(), knockout ? 10 : 1, 1, 0);
        if (knockout) {
            score(ctx, victim.name(), 0, 0, 1);
        }
        fighters.set(
                first ? other : one,
                knockout
                        ? victim.with(somewhere(ctx.random()), victim.speed(), FULL_HEALTH)
                        : victim.with(victim.at(), victim.speed().reversed(), victim.health() - damage));
        fighters.set(
                first ? one : other, attacker.with(attacker.at(), attacker.speed().reversed(), attacker.health()));
    }

    private static void score(ReducerContext ctx, String name, int points, int hits, int defeats) {
        Score before = ctx.db().score().name().find(name);
        Score known = before != null ? before : new Score(name, 0, 0, 0);
        ctx.db()
                .score()
                .name()
                .insertOrUpdate(new Score(
                        name, known.points() + points, known.hits() + hits, known.defeats() + defeats));
    }

    private static Vec somewhere(ModuleRandom random) {
        return new Vec(random.nextInt(WIDTH), random.nextInt(HEIGHT));
    }

    private static Vec anySpeed(ModuleRandom random) {
        return new Vec(random.nextInt(-MAX_SPEED, MAX_SPEED + 1), random.nextInt(-MAX_SPEED, MAX_SPEED + 1));
    }

    private static int clamp(int speed) {
        return Math.max(-MAX_SPEED, Math.min(MAX_SPEED, speed));
    }
}
