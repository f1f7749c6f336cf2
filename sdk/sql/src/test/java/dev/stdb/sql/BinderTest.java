package dev.stdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
    private static final Identity BOB = Identity.fromClaims("test", "bob");

    private static BoundSelect select(String sql) {
        return new Binder(TestCatalog.PLAYERS, new Caller(TestCatalog.ANN, false))
                .bindSelect((Statement.Select) Sql.parse(sql));
    }

    private static BoundSelect subscription(String sql) {
        return new Binder(TestCatalog.PLAYERS, new Caller(TestCatalog.ANN, false))
                .bindSubscription(Sql.parseSubscription(sql));
    }

    private static AlgebraicValue.Product ann() {
        return AlgebraicValue.Product.of(
                new AlgebraicValue.U64(-1),
                new AlgebraicValue.Str("Ann"),
                new AlgebraicValue.I16((short) -3),
                new AlgebraicValue.F64(0.5),
                new AlgebraicValue.Bool(true),
                AlgebraicValue.Product.of(new AlgebraicValue.U256(TestCatalog.ANN.value())),
                AlgebraicValue.Product.of(new AlgebraicValue.I64(1_700_000_000_123_456L)),
                new AlgebraicValue.Bytes(new byte[] {(byte) 0xAB, 1}),
                new AlgebraicValue.I256(
                        I256.fromBigInteger(BigInteger.TWO.pow(200).negate())),
                AlgebraicValue.Product.of(new AlgebraicValue.U128(
                        Uuid.parse("0190a5b0-1234-7abc-8def-0123456789ab").value())),
                AlgebraicValue.none());
    }

    private static boolean matches(String where) {
        var condition = subscription("SELECT * FROM player WHERE " + where).condition();
        return condition != null && condition.test(ann());
    }

    @Nested
    class Literals {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "id = 18446744073709551615",
                    "id > 9223372036854775808",
                    "18446744073709551615 = id",
                    "level = -3",
                    "level = -3.0",
                    "level = '-3'",
                    "level < 1e2",
                    "ratio = .5",
                    "ratio = 5e-1",
                    "first_name = 'Ann'",
                    "firstName >= 'Am'",
                    "player.first_name <> 'Bob'",
                    "online",
                    "online = true",
                    "(level < 0) = online",
                    "identity = :sender",
                    "raw = 0xAB01",
                    "raw = X'ab01'",
                    "raw > ''",
                    "at = '2023-11-14T22:13:20.123456Z'",
                    "at = '2023-11-14 23:13:20.123456789+01:00'",
                    "at < '2023-11-14T22:13:60Z'",
                    "huge = -1606938044258990275541962092341162602522202993782792835301376",
                    "uuid = '0190a5b0-1234-7abc-8def-0123456789ab'",
                    "uuid = 0x0190a5b012347abc8def0123456789ab",
                    "uuid = '{0190A5B0-1234-7ABC-8DEF-0123456789AB}'",
                    "uuid = 'urn:uuid:0190a5b0-1234-7abc-8def-0123456789ab'",
                    "level = 5 OR level = -3 AND online",
                    "id = id"
                })
        void matchTheRow(String where) {
            assertThat(matches(where)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "id < 18446744073709551615",
                    "level = 3",
                    "FALSE",
                    "online = false",
                    "identity <> :sender",
                    "first_name < 'A'",
                    "at > '9999-12-31T23:59:59Z'",
                    "(level = 5 OR level = -3) AND level > 0"
                })
        void missTheRow(String where) {
            assertThat(matches(where)).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '"',
                value = {
                    "level = 32768 ~ The literal expression `32768` cannot be parsed as type `I16`",
                    "level = 1e99999999 ~ The literal expression `1e99999999` cannot be parsed as type `I16`",
                    "level = 1.5 ~ The literal expression `1.5` cannot be parsed as type `I16`",
                    "level = true ~ Unexpected type: (expected) Bool != I16 (inferred)",
                    "id = level ~ Unexpected type: (expected) I16 != U64 (inferred)",
                    "id = :sender ~ Unexpected type: (expected) (__identity__: U256) != U64 (inferred)",
                    "maybe = maybe ~ Invalid binary operator `=` for type `(some: U64 | none: ())`",
                    "maybe = 1 ~ The literal expression `1` cannot be parsed as type `(some: U64 | none: ())`",
                    "1 = 1 ~ Cannot resolve type for literal expression",
                    "level ~ Unexpected type: (expected) I16 != Bool (inferred)",
                    "nobody = 1 ~ `nobody` is not in scope",
                    "p.level = 1 ~ `p` is not in scope",
                    "at = '2023-02-30T00:00:00Z' ~ The literal expression `2023-02-30T00:00:00Z` cannot be parsed as type `(__timestamp_micros_since_unix_epoch__: I64)`"
                })
        void areRefusedInTheServersWords(String where, String text) {
            assertThatThrownBy(() -> subscription("SELECT * FROM player WHERE " + where))
                    .hasMessage(text);
        }
    }

    @Nested
    class Visibility {
        @Test
        void aPrivateTableIsMissingForEverybodyButTheOwner() {
            assertThatThrownBy(() -> select("SELECT * FROM secret"))
                    .hasMessage("no such table: `secret`. If the table exists, it may be marked private.");
            var owner = new Binder(TestCatalog.PLAYERS, new Caller(BOB, true));
            assertThat(owner.bind(Sql.parse("SELECT * FROM secret"))).isInstanceOf(BoundSelect.class);
        }

        @Test
        void onlyTheOwnerWrites() {
            var other = new Binder(TestCatalog.PLAYERS, new Caller(BOB, false));
            assertThatThrownBy(() -> other.bind(Sql.parse("DELETE FROM player")))
                    .hasMessage("Caller " + BOB.toHex() + " is not authorized to run SQL DML statements");
            assertThatThrownBy(() -> other.bind(Sql.parse("DELETE FROM secret")))
                    .hasMessageStartingWith("no such table");
        }
    }

    @Nested
    class Projections {
        @Test
        void columnsAreNamedAsSpelled() {
            assertThat(select("SELECT firstName, level AS l FROM Player p LIMIT 1.0")
                            .resultType()
                            .elements())
                    .extracting(element -> element.name())
                    .containsExactly("firstName", "l");
        }

        @Test
        void subscriptionsReturnWholeRows() {
            assertThatThrownBy(() -> subscription("SELECT level FROM player"))
                    .hasMessage("Column projections are not supported in subscriptions;"
                            + " Subscriptions must return a table type");
            assertThatThrownBy(() -> subscription("DELETE FROM player")).hasMessage("Unsupported: Non-SELECT queries");
            assertThatThrownBy(() -> subscription("SELECT * FROM player LIMIT 5"))
                    .hasMessage("Unsupported: SELECT * FROM player LIMIT 5");
            assertThatThrownBy(() -> subscription(" ")).hasMessage("Empty SQL query");
        }

        @Test
        void senderMakesTheResultTheCallers() {
            assertThat(subscription("SELECT * FROM player WHERE identity = :sender")
                            .usesSender())
                    .isTrue();
            assertThat(subscription("SELECT * FROM player").usesSender()).isFalse();
        }
    }

    @Nested
    class Bounds {
        @Test
        void comparisonsWithConstantsThatAlwaysHoldAreOfferedToIndexes() {
            var bounds = subscription(
                            "SELECT * FROM player WHERE id = 7 AND 3 < level AND (ratio = 1 OR online) AND id = id")
                    .bounds(0);
            assertThat(bounds)
                    .isEqualTo(List.of(
                            new ColumnBound(0, Expr.Comparison.EQ, new AlgebraicValue.U64(7)),
                            new ColumnBound(2, Expr.Comparison.GT, new AlgebraicValue.I16((short) 3))));
        }
    }

    @Nested
    class Spans {
        @Test
        void aRefusalPointsAtItsPlace() {
            String sql = "SELECT * FROM player\nWHERE level = 1 AND nobody = 2";
            assertThatThrownBy(() -> subscription(sql)).satisfies(e -> {
                var span = ((SqlException) e).span().orElseThrow();
                assertThat(sql.substring(span.start(), span.end())).isEqualTo("nobody");
            });
        }

        @Test
        void aSyntaxErrorNamesLineAndColumn() {
            assertThatThrownBy(() -> Sql.parse("SELECT *\n  FROM player WHERE ,"))
                    .isInstanceOf(SqlException.Syntax.class)
                    .hasMessage("sql parser error: Expected an expression:, found: , at Line: 2, Column 21");
        }
    }
}
