package dev.stdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, it is a statement or a refusal. */
class SqlFuzzTest {
    private static final Binder BINDER = new Binder(TestCatalog.PLAYERS, new Caller(TestCatalog.ANN, true));

    @FuzzTest(maxDuration = "20s")
    void anyTextIsAStatementOrARefusal(FuzzedDataProvider data) {
        tryAll(data.consumeRemainingAsString());
    }

    private static boolean tryAll(String sql) {
        boolean parsed = false;
        try {
            var statement = Sql.parse(sql);
            parsed = true;
            BINDER.bind(statement);
        } catch (SqlException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            BINDER.bindSubscription(Sql.parseSubscription(sql));
        } catch (SqlException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        return parsed;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void recordedStatementsWithPiecesMovedAboutAreStatementsOrRefusals(long seed) {
        var random = new Random(seed);
        var recorded = GoldenStatements.all().stream()
                .map(GoldenStatements::sql)
                .filter(sql -> sql.length() < 500)
                .toList();
        int parsed = 0;
        for (int i = 0; i < 10_000; i++) {
            var text = new StringBuilder(pick(recorded, random));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.setLength(at);
                    case 1 -> text.insert(at, piece(pick(recorded, random), random));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(8)));
                }
            }
            parsed += tryAll(text.toString()) ? 1 : 0;
        }
        assertThat(parsed).as("statements that parse, seed %d", seed).isGreaterThan(100);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String piece(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        return text.substring(from, Math.min(text.length(), from + random.nextInt(12)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "(",
                "NOT ",
                "- ",
                "n = ",
                "n IN (",
                "CASE ",
                "n AND ",
                "n OR ",
                "CAST(",
                "f(",
                "[",
                "SELECT (",
                "/*",
                "n::",
                "n BETWEEN "
            })
    void nestingHasALimit(String piece) {
        String sql = "SELECT * FROM player WHERE " + piece.repeat(49_000 / piece.length());
        tryAll(sql);
        tryAll("SELECT * FROM player WHERE " + "id = 1 AND ".repeat(1500) + piece.repeat(10_000 / piece.length()));
        assertThat(sql.length()).isLessThan(Sql.MAX_BYTES);
    }
}
