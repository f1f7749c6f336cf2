package dev.stdb.host.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The log of one database: the newest lines, at most {@value #MAX_LINES} and {@value #MAX_CHARS} characters, and those who
 * follow it. Safe for all threads; followers are told on the writing thread and must not block.
 */
public final class ModuleLog implements LogSink {
    static final int MAX_LINES = 100_000;
    static final int MAX_CHARS = 16 << 20;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private long chars;

    /** Told of each new line. */
    @FunctionalInterface
    public interface Follower {
        /** One line of JSON with its line break; called on the writing thread. */
        void line(String json);
    }

    /** Adds a record and tells the followers. */
    @Override
    public synchronized void add(LogRecord record) {
        String line = record.toJsonLine();
        lines.add(line);
        chars += line.length();
        while (lines.size() > MAX_LINES || (chars > MAX_CHARS && lines.size() > 1)) {
            chars -= lines.remove().length();
        }
        for (Follower follower : followers) {
            follower.line(line);
        }
    }

    /** The newest lines, oldest first; all if there are fewer. */
    public synchronized List<String> last(int count) {
        var all = new ArrayList<String>(lines);
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    /** The newest lines, and from then on every new one to the follower: none is lost or doubled between the two. */
    public synchronized List<String> follow(int count, Follower follower) {
        followers.add(follower);
        return last(count);
    }

    /** Stops telling a follower. */
    public void unfollow(Follower follower) {
        followers.remove(follower);
    }
}
