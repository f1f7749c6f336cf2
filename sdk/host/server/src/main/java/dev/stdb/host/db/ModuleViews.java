package dev.stdb.host.db;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.ViewCall;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.datastore.ViewInfo;
import dev.stdb.host.datastore.ViewOutput;
import dev.stdb.host.datastore.ViewRunner;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.ProgramException;

/**
 * Calls the views of the running module, on the instance on which reducers run: none of them is running when a
 * transaction is committed. Entered on the writer thread only.
 */
record ModuleViews(RunningModule module, Datastore store) implements ViewRunner {

    @Override
    public ViewOutput run(ViewCall call, ReadView reads) {
        ViewInfo view = module.published().views().get(call.name()); // another program may number its views otherwise
        if (view == null) {
            throw new ViewException(call.name(), "the module has no such view any more");
        }
        try {
            var transaction = new ViewTransaction(store, reads);
            return switch (module.instance().callView(view.index(), call.name(), call.sender(), transaction)) {
                case CallResult.Returned(int code, byte[] output) -> new ViewOutput(code, output);
                case CallResult.Trapped(String reason) -> throw broken(call, reason);
                case CallResult.OutOfTime() -> throw broken(call, Reducers.OUT_OF_TIME);
            };
        } catch (ProgramException e) {
            throw new ViewException(call.name(), e.text());
        }
    }

    private ViewException broken(ViewCall call, String reason) {
        module.instanceBroke();
        return new ViewException(call.name(), reason);
    }
}
