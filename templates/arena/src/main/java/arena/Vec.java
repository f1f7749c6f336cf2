package arena;

import dev.stdb.module.SpacetimeType;

/** A place or a speed: steps to the right and down. */
@SpacetimeType
public record Vec(int x, int y) {
    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y);
    }

    /** The way back. */
    Vec reversed() {
        return new Vec(-x, -y);
    }

    /** One step at most in each direction towards {@code goal}, {@code speed} long. */
    Vec towards(Vec goal, int speed) {
        return new Vec(Integer.signum(goal.x - x) * speed, Integer.signum(goal.y - y) * speed);
    }

    boolean isNear(Vec other, int range) {
        long dx = (long) x - other.x;
        long dy = (long) y - other.y;
        return dx * dx + dy * dy <= (long) range * range;
    }
}
