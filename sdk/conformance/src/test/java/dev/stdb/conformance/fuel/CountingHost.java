package dev.stdb.conformance.fuel;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.json.JsonArguments;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.wasm.FuelMeter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** One fresh database whose module is interpreted and counted, call by call. One thread. */
public final class CountingHost {
    private static final long MICROS = 1_700_000_000_000_000L;
    private static final int ARGUMENTS = 1;
    private static final int ERROR_SINK = 2;

    private final WasmModule module;
    private final FuelMeter meter = new FuelMeter();
    private final HostFunctions functions = new HostFunctions();
    private final ModuleSchema schema;
    private final List<Member<ReducerSchema>> reducers;
    private final Datastore store;
    private @Nullable Instance instance;

    /** A database with the tables of the module. {@code init} is not called. */
    public CountingHost(byte[] wasm) {
        this.module = Parser.parse(wasm);
        instance().export("__describe_module__").apply(ERROR_SINK);
        RawModuleDef definition = RawModuleDef.CODEC.read(new BsatnReader(functions.written()));
        if (!(Lift.lift(definition) instanceof Lifted.Ok(ModuleSchema lifted))) {
            throw new IllegalStateException("the module's definition is invalid");
        }
        this.schema = lifted;
        this.reducers = schema.allReducers();
        this.store = new Datastore(schema);
    }

    /** What the module says of itself. */
    public ModuleSchema schema() {
        return schema;
    }

    /** How a call went. */
    sealed interface Outcome {
        /** Committed. */
        record Took(long fuel) implements Outcome {}

        /** Nothing is stored, and after a trap the next call meets a fresh instance. {@code log} is what it wrote. */
        record Failed(String log) implements Outcome {}
    }

    Outcome call(String reducer, String jsonArguments) {
        int id = id(reducer);
        byte[] args = JsonArguments.toBsatn(
                jsonArguments.getBytes(StandardCharsets.UTF_8),
                reducers.get(id).definition().params(),
                schema.typespace(),
                reducer);
        Instance running = instance();
        MutTx tx = store.begin();
        functions.begin(store, tx, args);
        meter.reset();
        try {
            int source = args.length == 0 ? 0 : ARGUMENTS;
            long code = running.export("__call_reducer__").apply(id, 0, 0, 0, 0, 0, 0, MICROS, source, ERROR_SINK)[0];
            if (code != 0) {
                tx.rollback();
                return new Outcome.Failed(new String(functions.written(), StandardCharsets.UTF_8));
            }
            tx.commit();
            return new Outcome.Took(meter.fuel());
        } catch (RuntimeException | StackOverflowError trapped) {
            tx.rollback();
            instance = null;
            return new Outcome.Failed(trapped + "\n" + functions.log());
        }
    }

    private int id(String reducer) {
        for (int i = 0; i < reducers.size(); i++) {
            if (reducers.get(i).name().equals(reducer)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the module has no reducer " + reducer);
    }

    private Instance instance() {
        Instance running = instance;
        if (running == null) {
            running = Instance.builder(module)
                    .withImportValues(functions.link())
                    .withUnsafeExecutionListener((instruction, stack) -> meter.count(instruction))
                    .build();
            running.export("_initialize").apply();
            instance = running;
        }
        return running;
    }
}
