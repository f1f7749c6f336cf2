package dev.stdb.module.testing;

import java.io.Serializable;

/**
 * Shapes of reducers and procedures, so that a test can name one by method reference and have its arguments checked by the compiler:
 * {@code alice.call(Chat::send, "hello")}. They are never called: the test database reads the method's name off the reference, which
 * is why they are serialisable, and calls it as a client would.
 */
public final class Calls {
    private Calls() {}

    /** A method reference whose target can be read off. */
    public sealed interface Reference extends Serializable {}

    /** A reducer without arguments. */
    @FunctionalInterface
    public non-sealed interface Reducer0<C> extends Reference {
        void call(C ctx) throws Exception;
    }

    /** A reducer with one argument. */
    @FunctionalInterface
    public non-sealed interface Reducer1<C, A> extends Reference {
        void call(C ctx, A a) throws Exception;
    }

    /** A reducer with two arguments. */
    @FunctionalInterface
    public non-sealed interface Reducer2<C, A, B> extends Reference {
        void call(C ctx, A a, B b) throws Exception;
    }

    /** A reducer with three arguments. */
    @FunctionalInterface
    public non-sealed interface Reducer3<C, A, B, D> extends Reference {
        void call(C ctx, A a, B b, D d) throws Exception;
    }

    /** A reducer with four arguments. */
    @FunctionalInterface
    public non-sealed interface Reducer4<C, A, B, D, E> extends Reference {
        void call(C ctx, A a, B b, D d, E e) throws Exception;
    }

    /** A procedure without arguments. */
    @FunctionalInterface
    public non-sealed interface Procedure0<C, T> extends Reference {
        T call(C ctx) throws Exception;
    }

    /** A procedure with one argument. */
    @FunctionalInterface
    public non-sealed interface Procedure1<C, A, T> extends Reference {
        T call(C ctx, A a) throws Exception;
    }

    /** A procedure with two arguments. */
    @FunctionalInterface
    public non-sealed interface Procedure2<C, A, B, T> extends Reference {
        T call(C ctx, A a, B b) throws Exception;
    }

    /** A procedure with three arguments. */
    @FunctionalInterface
    public non-sealed interface Procedure3<C, A, B, D, T> extends Reference {
        T call(C ctx, A a, B b, D d) throws Exception;
    }
}
