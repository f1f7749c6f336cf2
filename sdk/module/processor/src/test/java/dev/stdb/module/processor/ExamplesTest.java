package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every annotation shows an example, and every example compiles, once what it takes for granted is added. */
class ExamplesTest {
    private static final Path API = Path.of("../api/src/main/java/dev/stdb/module");
    private static final Pattern BLOCK = Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* *}</pre>", Pattern.DOTALL);
    private static final Pattern DECLARATION =
            Pattern.compile("(@|public |static |final |record |enum |sealed |interface ).*", Pattern.DOTALL);

    /** Mounting a module takes a second package, which its own test has. */
    private static final List<String> ELSEWHERE = List.of("Submodule.java");

    /** What examples mention without declaring it. */
    private static final Map<String, String> GRANTED = new LinkedHashMap<>();

    static {
        GRANTED.put(
                "Player",
                "@Table(isPublic = true) record Player(@PrimaryKey Identity identity, @Unique String name, @Index int score) {}");
        GRANTED.put("online()", "@Table record Online(@PrimaryKey Identity identity) {}");
        GRANTED.put("Report", "@Table record Report(@PrimaryKey @AutoInc @U64 long id, String city, String text) {}");
        GRANTED.put("FROM message", "@Table(isPublic = true) record Message(Identity sender, String text) {}");
        GRANTED.put(
                "TickTimer",
                "@Table(scheduled = \"tick\") record TickTimer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt scheduledAt) {}\n"
                        + "@Reducer static void tick(ReducerContext ctx, TickTimer timer) {}");
        GRANTED.put("Api", "@HttpRouter static final class Api {}");
        for (String handler : List.of("getSimple", "anything", "order", "health")) {
            GRANTED.put(
                    "handler = \"" + handler + "\"",
                    "@HttpHandler static HttpResponse " + handler + "() { return HttpResponse.of(200); }");
        }
    }

    /** An example, by the file it stands in. */
    record Example(String file, String code) {
        @Override
        public String toString() {
            return file + ": " + code.lines().findFirst().orElse("");
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(API)) {
            for (Path file : files.sorted().toList()) {
                String text = file.toString().endsWith(".java") ? Files.readString(file) : "";
                String name = file.getFileName().toString();
                if (text.contains("public @interface ") && !ELSEWHERE.contains(name)) {
                    Matcher block = BLOCK.matcher(text);
                    boolean any = false;
                    while (block.find()) {
                        any = true;
                        examples.add(new Example(name, block.group(1).replaceAll("(?m)^ *\\* ?", "")));
                    }
                    assertThat(any).as("an example in " + name).isTrue();
                }
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compiles(Example example) {
        StringBuilder members = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        for (String part : example.code.replace("{ ... }", "{}").split("\n\n", -1)) {
            (DECLARATION.matcher(part).matches() ? members : statements)
                    .append(part)
                    .append('\n');
        }
        GRANTED.forEach((mention, declaration) -> {
            boolean declared = Pattern.compile("(record|class) " + Pattern.quote(mention) + "\\b")
                    .matcher(example.code)
                    .find();
            if (example.code.contains(mention) && !declared) {
                members.append(declaration).append('\n');
            }
        });
        String body = Pattern.compile("^(public )?final class", Pattern.MULTILINE)
                .matcher(members)
                .replaceAll("static final class")
                .replaceAll("(?m)^public (record|enum|sealed)", "$1");
        if (statements.length() > 0) {
            body += "@Reducer static void example(ReducerContext ctx) {\n" + statements + "}\n";
        }
        assertThat(Sources.errors(Sources.compile("public final class Game {\n" + body + "}\n")))
                .as(body)
                .isEmpty();
    }
}
