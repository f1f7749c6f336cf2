package dev.stdb.module.build.runtime;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.Log;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import dev.stdb.module.Rows;
import dev.stdb.module.TableHandle;
import dev.stdb.module.UniqueIndex;
import dev.stdb.module.abi.ModuleDispatch;
import dev.stdb.module.abi.ModuleInstance;
import dev.stdb.module.abi.RowScan;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Export;

/**
 * A module of what nearly every module does, never published: by following it the build has read most of the class library by
 * the time that javac has made the module to build.
 */
public final class CommonProgram {
    private static final Dispatch MODULE = new Dispatch(new ModuleInstance());

    private CommonProgram() {}

    /** Does nothing: a module has exports, no beginning. */
    public static void main(String[] args) {}

    @Export(name = "__describe_module__")
    public static void describeModule(int sink) {
        MODULE.describe(sink);
    }

    @Export(name = "__call_reducer__")
    public static int callReducer(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args, int error) {
        return MODULE.callReducer(id, s0, s1, s2, s3, c0, c1, micros, args, error);
    }

    private record Entry(long id, String name, float weight) {}

    private static final class Dispatch extends ModuleDispatch {
        private final Entries entries;

        Dispatch(ModuleInstance instance) {
            super(instance);
            entries = new Entries(instance);
        }

        @Override
        public byte[] definition() {
            return bytes("");
        }

        @Override
        protected @Nullable ReducerResult reducer(
                int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args) {
            BsatnReader in = arguments(args);
            var named = new HashMap<String, Entry>();
            for (Entry entry : entries.rows()) {
                named.merge(entry.name().strip(), entry, (one, other) -> one.weight() < other.weight() ? one : other);
            }
            Entry entry = named.get(in.str());
            if (entry == null) {
                throw new ReducerException("unknown");
            }
            entries.byId.update(entry);
            entries.insert(new Entry(0, "n" + id + micros, 1.5f));
            Log.info(new ArrayList<>(named.values()) + " " + entry.weight() + entries.delete(entry));
            return ReducerResult.err("of " + entries.count());
        }
    }

    private static final class Entries extends TableHandle<Entry> {
        private final ById byId;

        Entries(ModuleInstance instance) {
            super(instance, "entry");
            byId = new ById(this);
        }

        @Override
        protected void write(Entry row, BsatnWriter out) {
            out.u64(row.id());
            out.str(row.name());
            out.f32(row.weight());
        }

        @Override
        protected Entry read(BsatnReader in) {
            return new Entry(in.u64(), in.str(), in.f32());
        }

        @Override
        protected Rows<Entry> read(RowScan scan) {
            return new Scanned(scan);
        }

        private final class Scanned extends Rows<Entry> {
            Scanned(RowScan scan) {
                super(scan);
            }

            @Override
            protected Entry read(BsatnReader in) {
                return Entries.this.read(in);
            }
        }
    }

    private static final class ById extends UniqueIndex<Entry> {
        ById(Entries table) {
            super(table, "entry_id_idx_btree");
        }
    }
}
