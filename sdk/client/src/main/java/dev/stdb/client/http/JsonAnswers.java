package dev.stdb.client.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.SatsJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's JSON answers as records. Unknown keys are ignored; numbers keep all their digits. */
final class JsonAnswers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonAnswers() {}

    static Health health(String body) {
        return new Health(JSON.readTree(body).path("version").asString(""));
    }

    static NewIdentity identity(String body) {
        JsonNode json = JSON.readTree(body);
        return new NewIdentity(
                Identity.fromHex(json.required("identity").asString()),
                json.required("token").asString());
    }

    static DatabaseInfo database(String body) {
        JsonNode json = JSON.readTree(body);
        return new DatabaseInfo(
                Identity.fromHex(json.required("database_identity")
                        .required("__identity__")
                        .asString()),
                Identity.fromHex(
                        json.required("owner_identity").required("__identity__").asString()),
                json.path("host_type").propertyNames().stream().findFirst().orElse(""),
                hash(json.path("initial_program").asString("")));
    }

    private static String hash(String hex) {
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        return digits.isEmpty() ? "" : "0".repeat(Math.max(0, 64 - digits.length())) + digits;
    }

    /** Answers of 200; null if it is none of success. */
    static @Nullable PublishOutcome published(String body) {
        JsonNode success = JSON.readTree(body).path("Success");
        if (!success.isObject()) {
            return null;
        }
        JsonNode name = success.path("domain");
        return new PublishOutcome.Published(
                name.isString() ? Optional.of(name.asString()) : Optional.empty(),
                Identity.fromHex(success.required("database_identity").asString()),
                success.path("op").asString("").equals("created"));
    }

    static List<SqlResult> sql(String body) {
        List<SqlResult> results = new ArrayList<>();
        for (JsonNode statement : JSON.readTree(body)) {
            ProductType type = TypeJson.product(statement.required("schema"));
            List<AlgebraicValue.Product> rows = new ArrayList<>();
            for (JsonNode row : statement.required("rows")) {
                rows.add((AlgebraicValue.Product) SatsJson.read(JSON.writeValueAsString(row), type, Typespace.EMPTY));
            }
            JsonNode stats = statement.path("stats");
            results.add(new SqlResult(
                    type,
                    rows,
                    statement.path("total_duration_micros").asLong(0),
                    stats.path("rows_inserted").asLong(0),
                    stats.path("rows_deleted").asLong(0),
                    stats.path("rows_updated").asLong(0)));
        }
        return results;
    }

    /** One line of a log. What is no record is shown as it came. */
    static LogRecord log(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException notJson) {
            return new LogRecord("Info", new Timestamp(0), null, null, null, null, line, List.of());
        }
        List<String> trace = new ArrayList<>();
        for (JsonNode frame : json.path("trace")) {
            String module = frame.path("module_name").asString("");
            trace.add((module.isEmpty() ? "" : module + "!")
                    + frame.path("func_name").asString("?"));
        }
        JsonNode number = json.path("line_number");
        return new LogRecord(
                json.path("level").asString("Info"),
                new Timestamp(json.path("ts").asLong(0)),
                text(json, "target"),
                text(json, "filename"),
                number.isNumber() ? (Long) number.asLong() : null,
                text(json, "function"),
                json.path("message").asString(""),
                trace);
    }

    private static @Nullable String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isString() ? value.asString() : null;
    }

    /** Types of SQL results; a type this library does not know makes the answer unreadable. */
    static final class TypeJson {
        private static final int DEEPEST = 128;

        private TypeJson() {}

        static ProductType product(JsonNode json) {
            return product(json, 0);
        }

        private static ProductType product(JsonNode json, int depth) {
            var elements = new ArrayList<ProductElement>();
            for (JsonNode element : json.required("elements")) {
                elements.add(new ProductElement(name(element), type(element.required("algebraic_type"), depth + 1)));
            }
            return new ProductType(elements);
        }

        private static AlgebraicType type(JsonNode json, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("a type is nested more than " + DEEPEST + " deep");
            }
            var entry = json.properties().iterator().next();
            JsonNode of = entry.getValue();
            return switch (entry.getKey()) {
                case "Ref" -> new Ref(of.asInt());
                case "Array" -> new ArrayType(type(of, depth + 1));
                case "Product" -> product(of, depth);
                case "Sum" -> {
                    var variants = new ArrayList<SumVariant>();
                    for (JsonNode variant : of.required("variants")) {
                        variants.add(
                                new SumVariant(name(variant), type(variant.required("algebraic_type"), depth + 1)));
                    }
                    yield new SumType(variants);
                }
                default -> primitive(entry.getKey());
            };
        }

        private static AlgebraicType primitive(String name) {
            for (var primitive : Primitive.values()) {
                if (primitive.typeName().equals(name)) {
                    return primitive;
                }
            }
            throw new IllegalArgumentException("unknown type " + name);
        }

        private static @Nullable String name(JsonNode element) {
            JsonNode some = element.path("name").path("some");
            return some.isString() ? some.asString() : null;
        }
    }
}
