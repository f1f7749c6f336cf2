package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.hash.Keccak256;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.EnvironmentVariable.Constraint;
import dev.stdb.schema.OutboxSchema;
import dev.stdb.schema.Visibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What servers after 2.8.3 know: environment variables and outboxes; and the note that says so. */
class NewerServersTest {
    private static final Compilation ENVIRONMENT = Sources.compile("""
            public final class Game {
                enum LogLevel { @Name("debug") DEBUG, @Name("very loud") LOUD }
                @Environment record Env(String API_KEY, Optional<LogLevel> LEVEL, @Environment.Values({"eu", "us"}) @Nullable String REGION, @Nullable LogLevel other,
                    @Environment.Values("on") String SWITCH, Optional<String> free, LogLevel needed) {}
                @Table record Person(int id) {}
                @Reducer static void show(ReducerContext ctx) { Log.info("" + ctx.env()); }
                @Procedure static String key(ProcedureContext ctx) { return ctx.env().API_KEY() + ctx.withTx(tx -> tx.env().SWITCH()); }
                @View static List<Person> none(AnonymousViewContext ctx) { Log.info(ctx.env().SWITCH()); return List.of(); }
            }
            """);

    @Test
    void environmentVariablesAreDeclaredAndRead() throws Exception {
        RunningModule module = RunningModule.start(ENVIRONMENT, "game");
        module.host.environment.put("API_KEY", "secret é");
        module.host.environment.put("SWITCH", "on");
        module.host.environment.put("needed", "debug");
        assertThat(module.call("show")).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly("2 Env[API_KEY=secret é, LEVEL=Optional.empty, REGION=null, other=null, SWITCH=on, "
                        + "free=Optional.empty, needed=DEBUG]");
        module.host.environment.put("LEVEL", "very loud");
        module.host.environment.put("REGION", "eu");
        module.host.environment.put("other", "debug");
        module.host.environment.put("free", "");
        module.call("show");
        assertThat(module.host.log.get(1))
                .isEqualTo("2 Env[API_KEY=secret é, LEVEL=Optional[LOUD], REGION=eu, other=DEBUG, SWITCH=on, "
                        + "free=Optional[], needed=DEBUG]");
        assertThat(module.procedure("key"))
                .isEqualTo(new BsatnWriter().str("secret éon").toByteArray());
        module.view("none", new BsatnWriter());
        assertThat(module.host.log.get(2)).isEqualTo("2 on");
        assertThat(module.schema.environment())
                .containsExactlyInAnyOrder(
                        new EnvironmentVariable("API_KEY", new Constraint.AnyText(), false),
                        new EnvironmentVariable("LEVEL", new Constraint.OneOf(List.of("debug", "very loud")), true),
                        new EnvironmentVariable("REGION", new Constraint.OneOf(List.of("eu", "us")), true),
                        new EnvironmentVariable("other", new Constraint.OneOf(List.of("debug", "very loud")), true),
                        new EnvironmentVariable("SWITCH", new Constraint.Literal("on"), false),
                        new EnvironmentVariable("free", new Constraint.AnyText(), true),
                        new EnvironmentVariable("needed", new Constraint.OneOf(List.of("debug", "very loud")), false));
    }

    @Test
    void aValueThatIsMissingOrUnknownIsACrashThatNamesIt() throws Exception {
        RunningModule module = RunningModule.start(ENVIRONMENT, "game");
        assertThatThrownBy(() -> module.call("show")).isInstanceOf(FakeHost.Trap.class);
        assertThat(module.host.log.get(0)).contains("environment variable API_KEY has no value");
        module.host.environment.put("API_KEY", "secret");
        module.host.environment.put("LEVEL", "quiet");
        assertThatThrownBy(() -> module.call("show")).isInstanceOf(FakeHost.Trap.class);
        assertThat(module.host.log.get(1))
                .contains("environment variable LEVEL is `quiet`, which the module does not know");
    }

    @Test
    void theServerThatIsNeededIsSaid() {
        assertThat(ENVIRONMENT.notes())
                .extracting(note -> note.getMessage(null))
                .contains("this module needs SpacetimeDB 2.11.0 or newer: it declares environment variables");
        assertThat(Sources.compile("public final class Game { @Table record Person(int id) {} }")
                        .notes())
                .isEmpty();
    }

    private static final String HANDLERS = """
            public final class Game {
                @HttpHandler static HttpResponse who(%sHandlerContext ctx, HttpRequest request) {
                    String who = ctx.withTx(tx -> tx.sender().toHex().substring(60) + tx.senderAuth().jwt()%s);
                    return HttpResponse.of(200).body(who);
                }
                @HttpHandler static HttpResponse plain(HandlerContext ctx) {
                    String who = ctx.withTx(tx -> tx.sender().toHex().substring(60));
                    return HttpResponse.of(200).body(who);
                }
            }
            """;

    private static final byte[] REQUEST =
            new BsatnWriter().u8(0).length(0).u8(1).str("/").u8(2).toByteArray();

    private static String body(byte[] answer) {
        return new String(answer, answer.length - 6, 6, StandardCharsets.UTF_8).strip();
    }

    @Test
    void handlersThatAskForTheSenderAreCalledWithItAndNeedANewerServer() throws Exception {
        Compilation compilation = Sources.compile(HANDLERS.formatted("Sender", ".subject()"));
        RunningModule module = RunningModule.start(compilation, "game");
        assertThat(body(module.handleOfSender("who", REQUEST, new byte[0], "{\"sub\":\"me\"}")))
                .isEqualTo("0001me");
        assertThat(body(module.handleOfSender("plain", REQUEST, new byte[0], "{}")))
                .endsWith("0000");
        assertThat(compilation.notes())
                .extracting(note -> note.getMessage(null))
                .containsExactly(
                        "this module needs SpacetimeDB 2.14.0 or newer: it has HTTP handlers that ask for the sender",
                        "this module needs SpacetimeDB 2.4.0 or newer: it has HTTP handlers");
        assertThat(entry(compilation)).contains("long s3,").contains("int claims,");
    }

    @Test
    void handlersThatDoNotAskAreExportedAsOldServersCallThem() throws Exception {
        Compilation compilation = Sources.compile(HANDLERS.formatted("", ""));
        assertThat(body(RunningModule.start(compilation, "game").handle("plain", REQUEST, new byte[0])))
                .endsWith("0000");
        assertThat(entry(compilation))
                .contains("callHttpHandler(id, micros,")
                .doesNotContain("claims")
                .doesNotContain("OfSender");
    }

    private static String entry(Compilation compilation) throws IOException {
        return compilation
                .generatedSourceFile("dev.stdb.module.generated.ModuleEntry")
                .orElseThrow()
                .getCharContent(false)
                .toString();
    }

    /** Reducer, signature and hash are those of the recorded module of SpacetimeDB 2.14. */
    @Test
    void anOutboxSaysWhatItSendsWithTheSignatureTheReceiverHas() throws Exception {
        Compilation compilation = Sources.compile("""
                public final class Game {
                    @Table(accessor = "outbound_ping") @Outbox(reducer = "wire_ping", target = "target", onResult = "on_ping")
                    record OutboundPing(@PrimaryKey @AutoInc @U64 long id, Identity target, String body) {}
                    @Reducer static void send(ReducerContext ctx, Identity target, String body) {
                        OutboundPing sent = ctx.db().outbound_ping().insert(new OutboundPing(0, target, body));
                        Log.info(sent.id() + " " + ctx.db().outbound_ping().id().findOptional(1L).isPresent() + " " + ctx.db().outbound_ping().count());
                    }
                    @Reducer static void on_ping(ReducerContext ctx, OutboundPing row, Result<Unit, String> result) { Log.info(row.body() + " " + result); }
                }
                """);
        RunningModule module = RunningModule.start(compilation, "game");
        OutboxSchema outbox =
                Objects.requireNonNull(module.schema.tables().get(0).outbox());
        assertThat(outbox)
                .isEqualTo(new OutboxSchema(
                        "wire_ping",
                        1,
                        List.of(2),
                        "on_ping",
                        U256.fromHex("e1e4a4a7ba9408053168c4af7d9dce9d6f3a8f253e34e85a8d953246a9576938")));
        assertThat(module.schema.reducers())
                .filteredOn(each -> each.visibility() == Visibility.PRIVATE)
                .extracting(each -> each.name())
                .containsExactly("on_ping");
        BsatnWriter arguments = new BsatnWriter().u256(U256.of(7)).str("hello");
        assertThat(module.call("send", arguments)).isEqualTo("done");
        module.call(
                "on_ping",
                new BsatnWriter().u64(1).u256(U256.of(7)).str("hello").u8(1).str("no"));
        assertThat(module.host.log).containsExactly("2 1 true 1", "2 hello Err[error=no]");
        assertThat(compilation.notes())
                .extracting(note -> note.getMessage(null))
                .containsExactly("this module needs SpacetimeDB 2.14.0 or newer: it has outboxes");
    }

    private static final String COLOR = "enum Color { RED, DEEP_BLUE }\n";
    private static final String INNER = "record Inner(int someValue, Color color) {}\n";
    private static final String OUTER = "record Outer(Inner first, Optional<Inner> again) {}\n";
    private static final String DRAW = """
            @Table @Outbox(reducer = "draw", target = "to")
            record Draw(@PrimaryKey @AutoInc @U64 long id, Color background, Identity to, Outer outerPart, List<Color> others) {}
            """;

    private static U256 signature(String... members) throws ReflectiveOperationException {
        RunningModule module = RunningModule.start("public final class Game {\n" + String.join("", members) + "}\n");
        return module.schema.tables().stream()
                .flatMap(table -> Optional.ofNullable(table.outbox()).stream())
                .findFirst()
                .orElseThrow()
                .signatureHash();
    }

    /** The bytes as the rules for signatures have them: references count from 0 in the order in which the parameters first use them. */
    @Test
    void theSignatureOfAnOutboxCountsItsOwnTypesInOrderOfUseAndNoOthers() throws Exception {
        AlgebraicType color = new SumType(
                List.of(new SumVariant("red", AlgebraicType.unit()), new SumVariant("deepBlue", AlgebraicType.unit())));
        AlgebraicType outer = new ProductType(List.of(
                new ProductElement("first", new Ref(2)),
                new ProductElement("again", AlgebraicType.option(new Ref(2)))));
        AlgebraicType inner = new ProductType(
                List.of(new ProductElement("some_value", Primitive.I32), new ProductElement("color", new Ref(0))));
        BsatnWriter out =
                new BsatnWriter().raw("spacetimedb:idc:reducer-signature:v1\0".getBytes(StandardCharsets.US_ASCII));
        AlgebraicType.CODEC.write(
                new ProductType(List.of(
                        new ProductElement("background", new Ref(0)),
                        new ProductElement("outer_part", new Ref(1)),
                        new ProductElement("others", new ArrayType(new Ref(0))))),
                out);
        out.u8(2).length(0).u8(4); // nothing, or a string
        out.array(List.of(color, outer, inner), AlgebraicType.CODEC);
        U256 expected = new BsatnReader(Keccak256.hash(out.toByteArray())).u256();

        assertThat(signature(COLOR, INNER, OUTER, DRAW)).isEqualTo(expected);
        String others =
                "@Table record Before(@PrimaryKey int id, Other other) {}\n record Other(Color color, Outer outer) {}\n";
        assertThat(signature(others, DRAW, OUTER, INNER, COLOR)).isEqualTo(expected);
        assertThat(signature(COLOR, INNER, OUTER, DRAW.replace("outerPart", "part")))
                .isNotEqualTo(expected);
        assertThat(signature(COLOR, INNER.replace("int someValue", "int other"), OUTER, DRAW))
                .isNotEqualTo(expected);
    }

    @Test
    void argumentsMayBeSomeColumnsUnderTheReceiversNames() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    record Vec(int firstPart, int secondPart) {}
                    @Table @Outbox(reducer = "auth.move", target = "to", arguments = {"where", "text"}, parameters = {"place", "why"})
                    record Move(@PrimaryKey @AutoInc @U64 long id, String text, Identity to, Vec where, int note) {}
                }
                """);
        OutboxSchema outbox =
                Objects.requireNonNull(module.schema.tables().get(0).outbox());
        assertThat(outbox.argColumns()).containsExactly(3, 1);
        assertThat(outbox.remoteReducer()).isEqualTo("auth.move");
    }
}
