package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.abi.Hosts;
import dev.stdb.module.abi.ModuleDispatch;
import dev.stdb.module.abi.ModuleInstance;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.tools.JavaFileObject;

/** A module compiled from source and loaded into this JVM, with a {@link FakeHost}. */
final class RunningModule {
    static final long MICROS = 1_700_000_000_000_000L;

    final ModuleSchema schema;
    final FakeHost host;
    private final ModuleDispatch dispatch;

    private RunningModule(ModuleSchema schema, FakeHost host, ModuleDispatch dispatch) {
        this.schema = schema;
        this.host = host;
        this.dispatch = dispatch;
    }

    static RunningModule start(String body) throws ReflectiveOperationException {
        return start(Sources.compile(body), "game");
    }

    static RunningModule start(Compilation compilation, String root) throws ReflectiveOperationException {
        return start(compilation, root, List.of());
    }

    /** With libraries, each a folder of classes. */
    static RunningModule start(Compilation compilation, String root, List<Path> libraries)
            throws ReflectiveOperationException {
        assertThat(Sources.errors(compilation)).isEmpty();
        ClassLoader parent = new URLClassLoader(
                libraries.stream().map(RunningModule::url).toArray(URL[]::new), RunningModule.class.getClassLoader());
        Class<?> type = new Loader(parent, compilation.generatedFiles()).loadClass(root + ".GeneratedModule");
        ModuleDispatch dispatch =
                (ModuleDispatch) type.getConstructor(ModuleInstance.class).newInstance(new ModuleInstance());
        ModuleSchema schema =
                Lift.lift(RawModuleDef.CODEC.decode(dispatch.definition())).orThrow();
        return new RunningModule(schema, new FakeHost(schema), dispatch);
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a reducer by canonical name; returns {@code done} or the refusal. */
    String call(String reducer, BsatnWriter arguments) {
        List<ReducerSchema> reducers = schema.reducers();
        int id = reducers.indexOf(reducers.stream()
                .filter(each -> each.name().equals(reducer))
                .findFirst()
                .orElseThrow());
        return call(id, arguments);
    }

    String call(String reducer) {
        return call(reducer, new BsatnWriter());
    }

    String call(int id, BsatnWriter arguments) {
        Hosts.install(host);
        try {
            int code = dispatch.callReducer(id, 1, 0, 0, 0, 9, 0, MICROS, host.source(arguments.toByteArray()), 5);
            String message = new String(host.takeSink(), StandardCharsets.UTF_8);
            return code == ModuleDispatch.DONE ? "done" : code == ModuleDispatch.REFUSED ? message : "code " + code;
        } finally {
            Hosts.install(null);
        }
    }

    /** Calls a procedure by canonical name, outside of any transaction; returns what it wrote. */
    byte[] procedure(String procedure, BsatnWriter arguments) {
        int id = schema.procedures()
                .indexOf(schema.procedures().stream()
                        .filter(each -> each.name().equals(procedure))
                        .findFirst()
                        .orElseThrow());
        return procedure(id, arguments);
    }

    byte[] procedure(int id, BsatnWriter arguments) {
        host.inTransaction = false;
        Hosts.install(host);
        try {
            int args = host.source(arguments.toByteArray());
            assertThat(dispatch.callProcedure(id, 1, 0, 0, 0, 9, 0, MICROS, args, 5))
                    .isEqualTo(ModuleDispatch.DONE);
            return host.takeSink();
        } finally {
            Hosts.install(null);
            host.inTransaction = true;
        }
    }

    byte[] procedure(String procedure) {
        return procedure(procedure, new BsatnWriter());
    }

    /** Calls an HTTP handler by canonical name; returns head and body of the answer, one after the other. */
    byte[] handle(String handler, byte[] request, byte[] body) {
        return handle(
                handler, id -> dispatch.callHttpHandler(id, MICROS, host.source(request), host.source(body), 5, 6));
    }

    /** As {@link #handle} on a server that tells who sent the request: identity 1 with these claims. */
    byte[] handleOfSender(String handler, byte[] request, byte[] body, String claims) {
        byte[] payload = claims.getBytes(StandardCharsets.UTF_8);
        return handle(
                handler,
                id -> dispatch.callHttpHandlerOfSender(
                        id, 1, 0, 0, 0, host.source(payload), MICROS, host.source(request), host.source(body), 5, 6));
    }

    private byte[] handle(String handler, IntUnaryOperator call) {
        int id = schema.httpHandlers()
                .indexOf(schema.httpHandlers().stream()
                        .filter(each -> each.name().equals(handler))
                        .findFirst()
                        .orElseThrow());
        host.inTransaction = false;
        Hosts.install(host);
        try {
            assertThat(call.applyAsInt(id)).isEqualTo(ModuleDispatch.DONE);
            return host.takeSink();
        } finally {
            Hosts.install(null);
            host.inTransaction = true;
        }
    }

    byte[] anonymousView(int id) {
        Hosts.install(host);
        try {
            assertThat(dispatch.callAnonymousView(id, 0, 5)).isEqualTo(ModuleDispatch.ANSWERED);
            return host.takeSink();
        } finally {
            Hosts.install(null);
        }
    }

    /** Runs a view by canonical name for the viewer with the identity 1; returns what it wrote, the header included. */
    byte[] view(String view, BsatnWriter arguments) {
        ViewSchema found = schema.views().stream()
                .filter(each -> each.name().equals(view))
                .findFirst()
                .orElseThrow();
        Hosts.install(host);
        try {
            int args = host.source(arguments.toByteArray());
            int code = found.isAnonymous()
                    ? dispatch.callAnonymousView(found.index(), args, 5)
                    : dispatch.callView(found.index(), 1, 0, 0, 0, args, 5);
            byte[] answer = host.takeSink();
            assertThat(code).as(new String(answer, StandardCharsets.UTF_8)).isEqualTo(ModuleDispatch.ANSWERED);
            return answer;
        } finally {
            Hosts.install(null);
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, JavaFileObject> classes = new HashMap<>();

        Loader(ClassLoader parent, List<JavaFileObject> files) {
            super(parent);
            for (JavaFileObject file : files) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String path = file.getName().substring("/CLASS_OUTPUT/".length());
                    classes.put(
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'), file);
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            JavaFileObject file = classes.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = file.openInputStream()) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
