package dev.stdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Statements recorded from a real server: what it parses we parse, and what its parser refuses we refuse in its words. */
class ParserGoldenTest {
    private static final List<String> PARSER_TEXTS = List.of(
            "sql parser error",
            "Unsupported",
            "Empty SQL query",
            "Multiple SQL statements",
            "Implicit joins",
            "Non-inner joins",
            "Names must be qualified",
            "Mixed wildcard",
            "A FROM clause",
            "Aggregate expressions",
            "Recursion limit",
            "SQL query exceeds");

    /** Statements that SpacetimeDB never offers, whose text the server's parser prints in a form of its own. */
    private static final Set<String> PRINTED_DIFFERENTLY = Set.of(
            "BEGIN",
            "CREATE INDEX i ON pk_u_32 (n)",
            "MERGE INTO pk_u_32 USING unique_u_32 ON TRUE WHEN MATCHED THEN DELETE",
            "COPY pk_u_32 FROM STDIN");

    private static boolean byParser(GoldenStatements golden) {
        return golden.isRefused() && PARSER_TEXTS.stream().anyMatch(golden.body()::startsWith);
    }

    @Test
    void whatTheServerParsesParses() {
        var refused = new ArrayList<String>();
        GoldenStatements.all().stream().filter(golden -> !byParser(golden)).forEach(golden -> {
            try {
                Sql.parse(golden.sql());
            } catch (SqlException e) {
                refused.add(golden.sql() + " -> " + e.getMessage());
            }
        });
        assertThat(refused).isEmpty();
    }

    @Test
    void whatTheServersParserRefusesIsRefusedInItsWords() {
        var different = new ArrayList<String>();
        var checked = Stream.of(GoldenStatements.all())
                .flatMap(List::stream)
                .filter(ParserGoldenTest::byParser)
                .filter(golden -> !PRINTED_DIFFERENTLY.contains(golden.sql()))
                .toList();
        for (var golden : checked) {
            String text = refusal(golden.sql());
            if (!text.equals(golden.body())) {
                different.add(golden.sql() + "\n  server: " + golden.body() + "\n  here:   " + text);
            }
        }
        assertThat(different).isEmpty();
        assertThat(checked).hasSizeGreaterThan(150);
    }

    @Test
    void statementsPrintedDifferentlyAreStillRefused() {
        assertThat(PRINTED_DIFFERENTLY)
                .allSatisfy(sql -> assertThat(refusal(sql)).startsWith("Unsupported: "));
    }

    private static String refusal(String sql) {
        try {
            return "parsed: " + Sql.parse(sql);
        } catch (SqlException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
