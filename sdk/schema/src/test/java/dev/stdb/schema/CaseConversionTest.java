package dev.stdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseConversionTest {
    @Test
    void everyRecordedNameIsConvertedAsTheServerDoes() {
        var lines = Golden.lines("case-conversion.jsonl");
        assertThat(lines).hasSize(2964);
        var softly = new SoftAssertions();
        for (JsonNode line : lines) {
            String source = line.get("source").asString();
            softly.assertThat(CaseConversion.snake(source)).as(source).isEqualTo(line.get("snake").asString());
            softly.assertThat(CaseConversion.camel(source)).as(source).isEqualTo(line.get("camel").asString());
            softly.assertThat(CaseConversion.pascal(source)).as(source).isEqualTo(line.get("pascal").asString());
        }
        softly.assertAll();
    }
}
