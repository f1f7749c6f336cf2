package dev.stdb.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.codegen.SourceFile;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is generated, to be read: {@code cases/<name>/schema.json} and the files that come of it. After a wanted change, {@code
 * -Dstdb.cases=write} writes them anew.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    @TempDir
    Path folder;

    @Test
    void theChatIsAsItIsWrittenDown() throws Exception {
        Path chat = CASES.resolve("chat");
        ModuleSchema schema = Lift.lift(RawModuleDefJson.read(Files.readString(chat.resolve("schema.json"))))
                .orThrow();
        List<SourceFile> files = JavaClient.generate(schema, "chat.client", "chat.wasm");
        if ("write".equals(System.getProperty("stdb.cases"))) {
            write(files, chat.resolve("expected"));
        }

        assertThat(files).containsExactlyInAnyOrderElementsOf(written(chat.resolve("expected")));
        Compiled.of(files, folder);
    }

    private static void write(List<SourceFile> files, Path into) throws IOException {
        for (SourceFile file : files) {
            Path target = into.resolve(file.path());
            Files.createDirectories(target.resolveSibling("."));
            Files.writeString(target, file.text());
        }
    }

    private static List<SourceFile> written(Path expected) throws IOException {
        try (Stream<Path> all = Files.walk(expected)) {
            List<Path> paths = all.filter(Files::isRegularFile).toList();
            List<SourceFile> files = new ArrayList<>();
            for (Path path : paths) {
                String name = expected.relativize(path).toString().replace('\\', '/');
                files.add(new SourceFile(name, Files.readString(path)));
            }
            return files;
        }
    }
}
