package dev.stdb.workbench.run;

import dev.stdb.client.http.HttpApi;
import dev.stdb.client.http.HttpApiException;
import dev.stdb.codegen.CodegenException;
import dev.stdb.codegen.SourceFile;
import dev.stdb.codegen.SourceFolder;
import dev.stdb.codegen.java.JavaClient;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostException;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.workbench.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Generated clients: a schema is learned from a module or a database, and code for it goes into a folder.
 *
 * <pre>{@code
 * var learned = ClientCode.fromModule(Path.of("target/module.wasm"));
 * SourceFolder.Update update = ClientCode.generate(learned, "chat.client", Path.of("target/generated-sources/stdb"));
 * }</pre>
 */
public final class ClientCode {
    /** The package when nobody says another; the official command's name for such code. */
    public static final String DEFAULT_PACKAGE = "module_bindings";

    /** No module is larger; a server takes 64 MiB. */
    private static final long LARGEST_MODULE = 256L << 20;

    private ClientCode() {}

    /**
     * A schema, and where it is from.
     *
     * @param from such as {@code module.wasm} or {@code local/chat}; the same on every machine, since it goes into the code
     */
    public record Learned(ModuleSchema schema, String from) {}

    /**
     * Asks a module what it is; nothing of it runs but that answer.
     *
     * @throws WorkFailed when there is no such file, or it is no module that a server would take
     */
    public static Learned fromModule(Path wasm) throws WorkFailed {
        return fromModule(wasm, String.valueOf(wasm.getFileName()));
    }

    /** As {@link #fromModule(Path)}, under another name than the file's. */
    public static Learned fromModule(Path wasm, String from) throws WorkFailed {
        try {
            if (Files.size(wasm) > LARGEST_MODULE) {
                throw new WorkFailed(wasm + " is larger than any module", List.of());
            }
            return new Learned(EmbeddedHost.describe(Files.readAllBytes(wasm)), from);
        } catch (NoSuchFileException e) {
            throw new WorkFailed("there is no " + wasm + "; build the module first", e);
        } catch (IOException e) {
            throw new WorkFailed(wasm + " cannot be read: " + e.getMessage(), e);
        } catch (HostException e) {
            throw new WorkFailed(wasm + " is no module that a server would take: " + e.getMessage(), e);
        }
    }

    /**
     * Asks a server for the schema of a database.
     *
     * @throws WorkFailed when it does not answer with one
     */
    public static Learned fromDatabase(Target target, Optional<Secret> token) throws WorkFailed {
        try (var http = new HttpApi(target.uri(), token.map(Secret::reveal).orElse(null))) {
            ModuleSchema schema =
                    http.schema(target.database()).toCompletableFuture().join();
            return new Learned(schema, target.server() + "/" + target.database());
        } catch (CompletionException e) {
            if (e.getCause() instanceof HttpApiException refused) {
                throw new WorkFailed(refused.getMessage(), refused);
            }
            throw e;
        }
    }

    /**
     * Writes a Java client. Files that are generated no more are removed; files of somebody's own are never touched.
     *
     * @param out the folder of sources, made when needed
     * @throws WorkFailed when there can be no such code, or it cannot be written
     */
    public static SourceFolder.Update generate(Learned learned, String packageName, Path out) throws WorkFailed {
        try {
            List<SourceFile> files = JavaClient.generate(learned.schema(), packageName, learned.from());
            return new SourceFolder(out).update(JavaClient.header(packageName, learned.from()), files);
        } catch (CodegenException | IllegalArgumentException e) {
            throw new WorkFailed(e.getMessage(), e);
        } catch (IOException e) {
            throw new WorkFailed("the code cannot be written to " + out + ": " + e, e);
        }
    }
}
