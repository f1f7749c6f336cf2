package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;

/** Work that the model wants done; somebody else does it and answers with a {@link Msg}. */
public sealed interface Effect {
    /** Connect, dropping any connection there is: {@link Msg.Connected} or {@link Msg.ConnectFailed}, later {@link Msg.Lost}. */
    record Connect(Target target) implements Effect {}

    /**
     * Subscribe to all rows of a table or view: {@link Msg.Loaded} and {@link Msg.Changed}, or {@link Msg.FeedRefused}.
     *
     * @param mostRows a table with more is left out ({@link Msg.LeftOut}); 0 for no limit
     */
    record Subscribe(Entry entry, long mostRows) implements Effect {}

    /** Call a reducer: {@link Msg.Answered}. */
    record CallReducer(int callId, String reducer, AlgebraicValue.Product arguments) implements Effect {}

    /**
     * Send {@link Msg.Woken} at this time; replaces an earlier wish.
     *
     * @param atMillis since 1970
     */
    record WakeAt(long atMillis) implements Effect {}

    /** End the program. */
    record Quit() implements Effect {}
}
