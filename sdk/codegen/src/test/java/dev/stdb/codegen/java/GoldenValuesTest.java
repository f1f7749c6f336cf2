package dev.stdb.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.codegen.CodegenException;
import dev.stdb.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each type of the recorded values as the column of a row: generated, compiled, and fed with those values. */
class GoldenValuesTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Classes of rows, by the JSON of the column's type. */
    private static final Map<String, Codec<Object>> ROWS = new LinkedHashMap<>();

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException, CodegenException {
        var schema = Schemas.schema();
        var naming = new Naming(schema);
        Map<String, String> rows = new LinkedHashMap<>();
        for (String file : List.of("bsatn/values.jsonl", "bsatn/malformed.jsonl")) {
            for (JsonNode line : Golden.lines(file)) {
                String type = line.get("type").toString();
                if (!rows.containsKey(type)) {
                    rows.put(type, naming.row(SatsJson.readType(type)));
                }
            }
        }
        Compiled compiled = Compiled.of(JavaClient.generate(schema.build(), "values", "golden"), folder);
        rows.forEach((type, row) -> ROWS.put(type, compiled.codec("values." + row)));
    }

    /** Gives a name to every product and sum in place, as every module does. */
    private static final class Naming {
        private final Schemas schema;
        private int count;

        Naming(Schemas schema) {
            this.schema = schema;
        }

        String row(AlgebraicType column) {
            AlgebraicType used = used(column);
            return name("Row", AlgebraicType.product(new ProductElement("column", used)));
        }

        private String name(String kind, AlgebraicType type) {
            String name = kind + letters(count);
            schema.type(name, type);
            count++;
            return name;
        }

        /** Letters alone, so that the name is in Java's case already. */
        private static String letters(int number) {
            return Integer.toString(number, 26)
                    .chars()
                    .mapToObj(c -> Character.toString(c <= '9' ? c - '0' + 'a' : c - 'a' + 'a' + 10))
                    .reduce("", String::concat);
        }

        private AlgebraicType used(AlgebraicType type) {
            return switch (type) {
                case Primitive primitive -> primitive;
                case ArrayType(var element) -> new ArrayType(used(element));
                case ProductType product
                when SpecialTypes.isSpecialProduct(product) || SpecialTypes.isUnit(product) -> product;
                case SumType sum when SpecialTypes.isScheduleAt(sum) || SpecialTypes.isNever(sum) -> sum;
                case SumType sum when SpecialTypes.isOption(sum) || SpecialTypes.isResult(sum) -> variants(sum);
                case ProductType(var elements) -> {
                    List<ProductElement> named = new ArrayList<>();
                    for (ProductElement element : elements) {
                        String name = element.name() == null ? "part_" + named.size() : element.name();
                        named.add(new ProductElement(name, used(element.type())));
                    }
                    yield reference("Product", new ProductType(named));
                }
                case SumType sum -> reference("Sum", variants(sum));
                case Ref ref -> throw new AssertionError("values have no references");
            };
        }

        private SumType variants(SumType sum) {
            List<SumVariant> named = new ArrayList<>();
            for (SumVariant variant : sum.variants()) {
                String name = variant.name() == null ? "variant_" + named.size() : variant.name();
                named.add(new SumVariant(name, used(variant.type())));
            }
            return new SumType(named);
        }

        private Ref reference(String kind, AlgebraicType type) {
            name(kind, type);
            return new Ref(count - 1);
        }
    }

    @Test
    void comeBackFromRecordsToTheSameBytes() {
        int values = 0;
        for (JsonNode line : Golden.lines("bsatn/values.jsonl")) {
            Codec<Object> rows = codec(line);
            byte[] bytes = bytes(line);
            Object row = rows.decode(bytes);

            assertThat(rows.encode(row)).as(line.toString()).isEqualTo(bytes);
            assertThat(rows.decode(bytes)).as(line.toString()).isEqualTo(row).hasSameHashCodeAs(row);
            values++;
        }
        assertThat(values).isEqualTo(3026);
    }

    @Test
    void thatAreMalformedAreRefused() {
        for (JsonNode line : Golden.lines("bsatn/malformed.jsonl")) {
            Throwable refusal = catchThrowable(() -> codec(line).decode(bytes(line)));

            assertThat(refusal).as(line.toString()).isInstanceOf(BsatnException.class);
        }
    }

    private static Codec<Object> codec(JsonNode line) {
        return Objects.requireNonNull(ROWS.get(line.get("type").toString()), "every type has a row");
    }

    private static byte[] bytes(JsonNode line) {
        return HEX.parseHex(line.get("bsatn").asString());
    }
}
