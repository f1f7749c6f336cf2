package dev.stdb.schema.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.golden.Golden;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.Visibility;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RawModuleDefTest {
    @Nested
    class WhatNewerServersAdd {
        private final ModuleSchema schema = Lift.served(
                        RawModuleDefJson.read(Golden.text("schema/env-outbox-2.14.v10.json")))
                .orThrow();

        @Test
        void theEnvironmentIsDeclared() {
            assertThat(schema.environment())
                    .containsExactly(
                            new EnvironmentVariable("API_KEY", new EnvironmentVariable.Constraint.AnyText(), false),
                            new EnvironmentVariable(
                                    "LOG_LEVEL",
                                    new EnvironmentVariable.Constraint.OneOf(List.of("debug", "info")),
                                    true));
        }

        @Test
        void theOutboxIsPartOfItsTable() {
            var outbox = Objects.requireNonNull(
                    schema.table("outbound_ping").orElseThrow().outbox());

            assertThat(outbox.remoteReducer()).isEqualTo("wire_ping");
            assertThat(outbox.targetColumn()).isEqualTo(1);
            assertThat(outbox.argColumns()).containsExactly(2);
            assertThat(outbox.onResultReducer()).isEqualTo("on_ping");
            assertThat(RawSignatureHash.digits(outbox.signatureHash()))
                    .isEqualTo("386957a94632958d5ae8343e258f3a6f9dce9d7dafc46831050894baa7a4e4e1");
            assertThat(schema.reducer("on_ping").orElseThrow().visibility()).isEqualTo(Visibility.PRIVATE);
        }

        @Test
        void theAnswerIsMadeAgain() {
            var again = Lift.served(new RawModuleDef.V10(Canonical.v10(schema))).orThrow();

            assertThat(Canonical.v10(again)).isEqualTo(Canonical.v10(schema));
            assertThat(again.environment()).isEqualTo(schema.environment());
            assertThat(again.table("outbound_ping")).isEqualTo(schema.table("outbound_ping"));
        }

        @Test
        void bothFormsOfTheSignatureHashAreReadAndWrittenAsTheyWere() {
            var hash = U256.fromHex("e1e4a4a7ba9408053168c4af7d9dce9d6f3a8f253e34e85a8d953246a9576938");
            for (boolean asText : new boolean[] {true, false}) {
                var outbox = new RawModuleDefV10.Outbox("t", "r", 1, List.of(2), null, hash, asText);
                byte[] bytes = RawModuleDefV10.Outbox.CODEC.encode(outbox);

                assertThat(RawModuleDefV10.Outbox.CODEC.decode(bytes)).isEqualTo(outbox);
                assertThat(bytes).hasSize(5 + 5 + 2 + 6 + 1 + (asText ? 68 : 32));
            }
        }

        @Test
        void aSubmodulesNamespaceMayHaveACanonicalName() {
            var inner = new RawModuleDefV10(List.of());
            var names = List.of(
                    new RawModuleDefV10.ExplicitName(RawModuleDefV10.ExplicitName.Kind.NAMESPACE, "myLib", "my_lib"));
            var def = new RawModuleDef.V10(new RawModuleDefV10(List.of(
                    new RawSection.ExplicitNames(names),
                    new RawSection.Submodules(List.of(new RawModuleDefV10.Submodule("myLib", inner))))));

            var submodule = Lift.lift(def).orThrow().submodules().getFirst();
            assertThat(submodule.namespace()).isEqualTo("my_lib");
            assertThat(submodule.accessorName()).isEqualTo("myLib");
            assertThat(RawModuleDef.CODEC.decode(RawModuleDef.CODEC.encode(def)))
                    .isEqualTo(def);
        }

        @Test
        void declarationsThatAServerRefusesAreRefusedInItsWords() {
            var twice = new EnvironmentVariable("A", new EnvironmentVariable.Constraint.AnyText(), false);
            assertThat(textOf(new RawSection.Environment(List.of(twice, twice))))
                    .contains("invalid environment declaration: environment key \"A\": duplicate declaration");
            var bad = new EnvironmentVariable("1A", new EnvironmentVariable.Constraint.AnyText(), false);
            assertThat(textOf(new RawSection.Environment(List.of(bad))))
                    .contains("invalid environment declaration: invalid name");
            var outbox = new RawModuleDefV10.Outbox("t", "r", 1, List.of(2), null, U256.ZERO, false);
            assertThat(textOf(new RawSection.Outboxes(List.of(outbox)))).contains("outbox table t not found");
        }

        private static String textOf(RawSection section) {
            var def = new RawModuleDef.V10(new RawModuleDefV10(List.of(section)));
            return ((Lifted.Invalid) Lift.lift(def)).text();
        }
    }

    @Nested
    class Json {
        @Test
        void unknownKeysSectionsAndKindsOfNamesAreSkipped() {
            String json = """
                    {"new": 1, "sections": [
                      {"Holograms": [{"x": null}]},
                      {"ExplicitNames": {"entries": [{"Galaxy": {"source_name": "a", "canonical_name": "b"}},
                        {"Table": {"source_name": "t", "canonical_name": "T", "more": true}}]}},
                      {"HttpHandlers": [{"source_name": "h", "more": []}]}]}""";

            assertThat(RawModuleDefJson.read(json))
                    .isEqualTo(new RawModuleDef.V10(new RawModuleDefV10(List.of(
                            new RawSection.ExplicitNames(List.of(new RawModuleDefV10.ExplicitName(
                                    RawModuleDefV10.ExplicitName.Kind.TABLE, "t", "T"))),
                            new RawSection.HttpHandlers(List.of("h"))))));
        }

        @Test
        void whatIsWrongIsToldWithItsPath() {
            wrong(
                    "{\"sections\": [{\"HttpHandlers\": [{\"source_name\": 7}]}]}",
                    "sections[0].HttpHandlers[0].source_name is not a string");
            wrong("{\"sections\": [{\"HttpHandlers\": [{}]}]}", "sections[0].HttpHandlers[0] has no `source_name`");
            wrong("{\"sections\": 1}", "sections is not an array");
            wrong("{\"tables\": []}", "has no `typespace`");
            wrong("[]", "is not an object");
            wrong("{\"sections\": [", "not JSON");
            wrong("[".repeat(5000), "deeper than");
        }

        private static void wrong(String json, String message) {
            assertThatThrownBy(() -> RawModuleDefJson.read(json))
                    .isInstanceOf(SchemaException.MalformedJson.class)
                    .hasMessageContaining(message);
        }
    }

    @Nested
    class Version8 {
        private static final int UNIQUE = 0b0101;
        private static final int PRIMARY_KEY_AUTO = 0b1111;

        private final RawModuleDefV8 def = new RawModuleDefV8(
                new Typespace(List.of(AlgebraicType.product(
                        new ProductElement("id", Primitive.U64), new ProductElement("email", Primitive.STRING)))),
                List.of(new RawModuleDefV8.Table(
                        "person",
                        List.of(
                                new RawModuleDefV8.Column("id", Primitive.U64),
                                new RawModuleDefV8.Column("email", Primitive.STRING)),
                        List.of(),
                        List.of(
                                new RawModuleDefV8.Constraint(
                                        "ct_person_id_primary_key_auto", PRIMARY_KEY_AUTO, List.of(0)),
                                new RawModuleDefV8.Constraint("ct_person_email_unique", UNIQUE, List.of(1))),
                        List.of(),
                        "user",
                        "private",
                        null,
                        0)),
                List.of(new RawModuleDefV8.Reducer("__init__", List.of())),
                List.of(new RawModuleDefV8.TypeAlias("Person", 0)));

        @Test
        void keysIndexesAndSequencesFollowFromConstraints() {
            ModuleSchema schema = Lift.lift(new RawModuleDef.V8BackCompat(def)).orThrow();
            TableSchema person = schema.table("person").orElseThrow();

            assertThat(person.primaryKey()).isEqualTo(OptionalInt.of(0));
            assertThat(person.isPublic()).isFalse();
            assertThat(person.indexes())
                    .extracting(IndexSchema::name)
                    .containsExactly("idx_person_id_primary_key_auto_unique", "idx_person_email_unique");
            assertThat(person.constraints())
                    .extracting(ConstraintSchema::columns)
                    .containsExactly(List.of(0), List.of(1));
            assertThat(person.sequences())
                    .extracting(SequenceSchema::name)
                    .containsExactly("seq_person_id_primary_key_auto");
            assertThat(schema.lifecycleReducer(Lifecycle.INIT)).isPresent();
        }

        @Test
        void itComesBackFromBsatn() {
            var raw = new RawModuleDef.V8BackCompat(def);

            assertThat(RawModuleDef.CODEC.decode(RawModuleDef.CODEC.encode(raw)))
                    .isEqualTo(raw);
        }

        @Test
        void columnsThatDisagreeWithTheRowTypeAreRefused() {
            var table = def.tables().getFirst();
            var other = new RawModuleDefV8.Table(
                    table.name(),
                    List.of(new RawModuleDefV8.Column("id", Primitive.U32)),
                    List.of(),
                    List.of(),
                    List.of(new RawModuleDefV8.Sequence("s", 0, I128.of(1), null, null, null, I128.ZERO)),
                    "user",
                    "public",
                    null,
                    0);
            var wrong = new RawModuleDefV8(def.typespace(), List.of(other), List.of(), def.typeAliases());

            assertThat(((Lifted.Invalid) Lift.lift(new RawModuleDef.V8BackCompat(wrong))).text())
                    .contains("table `person` column `id` type U32 does not match corresponding element at position 0"
                            + " in product type `(id: U64, email: String)`");
        }
    }

    @Test
    void theFirstByteIsTheVersion() {
        byte[] empty = new BsatnWriter().u8(2).length(0).toByteArray();

        assertThat(RawModuleDef.CODEC.decode(empty)).isEqualTo(new RawModuleDef.V10(new RawModuleDefV10(List.of())));
    }
}
