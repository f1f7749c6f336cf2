package dev.stdb.module.testing;

import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.module.abi.Host;
import dev.stdb.module.abi.Hosts;
import dev.stdb.module.abi.ModuleInstance;
import dev.stdb.schema.Member;
import dev.stdb.schema.TableSchema;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The test's own look at tables, private ones included. */
final class Tables {
    private final Engine engine;

    Tables(Engine engine) {
        this.engine = engine;
    }

    <R> List<R> rows(Class<R> row) {
        List<String> fitting = engine.schema().allTables().stream()
                .filter(table -> hasRows(table, row))
                .map(Member::name)
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException(
                    fitting.isEmpty()
                            ? "no table has rows of " + row.getSimpleName()
                                    + ": name the table, as in rows(\"player\", …)"
                            : "several tables have rows of " + row.getSimpleName() + ", so say which of "
                                    + String.join(", ", fitting));
        }
        return rows(fitting.getFirst(), row);
    }

    private static boolean hasRows(Member<TableSchema> table, Class<?> row) {
        return table.owner().types().stream()
                .anyMatch(type -> type.typeRef() == table.definition().rowTypeRef()
                        && type.name().equals(row.getSimpleName()));
    }

    <R> List<R> rows(String name, Class<R> row) {
        TableInfo table = engine.store()
                .table(name)
                .orElseThrow(() -> new IllegalArgumentException("the module has no table " + name));
        try (ReadTx tx = engine.store().read()) {
            return tx.scan(table.id()).stream()
                    .map(bytes -> Rows.read(bytes, table.visibleType(), row))
                    .toList();
        }
    }

    <D, T> T read(Class<D> generated, Function<D, T> body) {
        try (ReadTx tx = engine.store().read()) {
            return with(tx, "a test's read", generated, body);
        }
    }

    <D> void write(Class<D> generated, Consumer<D> body) {
        try (MutTx tx = engine.begin()) {
            with(tx, "a test's write", generated, tables -> {
                body.accept(tables);
                return true;
            });
            engine.commit(tx);
        }
    }

    private <D, T> T with(ReadView tx, String who, Class<D> generated, Function<D, T> body) {
        var host = new JvmHost(engine, who);
        host.open(tx);
        Host before = Hosts.install(host);
        try {
            return body.apply(make(generated));
        } catch (HostTrap e) {
            throw new IllegalStateException(e.reason(), e);
        } finally {
            Hosts.install(before);
        }
    }

    private static <D> D make(Class<D> generated) {
        try {
            Constructor<D> constructor = generated.getDeclaredConstructor(ModuleInstance.class);
            constructor.setAccessible(true);
            return constructor.newInstance(new ModuleInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    generated.getName() + " is no generated class of tables: pass the module's Db", e);
        }
    }
}
