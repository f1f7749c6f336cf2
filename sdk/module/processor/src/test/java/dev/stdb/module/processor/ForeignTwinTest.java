package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.golden.Golden;
import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables and reducers of the server's own module-test, written in Java: the definition is the one that Rust's bindings make. */
class ForeignTwinTest {
    private static final String TWIN = """
            public final class Game {
                @Table(accessor = "person", isPublic = true)
                record Person(@PrimaryKey @AutoInc @U32 long id, String name, @Index @U8 int age) {}
                @SpacetimeType(name = "RemoveTable") @Table(accessor = "tableToRemove") record Gone(@U32 long id) {}
                @Table(accessor = "testA") record TestA(@Index(accessor = "foo") @U32 long x, @U32 long y, String z) {}
                record TestB(String foo) {}
                @SpacetimeType(name = "Namespace.TestC") enum TestC { FOO, BAR }
                @Table(accessor = "testD", isPublic = true)
                record TestD(@Default("FOO") Optional<TestC> testC, @Nullable List<TestC> testCNested) {}
                @Table(accessor = "testE") record TestE(@PrimaryKey @AutoInc @U64 long id, @Index String name) {}
                @SpacetimeType(name = "Namespace.TestF") sealed interface TestF {
                    record Foo() implements TestF {} record Bar() implements TestF {} record Baz(String value) implements TestF {}
                }
                @Table(accessor = "privateTable") record PrivateTable(String name) {}
                @Table(accessor = "points") @Index(accessor = "multiColumnIndex", columns = {"x", "y"}) record Point(long x, long y) {}
                @Table(accessor = "pkMultiIdentity")
                record PkMultiIdentity(@PrimaryKey @U32 long id, @Unique @AutoInc @U32 long other) {}
                @Table(accessor = "repeatingTestArg", scheduled = "repeatingTest")
                record RepeatingTestArg(@PrimaryKey @AutoInc @U64 long scheduledId, ScheduleAt scheduledAt, Timestamp prevTime) {}
                @Table(accessor = "hasSpecialStuff") record HasSpecialStuff(Identity identity, ConnectionId connectionId) {}
                @Table(accessor = "player", isPublic = true) @Table(accessor = "loggedOutPlayer", isPublic = true)
                record Player(@PrimaryKey Identity identity, @AutoInc @Unique @U64 long playerId, @Unique String name) {}
                @Init static void init(ReducerContext ctx) {}
                @ClientConnected static void clientConnected(ReducerContext ctx) {}
                @Reducer static void repeatingTest(ReducerContext ctx, RepeatingTestArg arg) {}
                @Reducer static void add(ReducerContext ctx, String name, @U8 int age) {}
                @Reducer static void sayHello(ReducerContext ctx) {}
                @Reducer static void listOverAge(ReducerContext ctx, @U8 int age) {}
                @Reducer static void testCase(TestA a, TestB b, TestC c, TestF f) {}
            }
            """;

    private final ModuleSchema theirs = Lift.served(RawModuleDefJson.read(Golden.text("schema/module-test.v10.json")))
            .orThrow();

    private final ModuleSchema ours;

    ForeignTwinTest() throws ReflectiveOperationException {
        ours = RunningModule.start(TWIN).schema;
    }

    @Test
    void everyTableIsTheirs() {
        assertThat(ours.tables().size()).isEqualTo(12);
        for (TableSchema table : ours.tables()) {
            TableSchema same = theirs.table(table.name()).orElseThrow(() -> new AssertionError(table.name()));
            assertThat(shape(ours, table)).isEqualTo(shape(theirs, same));
        }
    }

    @Test
    void everyReducerIsTheirs() {
        for (ReducerSchema reducer : ours.reducers()) {
            if (!reducer.name().equals("test_case")) {
                ReducerSchema same = theirs.reducers().stream()
                        .filter(each -> each.name().equals(reducer.name()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(reducer.name()));
                assertThat(Arrays.asList(expand(ours, reducer.params()), reducer.lifecycle(), reducer.visibility()))
                        .isEqualTo(Arrays.asList(expand(theirs, same.params()), same.lifecycle(), same.visibility()));
            }
        }
    }

    @Test
    void namedTypesAreTheirs() {
        Set<String> known = names(theirs);
        assertThat(names(ours)).isSubsetOf(known).contains("Namespace.TestC", "Namespace.TestF", "TestB");
    }

    private static Set<String> names(ModuleSchema module) {
        Set<String> names = new HashSet<>();
        module.types()
                .forEach(type ->
                        names.add(String.join(".", type.scope()) + (type.scope().isEmpty() ? "" : ".") + type.name()));
        return names;
    }

    /** All that the database makes of a table; source names differ by Java's habits, and so are left out. */
    private static List<Object> shape(ModuleSchema module, TableSchema table) {
        return Arrays.asList(
                table.name(),
                expand(module, table.rowType()),
                table.primaryKey(),
                table.indexes().stream()
                        .map(index -> index.name() + " " + index.algorithm())
                        .sorted()
                        .toList(),
                Set.copyOf(table.constraints()),
                Set.copyOf(table.sequences()),
                table.schedule(),
                table.access(),
                table.type(),
                table.isEvent(),
                table.columns().stream()
                        .map(column -> Arrays.toString(column.defaultValue()))
                        .toList());
    }

    private static AlgebraicType expand(ModuleSchema module, AlgebraicType type) {
        return switch (type) {
            case Ref ref -> expand(module, module.typespace().resolve(ref));
            case ArrayType(var element) -> new ArrayType(expand(module, element));
            case ProductType(var elements) ->
                new ProductType(elements.stream()
                        .map(each -> new ProductElement(snake(each.name()), expand(module, each.type())))
                        .toList());
            case SumType(var variants) ->
                new SumType(variants.stream()
                        .map(each -> new SumVariant(each.name(), expand(module, each.type())))
                        .toList());
            case Primitive primitive -> primitive;
        };
    }

    /** Parameters keep the names of the source, ours in lowerCamel and theirs in snake_case. */
    private static @Nullable String snake(@Nullable String name) {
        return name == null || name.startsWith("__") ? name : CaseConversion.snake(name);
    }
}
