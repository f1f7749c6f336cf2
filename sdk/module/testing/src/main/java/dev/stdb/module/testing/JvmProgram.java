package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.module.abi.Host;
import dev.stdb.module.abi.Hosts;
import dev.stdb.module.abi.ModuleDispatch;
import dev.stdb.module.abi.ModuleInstance;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.module.testing.target.FunctionCall;
import dev.stdb.module.testing.target.HandlerCall;
import dev.stdb.module.testing.target.Program;
import dev.stdb.module.testing.target.World;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The module's classes on this JVM: the generated dispatch, called as the server calls its wasm. */
final class JvmProgram implements Program {
    private static final String DISPATCH = "GeneratedModule";

    private final Class<?> dispatchClass;
    private final World world;

    /** Instances that no call is using: a call that did not return leaves a broken one, and one that sleeps lets others in. */
    private final Deque<ModuleDispatch> idle = new ArrayDeque<>();

    private JvmProgram(Class<?> dispatchClass, World world) {
        this.dispatchClass = dispatchClass;
        this.world = world;
    }

    /** The module that {@code module} is a class of: the generated class in its package or one above. */
    static JvmProgram of(Class<?> module, World world) {
        return new JvmProgram(generated(module, DISPATCH), world);
    }

    /** The generated class of that name, in the package of {@code module} or one above it. */
    static Class<?> generated(Class<?> module, String simpleName) {
        String root = module.getPackageName();
        while (!root.isEmpty()) {
            try {
                return Class.forName(root + "." + simpleName, true, module.getClassLoader());
            } catch (ClassNotFoundException notHere) {
                root = root.substring(0, Math.max(0, root.lastIndexOf('.')));
            }
        }
        throw new IllegalArgumentException("no module is in the package of " + module.getName() + " or above: "
                + DISPATCH + " is missing. It is generated when the module is compiled with the annotation processor"
                + " dev.stdb:stdb-module-processor");
    }

    @Override
    public byte[] definition() {
        ModuleDispatch dispatch = take();
        idle.push(dispatch);
        return dispatch.definition();
    }

    @Override
    public Ended reducer(FunctionCall call, MutTx transaction) {
        var host = new JvmHost(world, call.name());
        host.open(transaction);
        int args = host.source(call.args());
        int sink = host.sink();
        return run(
                host,
                sink,
                0,
                dispatch -> dispatch.callReducer(
                        call.id(),
                        call.sender().value().w0(),
                        call.sender().value().w1(),
                        call.sender().value().w2(),
                        call.sender().value().w3(),
                        call.connection().value().lo(),
                        call.connection().value().hi(),
                        call.micros(),
                        args,
                        sink));
    }

    @Override
    public Ended procedure(FunctionCall call) {
        var host = new JvmHost(world, call.name());
        host.allowTransactions();
        int args = host.source(call.args());
        int sink = host.sink();
        return run(
                host,
                sink,
                0,
                dispatch -> dispatch.callProcedure(
                        call.id(),
                        call.sender().value().w0(),
                        call.sender().value().w1(),
                        call.sender().value().w2(),
                        call.sender().value().w3(),
                        call.connection().value().lo(),
                        call.connection().value().hi(),
                        call.micros(),
                        args,
                        sink));
    }

    @Override
    public Ended view(int id, String name, @Nullable Identity sender, ReadView reads) {
        var host = new JvmHost(world, name);
        host.open(reads);
        int sink = host.sink();
        return run(
                host,
                sink,
                0,
                dispatch -> sender == null
                        ? dispatch.callAnonymousView(id, 0, sink)
                        : dispatch.callView(
                                id,
                                sender.value().w0(),
                                sender.value().w1(),
                                sender.value().w2(),
                                sender.value().w3(),
                                0,
                                sink));
    }

    @Override
    public Ended handler(HandlerCall call) {
        var host = new JvmHost(world, call.name());
        host.allowTransactions();
        var who = call.sender().value();
        int claims = host.source(call.claims().getBytes(StandardCharsets.UTF_8));
        int head = host.source(call.request());
        int content = host.source(call.body());
        int sink = host.sink();
        int bodySink = host.sink();
        return run(
                host,
                sink,
                bodySink,
                dispatch -> dispatch.callHttpHandlerOfSender(
                        call.id(),
                        who.w0(),
                        who.w1(),
                        who.w2(),
                        who.w3(),
                        claims,
                        call.micros(),
                        head,
                        content,
                        sink,
                        bodySink));
    }

    private Ended run(JvmHost host, int sink, int bodySink, ToIntFunction<ModuleDispatch> call) {
        ModuleDispatch dispatch = take();
        Host before = Hosts.install(host);
        try {
            int code = call.applyAsInt(dispatch);
            idle.push(dispatch);
            return new Ended.Returned(code, host.written(sink), host.written(bodySink));
        } catch (HostTrap crash) {
            return new Ended.Crashed(crash.reason(), crash.getCause());
        } finally {
            host.end();
            Hosts.install(before);
        }
    }

    private ModuleDispatch take() {
        ModuleDispatch ready = idle.poll();
        return ready != null ? ready : make();
    }

    private ModuleDispatch make() {
        try {
            return (ModuleDispatch)
                    dispatchClass.getConstructor(ModuleInstance.class).newInstance(new ModuleInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(dispatchClass.getName() + " does not start: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    dispatchClass.getName() + " was generated by another version: compile the module again", e);
        }
    }

    @Override
    public void close() {
        idle.clear();
    }
}
