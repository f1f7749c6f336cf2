package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mounts another module in this one: its tables, reducers, procedures and views appear as {@code namespace.name}. The other module is
 * a library on the class path that was compiled with the annotation processor. On any class of this module, or on its package.
 *
 * <pre>{@code
 * @Submodule(namespace = "auth", root = AuthModule.class)
 * public final class Main {
 *     @Reducer
 *     static void signUp(ReducerContext ctx, String name) {
 *         ctx.db().auth().account().insert(new Account(ctx.sender(), name));
 *     }
 * }
 * }</pre>
 *
 * Views read its tables too, {@code ctx.db().auth()} and {@code ctx.from().auth()}, if it has views itself. A module that is mounted
 * has no lifecycle reducers and no environment variables, its HTTP routes are not served and its visibility filters hide nothing.
 * Needs a server from 2.8.0 on, or from the one on that it needs itself, as the build says.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(Submodule.Submodules.class)
public @interface Submodule {
    /** What its names begin with, and the method on {@code Db}: in snake_case, at most 63 bytes. */
    String namespace();

    /** Any class of the module, in its root package or below. */
    Class<?> root();

    /** Holds several {@link Submodule} on one class; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface Submodules {
        Submodule[] value();
    }
}
