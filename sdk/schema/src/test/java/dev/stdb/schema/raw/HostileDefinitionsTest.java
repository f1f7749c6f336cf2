package dev.stdb.schema.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Definitions from a module that is broken or means harm. */
class HostileDefinitionsTest {
    @FuzzTest(maxDuration = "1m")
    void bsatn(byte[] bytes) {
        check(bytes);
    }

    @FuzzTest(maxDuration = "1m")
    void json(byte[] bytes) {
        checkJson(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Either refused, or the same after a further round, and lifting it ends in an answer. */
    private static void check(byte[] bytes) {
        RawModuleDef def;
        try {
            def = RawModuleDef.CODEC.decode(bytes);
        } catch (BsatnException | SchemaException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(RawModuleDef.CODEC.encode(def)).isEqualTo(bytes);
        liftAll(def);
        if (!(def instanceof RawModuleDef.V8BackCompat)) {
            assertThat(RawModuleDefJson.read(RawModuleDefJson.write(def))).isEqualTo(def);
        }
    }

    private static void checkJson(String text) {
        RawModuleDef def;
        try {
            def = RawModuleDefJson.read(text);
        } catch (SchemaException.MalformedJson refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        liftAll(def);
    }

    private static void liftAll(RawModuleDef def) {
        Lift.lift(def);
        if (Lift.served(def) instanceof Lifted.Ok(var schema)) {
            Canonical.v9(schema);
            Canonical.v10(schema);
        }
    }

    /** Recorded definitions with some bytes changed: 4 seeds, the failing one is told. */
    @Test
    void damagedDefinitionsAreRefusedOrLifted() {
        List<byte[]> definitions = Golden.lines("module-def-invalid.jsonl").stream()
                .map(line -> HexFormat.of().parseHex(line.get("def_hex").asString()))
                .toList();
        for (long seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            for (byte[] definition : definitions) {
                byte[] damaged = damage(definition, random);
                try {
                    check(damaged);
                } catch (RuntimeException | AssertionError e) {
                    fail("seed " + seed + ": " + HexFormat.of().formatHex(damaged), e);
                }
            }
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(24);
        }
        return damaged;
    }

    @Test
    void damagedJsonIsRefusedOrLifted() {
        String text = Golden.text("schema/env-outbox-2.14.v10.json");
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var damaged = new StringBuilder(text);
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), "{}[]\",:0 nx\\".charAt(random.nextInt(12)));
            }
            try {
                checkJson(damaged.toString());
            } catch (RuntimeException | AssertionError e) {
                fail("seed " + seed, e);
            }
        }
    }

    @Test
    void aSectionOfANewerServerIsNamed() {
        byte[] bytes = new BsatnWriter().u8(2).length(1).u8(17).u32(0).toByteArray();

        assertThatThrownBy(() -> RawModuleDef.CODEC.decode(bytes))
                .isInstanceOfSatisfying(SchemaException.Newer.class, newer -> {
                    assertThat(newer.tag()).isEqualTo(17);
                    assertThat(newer.offset()).isEqualTo(5);
                })
                .hasMessage("unknown module definition section tag 17 at byte 5: known are 0 to 16, up to SpacetimeDB"
                        + " 2.14; the module was built for a newer server, so a newer stdb is needed to read it");
    }

    @Test
    void aVersionAndAnExplicitNameOfANewerServerAreNamed() {
        assertThatThrownBy(() -> RawModuleDef.CODEC.decode(new byte[] {3}))
                .isInstanceOf(SchemaException.Newer.class)
                .hasMessageContaining("module definition version tag 3");
        byte[] names = new BsatnWriter().u8(2).length(1).u8(10).length(1).u8(4).toByteArray();
        assertThatThrownBy(() -> RawModuleDef.CODEC.decode(names))
                .isInstanceOf(SchemaException.Newer.class)
                .hasMessageContaining("explicit name kind tag 4");
    }

    @Test
    void aLongChainOfReferencesIsRefusedNotFollowed() {
        var types = new ArrayList<AlgebraicType>();
        for (int i = 0; i < 100_000; i++) types.add(AlgebraicType.array(new Ref(i + 1)));
        types.add(Primitive.U8);
        var def = withColumn(types, new Ref(0));

        assertThat(Lift.lift(def)).isInstanceOf(Lifted.Invalid.class);
    }

    @Test
    void aVersion8TypeThatDoublesWithEachReferenceIsRefusedNotWrittenOut() {
        var types = new ArrayList<AlgebraicType>();
        for (int i = 0; i < 100; i++) {
            var next = new ProductElement("a", new Ref(i + 1));
            types.add(AlgebraicType.product(next, new ProductElement("b", new Ref(i + 1))));
        }
        types.add(AlgebraicType.unit());
        var table =
                new RawModuleDefV8.Table("t", List.of(), List.of(), List.of(), List.of(), "user", "public", null, 0);
        var def = new RawModuleDefV8(new Typespace(types), List.of(table), List.of(), List.of());

        assertThat(Lift.lift(new RawModuleDef.V8BackCompat(def))).isInstanceOf(Lifted.Invalid.class);
    }

    @Test
    void aRecursiveColumnIsRefusedSinceItEndsAServer() {
        var node = AlgebraicType.product(new ProductElement("next", AlgebraicType.option(new Ref(0))));
        var row = AlgebraicType.product(new ProductElement("node", new Ref(0)));
        var def = new RawModuleDef.V10(new RawModuleDefV10(List.of(
                new RawSection.TypespaceSection(new Typespace(List.of(node, row))),
                new RawSection.Types(List.of(new RawTypeDef(List.of(), "Node", 0, true))),
                new RawSection.Tables(List.of(table(1, List.of()))))));

        assertThat(Lift.validate(def)).isInstanceOf(Lifted.Ok.class);
        assertThat(((Lifted.Invalid) Lift.lift(def)).text())
                .contains("column `node` of table `t` has a recursive type")
                .contains("would end the server");
    }

    @Test
    void aSequenceThatEndsAServerIsRefused() {
        var row = AlgebraicType.product(new ProductElement("id", Primitive.U64));
        var sequence = new RawSequence(null, 0, null, null, null, I128.ZERO);
        var def = new RawModuleDef.V10(new RawModuleDefV10(List.of(
                new RawSection.TypespaceSection(new Typespace(List.of(row))),
                new RawSection.Tables(List.of(table(0, List.of(sequence)))))));

        assertThat(Lift.validate(def)).isInstanceOf(Lifted.Ok.class);
        assertThat(((Lifted.Invalid) Lift.lift(def)).text()).contains("has the increment 0");
    }

    private static RawModuleDef withColumn(List<AlgebraicType> types, AlgebraicType column) {
        var all = new ArrayList<>(types);
        all.add(AlgebraicType.product(new ProductElement("c", column)));
        return new RawModuleDef.V10(new RawModuleDefV10(List.of(
                new RawSection.TypespaceSection(new Typespace(all)),
                new RawSection.Tables(List.of(table(all.size() - 1, List.of()))))));
    }

    private static RawModuleDefV10.Table table(int row, List<RawSequence> sequences) {
        return new RawModuleDefV10.Table(
                "t",
                row,
                List.of(),
                List.of(),
                List.of(),
                sequences,
                dev.stdb.schema.TableType.USER,
                dev.stdb.schema.TableAccess.PUBLIC,
                List.of(),
                false);
    }
}
