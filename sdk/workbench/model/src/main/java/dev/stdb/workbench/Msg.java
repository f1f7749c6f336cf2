package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.rows.TableChange;
import java.util.List;

/** Everything that can happen to the workbench. */
public sealed interface Msg {
    /** Begin: connect. */
    record Started() implements Msg {}

    /** A key. */
    record Pressed(Key key) implements Msg {}

    /** Text pasted. */
    record Pasted(String text) implements Msg {}

    /**
     * A mouse click.
     *
     * @param twice whether it is the second of a double click
     */
    record Clicked(Spot spot, boolean twice) implements Msg {}

    /**
     * The mouse wheel.
     *
     * @param lines positive for down
     */
    record Wheel(Spot spot, int lines) implements Msg {}

    /** The face has room for this much. */
    record Resized(Viewport viewport) implements Msg {}

    /** The time that {@link Effect.WakeAt} asked for has come. */
    record Woken() implements Msg {}

    /** The connection is up, and this is what the module has. */
    record Connected(Link.Up link, ModuleSchema schema) implements Msg {}

    /** Connecting failed. */
    record ConnectFailed(Trouble trouble) implements Msg {}

    /** The connection that was up has ended. */
    record Lost(Trouble trouble) implements Msg {}

    /** A subscription began with these rows. */
    record Loaded(String table, List<AlgebraicValue.Product> rows) implements Msg {
        public Loaded {
            rows = List.copyOf(rows);
        }
    }

    /** A table was left out for its size. */
    record LeftOut(String table, long rows) implements Msg {}

    /**
     * A subscription was refused or dropped.
     *
     * @param serverText the server's words
     */
    record FeedRefused(String table, String serverText) implements Msg {}

    /**
     * Transactions that reached this connection.
     *
     * @param transactions how many
     * @param receivedAtMillis when the first of them came out of the socket
     */
    record Changed(List<TableChange> changes, int transactions, long receivedAtMillis) implements Msg {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /** A call's answer. */
    record Answered(int callId, Answer answer) implements Msg {}

    /** Something to tell the user. */
    record Told(String sentence, boolean bad) implements Msg {}
}
