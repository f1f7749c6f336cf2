package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.conformance.modules.TwinClasses;
import dev.stdb.module.testing.CallResult;
import dev.stdb.module.testing.LogEntry;
import dev.stdb.module.testing.ProcedureResult;
import dev.stdb.module.testing.TestDatabase;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed but seldom written: on HotSpot and as wasm. */
class CornersTest {
    /** A database of module {@code corners}. */
    private record Corners(TestDatabase db) implements AutoCloseable {
        static Corners start(String target) {
            assertThat(BuiltModules.wasm("corners")).isNotEmpty();
            System.setProperty(
                    "stdb.test.wasm", Path.of("target/wasm/corners.wasm").toString());
            try {
                return new Corners(TestDatabase.builder(TwinClasses.of("corners"))
                        .target(target)
                        .start());
            } finally {
                System.clearProperty("stdb.test.wasm");
            }
        }

        private ModuleSchema schema() {
            return db.schema();
        }

        /** What a reducer logs; its arguments as JSON. */
        List<String> logs(String reducer, String args) {
            ReducerSchema called = schema().reducer(reducer).orElseThrow();
            int before = db.logs().size();
            var values = (AlgebraicValue.Product) SatsJson.read(args, called.params(), schema().typespace());
            assertThat(db.owner().call(reducer, values.values().toArray())).isInstanceOf(CallResult.Committed.class);
            return logs(before);
        }

        List<String> logs(int before) {
            return db.logs().stream().skip(before).map(LogEntry::message).toList();
        }

        /** What a procedure returns, as JSON. */
        String result(String procedure, String args) {
            ProcedureSchema called = schema().procedure(procedure).orElseThrow();
            var values = (AlgebraicValue.Product) SatsJson.read(args, called.params(), schema().typespace());
            var result = db.owner()
                    .procedure(AlgebraicValue.class, procedure, values.values().toArray());
            assertThat(result).isInstanceOf(ProcedureResult.Returned.class);
            return SatsJson.write(
                    Objects.requireNonNull(((ProcedureResult.Returned<AlgebraicValue>) result).value()),
                    called.returnType(),
                    schema().typespace(),
                    SatsJson.Form.UNTYPED);
        }

        int rows(String view) {
            return db.owner().view(AlgebraicValue.class, view).size();
        }

        @Override
        public void close() {
            db.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void numbersOfEveryWidthCountAndKeepTheirRange(String target) {
        try (Corners corners = Corners.start(target)) {
            assertThat(corners.logs("numbered", "[]"))
                    .containsExactly("1 1 1 1 1 1 1 1 1 1 1 1 1", "2 2 2 2 2 2 2 2 2 2 2 2 2");
            assertThat(corners.logs("around_the_end", "[]")).containsExactly("the 200th is -54 of 202");
            assertThat(corners.logs("outside", "[]"))
                    .containsExactly(
                            "256 is outside the range of u8",
                            "-1 is outside the range of u16",
                            "4294967296 is outside the range of u32",
                            "256 is outside the range of u8",
                            "[NumU64[id=-1]] NumU32Bits[id=-1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void keysOfEveryTypeFindTheirRows(String target) {
        try (Corners corners = Corners.start(target)) {
            assertThat(corners.logs("unique", "[]")).containsExactly("found 19, deleted true, left 0");
            assertThat(corners.logs("direct", "[]")).containsExactly("u8 2, u16 2, u32 true, u64 2, enum 2, deleted 2");
            assertThat(corners.logs("several", "[]"))
                    .containsExactly("first 42121", "second 311", "third 621", "fourth 411");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void namesMayBeWordsOfOtherLanguagesAndOfGeneratedCode(String target) {
        try (Corners corners = Corners.start(target)) {
            assertThat(corners.logs("words", "[]"))
                    .containsExactly("[Select[from=1, where=, table=2, kind=3]] [Order[group=1, order=desc]] "
                            + "Größe[größe=1, имя=имя, farbe=緑] "
                            + "Item[id=5, inner=Item[text=, deep=Optional[Optional[Optional.empty]]]]");
            assertThat(corners.logs("instance", "[1,2,3,4,5,6,7,8]"))
                    .containsExactly(
                            "[Instance[instance=1, db=2, table=3, prefix=4, row=5]] 1 "
                                    + "[Db2[out=8, in=changed, count=7]] 1 111 "
                                    + "[Named[key=1, lower=2, upper=3, prefix=4, index=5]]",
                            "definition 5");
            assertThat(corners.result("procedure", "[1,2,3,4]")).isEqualTo("11");
            assertThat(List.of(corners.rows("view"), corners.rows("lookup"), corners.rows("joined")))
                    .containsOnly(1);
            assertThat(corners.db()
                            .owner()
                            .subscribe(AlgebraicValue.class, "SELECT * FROM \"order\" WHERE \"order\" = 'desc'")
                            .rows())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void argumentsAndResultsOfEveryShape(String target) {
        try (Corners corners = Corners.start(target)) {
            assertThat(corners.logs(
                            "bytes",
                            "[[{\"some\":\"00ff\"},[\"00\",\"\"],[\"aa\"],{\"some\":[4]},{\"some\":[\"x\"]}]]"))
                    .containsExactly("Optional[2] 21Optional[ListOfStringAsString[x=4]]Optional[[x]]");
            assertThat(corners.logs("many", "[1" + ",0".repeat(30) + ",32,\"é\"]"))
                    .containsExactly("1 32 é");
            assertThat(corners.result("unit", "[true]")).isEqualTo("[0,[]]");
            assertThat(corners.result("unit", "[false]")).isEqualTo("[1,\"\"]");
            assertThat(corners.result("maybe", "[true]")).isEqualTo("[0,[]]");
            assertThat(corners.result("maybe", "[false]")).isEqualTo("[1,[]]");
            assertThat(corners.result("deep", "[{\"some\":{\"some\":[{\"some\":1},{\"none\":[]}]}}]"))
                    .isEqualTo("[0,[0,[[0,1],[1,[]]]]]");
            assertThat(corners.result("lengths", "[[255],\"00ff\",[\"aa\"],[{\"a\":[]}],[[true],[]]]"))
                    .isEqualTo("[1,2,1,1,2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "wasm"})
    void rowsWithoutColumnsViewsOfOtherRowsAndSchedulesInAnyColumn(String target) {
        try (Corners corners = Corners.start(target)) {
            assertThat(List.of(corners.rows("odd"), corners.rows("first"), corners.rows("odds")))
                    .containsOnly(0);
            assertThat(corners.logs("empty", "[]")).containsExactly("nothing 1[Nothing[]]");
            corners.logs("words", "[]");
            assertThat(List.of(corners.rows("odd"), corners.rows("first"), corners.rows("odds")))
                    .containsOnly(1);
            corners.logs("arm", "[]");
            int before = corners.db().logs().size();
            assertThat(corners.db().clock().advance(Duration.ofSeconds(1))).hasSize(2);
            assertThat(corners.logs(before)).containsExactly("tick 7!", "answer 1");
        }
    }
}
