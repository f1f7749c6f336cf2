package dev.stdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseConversionTest {
    @Test
    void everyRecordedNameIsConvertedAsTheServerDoes() {
        var lines = Golden.lines("case-conversion.jsonl");
        assertThat(lines).hasSize(2964);
        var wrong = new ArrayList<String>();
        for (JsonNode line : lines) {
            String source = line.get("source").asString();
            String ours = CaseConversion.snake(source) + " " + CaseConversion.camel(source) + " "
                    + CaseConversion.pascal(source);
            String theirs = line.get("snake").asString() + " "
                    + line.get("camel").asString() + " " + line.get("pascal").asString();
            if (!ours.equals(theirs)) wrong.add(source + ": " + ours + ", not " + theirs);
        }
        assertThat(wrong).isEmpty();
    }
}
