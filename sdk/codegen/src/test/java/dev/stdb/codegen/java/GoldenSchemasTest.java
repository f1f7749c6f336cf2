package dev.stdb.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.codegen.CodegenException;
import dev.stdb.codegen.SourceFile;
import dev.stdb.golden.Golden;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every valid definition there is a recording of. */
class GoldenSchemasTest {
    @TempDir
    Path folder;

    /** One schema, by what it is called in the recordings. */
    private record Known(String name, ModuleSchema schema) {}

    private static List<Known> lifted() {
        return Golden.lines("schema/lifted.jsonl").stream()
                .map(line -> new Known(line.get("case").asString(), lifted(line, "def")))
                .toList();
    }

    private static ModuleSchema lifted(JsonNode line, String key) {
        return Lift.validate(RawModuleDefJson.read(line.get(key).toString())).orThrow();
    }

    private static List<Known> served() {
        return Golden.files("schema").stream()
                .filter(file -> file.matches(".*\\.v(9|10)\\.json"))
                .map(file -> new Known(
                        file,
                        Lift.served(RawModuleDefJson.read(Golden.text(file))).orThrow()))
                .toList();
    }

    private static List<SourceFile> generate(ModuleSchema schema, String packageName) {
        try {
            return JavaClient.generate(schema, packageName, "golden");
        } catch (CodegenException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void compileWithoutWarnings() throws IOException {
        List<Known> all = new ArrayList<>(lifted());
        all.addAll(served());
        assertThat(all).hasSizeGreaterThan(95);

        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            files.addAll(generate(all.get(i).schema(), "golden.c" + i));
        }
        Compiled compiled = Compiled.of(files, folder);

        for (int i = 0; i < all.size(); i++) {
            assertThat(compiled.type("golden.c" + i + ".RemoteModule"))
                    .as(all.get(i).name())
                    .isFinal();
        }
    }

    @Test
    void giveTheSameCodeInWhateverOrderThingsAreDefined() {
        for (Known known : lifted()) {
            ModuleSchema it = known.schema();
            ModuleSchema turned = new ModuleSchema(
                    it.typespace(),
                    it.types().reversed(),
                    it.tables().reversed(),
                    it.reducers().reversed(),
                    it.procedures().reversed(),
                    it.views().reversed(),
                    it.httpHandlers(),
                    it.httpRoutes(),
                    it.rowLevelSecurity(),
                    it.environment(),
                    it.submodules().reversed(),
                    it.warnings());

            assertThat(generate(turned, "p")).as(known.name()).isEqualTo(generate(it, "p"));
        }
    }

    /** An answer that has lost something, such as which view declared its key, is another schema. */
    @Test
    void giveTheSameCodeFromTheModuleAndFromAServersAnswerThatIsWhole() {
        int whole = 0;
        for (JsonNode line : Golden.lines("schema/lifted.jsonl")) {
            if (!line.get("again").isString() || !line.get("again").asString().equals("same")) {
                continue;
            }
            ModuleSchema learned = Lift.served(
                            RawModuleDefJson.read(line.get("canonical").toString()))
                    .orThrow();
            assertThat(generate(learned, "p"))
                    .as(line.get("case").asString())
                    .isEqualTo(generate(lifted(line, "def"), "p"));
            whole++;
        }
        assertThat(whole).isEqualTo(40);
    }

    /** Code from a module's file expects what a server answers for that module, whatever else the answer has lost. */
    @Test
    void fitTheDatabaseThatTheModuleBecomes() {
        for (JsonNode line : Golden.lines("schema/lifted.jsonl")) {
            ModuleSchema learned = Lift.served(
                            RawModuleDefJson.read(line.get("canonical").toString()))
                    .orThrow();
            assertThat(generate(learned, "p").getFirst().path()).isEqualTo("p/RemoteModule.java");
            assertThat(generate(learned, "p").getFirst())
                    .as(line.get("case").asString())
                    .isEqualTo(generate(lifted(line, "def"), "p").getFirst());
        }
    }
}
