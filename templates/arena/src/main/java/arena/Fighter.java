package arena;

/** Whoever fights: bots and players. Not a table, so plain Java. */
public sealed interface Fighter permits Bot, Player {
    String name();

    Vec at();

    Vec speed();

    int health();

    /** The same fighter elsewhere, faster, or worse for wear. */
    Fighter with(Vec at, Vec speed, int health);
}
