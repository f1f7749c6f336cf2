package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.conformance.modules.TwinClasses;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.testing.CallResult;
import dev.stdb.module.testing.LogEntry;
import dev.stdb.module.testing.ProcedureResult;
import dev.stdb.module.testing.TestClient;
import dev.stdb.module.testing.TestDatabase;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every reducer and procedure of every twin does the same on HotSpot and as wasm: called in turn with the same arguments from a seed,
 * on two test databases, they end alike, log alike and leave the same rows.
 */
class TwinDifferentialTest {
    private static final int ROUNDS = 3;

    /** Twins whose numbers are counts of what to do. */
    private static final Set<String> SMALL_NUMBERS =
            Set.of("benchmarks", "golden-extra", "sdk-test-view", "module-test", "perf-test");

    /** Reducers that write more than a million rows. */
    private static final Set<String> TOO_MUCH = Set.of("load_location_table");

    /** All but {@code keynote-benchmarks}, whose {@code init} writes two million rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "benchmarks",
                "golden-extra",
                "module-test",
                "mounting",
                "perf-test",
                "sdk-test",
                "sdk-test-case-conversion",
                "sdk-test-connect-disconnect",
                "sdk-test-event-table",
                "sdk-test-procedural-view-pk",
                "sdk-test-procedure",
                "sdk-test-procedure-concurrency",
                "sdk-test-view",
                "sdk-test-view-pk",
                "surface"
            })
    void everyCallDoesTheSame(String twin) {
        try (TestDatabase classes = start(twin, "jvm");
                TestDatabase wasm = start(twin, "wasm")) {
            assertThat(wasm.schema()).isEqualTo(classes.schema());
            var both = new Both(classes, wasm, SMALL_NUMBERS.contains(twin));
            for (int round = 0; round < ROUNDS; round++) {
                both.callEverything(round);
            }
        }
    }

    private static TestDatabase start(String twin, String target) {
        byte[] built = BuiltModules.wasm(twin);
        assertThat(built).isNotEmpty();
        System.setProperty(
                "stdb.test.wasm", Path.of("target/wasm", twin + ".wasm").toString());
        try {
            return online(TestDatabase.builder(TwinClasses.of(twin))
                    .target(target)
                    .environment("API_KEY", "key of " + twin)
                    .start());
        } finally {
            System.clearProperty("stdb.test.wasm");
        }
    }

    /** With a network in which every host answers, but for one that does not exist. */
    private static TestDatabase online(TestDatabase database) {
        database.http().answer(request -> true, request -> {
            if (request.url().contains("foo.invalid")) {
                throw new HttpException("error sending request for url (" + request.url() + ")");
            }
            return HttpResponse.of(200).body("answer to " + request.method() + " " + request.url());
        });
        return database;
    }

    /** Two databases that are treated alike. */
    private record Both(TestDatabase classes, TestDatabase wasm, boolean small) {
        private ModuleSchema schema() {
            return classes.schema();
        }

        void callEverything(int round) {
            for (Member<ReducerSchema> member : schema().allReducers()) {
                ReducerSchema reducer = member.definition();
                if (reducer.lifecycle() == null && !TOO_MUCH.contains(reducer.name())) {
                    reducer(member.name(), values(round, member).of(reducer.params()));
                }
            }
            for (Member<ProcedureSchema> member : schema().allProcedures()) {
                procedure(
                        member.name(),
                        values(round, member).of(member.definition().params()));
            }
            same("a second later", db -> {
                db.clock().advance(Duration.ofSeconds(1));
                return db.scheduledCalls().size();
            });
            assertSameState("round " + round);
        }

        private RandomValues values(int round, Member<?> function) {
            return new RandomValues(
                    round * 31L + function.name().hashCode(),
                    small,
                    function.owner().typespace());
        }

        private void reducer(String reducer, AlgebraicValue.Product args) {
            String call = reducer + args;
            same(call, db -> text(db.owner().call(reducer, args.values().toArray())));
            assertSameRows(call);
        }

        private static String text(CallResult result) {
            return switch (result) {
                case CallResult.Crashed(String message, var exception) -> "crashed: " + message;
                default -> result.toString();
            };
        }

        private void procedure(String procedure, AlgebraicValue.Product args) {
            String call = procedure + args;
            same(
                    call,
                    db -> text(db.owner()
                            .procedure(
                                    AlgebraicValue.class,
                                    procedure,
                                    args.values().toArray())));
            assertSameRows(call);
        }

        private static String text(ProcedureResult<AlgebraicValue> result) {
            return switch (result) {
                case ProcedureResult.Crashed<AlgebraicValue>(String message, var exception) -> "crashed: " + message;
                case ProcedureResult.Returned<AlgebraicValue>(AlgebraicValue value) -> String.valueOf(value);
            };
        }

        private void assertSameState(String after) {
            for (Member<ViewSchema> view : schema().allViews()) {
                same(view.name() + " after " + after, db -> rows(db.owner(), view.name()));
            }
            same("log after " + after, db -> db.logs().stream().map(Both::text).toList());
        }

        private static List<AlgebraicValue> rows(TestClient client, String view) {
            return client.view(AlgebraicValue.class, view);
        }

        /** Stack traces differ, and so does what a stopwatch shows. */
        private static String text(LogEntry entry) {
            String message = entry.message();
            if (entry.level() == LogEntry.Level.PANIC) {
                message = message.lines().findFirst().orElse("");
            } else if (message.startsWith("Timing span ")) {
                message = message.substring(0, message.lastIndexOf(':'));
            }
            return entry.level() + " " + entry.function() + ": " + message;
        }

        private void assertSameRows(String after) {
            for (Member<TableSchema> table : schema().allTables()) {
                same(table.name() + " after " + after, db -> db.rows(table.name(), AlgebraicValue.class));
            }
        }

        private <T> void same(String what, java.util.function.Function<TestDatabase, T> asked) {
            T onHotSpot = asked.apply(classes);
            assertThat(asked.apply(wasm)).as(what).isEqualTo(onHotSpot);
        }
    }
}
