package dev.stdb.host.datastore;

/**
 * Calls the functions of views in a module. Implemented by whoever runs the module; used inside the writing transaction, by its thread.
 *
 * <pre>{@code
 * ViewRunner runner = (call, reads) -> {
 *     byte[] sink = module.callView(call.index(), call.sender(), reads); // what the module reads, it reads through `reads`
 *     return new ViewOutput(2, sink);
 * };
 * }</pre>
 */
@FunctionalInterface
public interface ViewRunner {

    /** A runner for databases whose module cannot be called: every view fails. */
    ViewRunner NONE = (call, reads) -> {
        throw new ViewException(call.name(), "this database runs no views");
    };

    /**
     * Calls {@code __call_view__} or, without sender, {@code __call_view_anon__}.
     *
     * @param reads all that the view may read, and it may not write: what is read through it is remembered, so that the view is run again when that changes
     * @throws ViewException when the call does not return
     */
    ViewOutput run(ViewCall call, ReadView reads);
}
