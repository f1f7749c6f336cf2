package dev.stdb.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.codegen.CodegenException;
import dev.stdb.codegen.SourceFile;
import dev.stdb.schema.ModuleSchema;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What modules call things, and Java cannot. */
class NamesTest {
    @TempDir
    Path folder;

    private Compiled compiled(ModuleSchema schema) throws IOException, CodegenException {
        return Compiled.of(JavaClient.generate(schema, "names", "names.wasm"), folder);
    }

    private static ProductElement part(String name) {
        return new ProductElement(name, Primitive.I32);
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .map(it -> it.getName())
                .sorted()
                .toList();
    }

    @Test
    void keywordsAndMethodsOfObjectGetAnUnderscore() throws Exception {
        Compiled compiled = compiled(Schemas.schema()
                .type(
                        "Words",
                        AlgebraicType.product(
                                part("class"), part("_"), part("hash_code"), part("value"), part("in"), part("CODEC")))
                .table("new")
                .reducer("get_class", part("out"), part("int"), part("connection"), part("this"))
                .reducer("default")
                .reducer("wait")
                .build());

        assertThat(components(compiled.type("names.Words")))
                .containsExactly("class_", "__", "hashCode_", "value", "in", "codec");
        assertThat(methods(compiled.type("names.RemoteReducers"))).containsExactly("default_", "getClass_", "wait_");
        assertThat(methods(compiled.type("names.RemoteTables"))).containsExactly("new_", "selectAll");
        assertThat(methods(compiled.type("names.NewTable"))).contains("findByClass");
    }

    @Test
    void namesThatDifferOnlyByCaseStayApart() throws Exception {
        ModuleSchema schema = Schemas.schema()
                .type("userID", AlgebraicType.product(part("a_b"), part("aB"), part("AB")))
                .table("user_id")
                .type("UserId", AlgebraicType.product(part("x")))
                .table("userId")
                .type("USERID", AlgebraicType.simpleEnum("on", "ON", "On"))
                .reducer("do_it")
                .reducer("doIt")
                .build();
        List<String> paths = JavaClient.generate(schema, "names", "m").stream()
                .map(SourceFile::path)
                .toList();
        assertThat(paths.stream().map(path -> path.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();

        Compiled compiled = compiled(schema);
        assertThat(components(compiled.type("names.UserId_"))).hasSize(1);
        assertThat(components(compiled.type("names.UserId__"))).containsExactly("aB", "aB_", "ab");
        assertThat(compiled.type("names.Userid").getEnumConstants())
                .extracting(Object::toString)
                .containsExactly("ON", "ON_", "ON__");
        assertThat(methods(compiled.type("names.RemoteReducers"))).containsExactly("doIt", "doIt_");
    }

    @Test
    void typesCalledLikeClassesThatTheCodeUsesDoNotHideThem() throws Exception {
        var schema = Schemas.schema();
        List<String> names = List.of(
                "String",
                "Override",
                "Integer",
                "Long",
                "List",
                "Optional",
                "Codec",
                "Codecs",
                "BsatnReader",
                "BsatnWriter",
                "RemoteTables",
                "RemoteModule",
                "DbConnection",
                "Identity",
                "CompletionStage",
                "Object");
        for (String name : names) {
            schema.type(
                    name,
                    AlgebraicType.product(
                            new ProductElement("text", Primitive.STRING),
                            new ProductElement("list", AlgebraicType.array(AlgebraicType.option(Primitive.U32))),
                            new ProductElement("who", AlgebraicType.identity())));
            schema.table(name.toLowerCase(Locale.ROOT));
        }
        SumVariant[] variants = IntStream.range(0, names.size())
                .mapToObj(i -> new SumVariant(names.get(i), AlgebraicType.array(new Ref(i))))
                .toArray(SumVariant[]::new);
        schema.type("Codecs_", AlgebraicType.sum(variants));
        schema.type(
                "Any",
                AlgebraicType.sum(
                        new SumVariant("any", Primitive.STRING), new SumVariant("Record", AlgebraicType.unit())));
        schema.reducer("use", new ProductElement("it", new Ref(0)), new ProductElement("text", Primitive.STRING));

        Compiled compiled = compiled(schema.build());
        assertThat(compiled.type("names.String").isRecord()).isTrue();
        assertThat(compiled.type("names.RemoteTables_").isRecord()).isTrue();
        assertThat(compiled.type("names.Any$Any_").isRecord()).isTrue();
    }

    @Test
    void typesThatContainThemselvesWorkToALimitedDepth() throws Exception {
        Compiled compiled = compiled(Schemas.schema()
                .type(
                        "Tree",
                        AlgebraicType.product(part("id"), new ProductElement("below", AlgebraicType.array(new Ref(1)))))
                .type(
                        "Branch",
                        AlgebraicType.sum(
                                new SumVariant("leaf", AlgebraicType.unit()), new SumVariant("tree", new Ref(0))))
                .build());
        Codec<Object> trees = compiled.codec("names.Tree");
        byte[] small =
                new BsatnWriter().i32(1).length(2).u8(0).u8(1).i32(2).length(0).toByteArray();
        assertThat(trees.encode(trees.decode(small))).isEqualTo(small);
        assertThat(trees.decode(small)).hasToString("Tree[id=1, below=[Leaf[], Tree[value=Tree[id=2, below=[]]]]]");

        var deep = new BsatnWriter();
        for (int i = 0; i < 100_000; i++) {
            deep.i32(i).length(1).u8(1);
        }
        assertThatThrownBy(() -> trees.decode(deep.toByteArray())).isInstanceOf(BsatnException.TooDeep.class);
    }

    @Test
    void anEmptyModuleIsAModule() throws Exception {
        Compiled compiled = compiled(Schemas.schema().build());
        assertThat(compiled.type("names.RemoteModule")).isFinal();
        assertThat(methods(compiled.type("names.RemoteTables"))).containsExactly("selectAll");
    }

    @Test
    void whatDoesNotFitIntoAMethodIsRefusedByName() {
        ProductElement[] many = IntStream.range(0, 128)
                .mapToObj(i -> new ProductElement("n" + i, Primitive.U64))
                .toArray(ProductElement[]::new);
        assertThatThrownBy(() -> compiled(Schemas.schema()
                        .type("Wide", new ProductType(List.of(many)))
                        .build()))
                .isInstanceOf(CodegenException.class)
                .hasMessageStartingWith("the type `Wide` has 128 parts");
        assertThatThrownBy(() -> compiled(Schemas.schema().reducer("wide", many).build()))
                .isInstanceOf(CodegenException.class)
                .hasMessageStartingWith("the reducer `wide` has 128 parts");
    }

    @Test
    void aPackageIsAName() {
        assertThatThrownBy(() -> JavaClient.generate(Schemas.schema().build(), "../up", "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`../up` is no name of a Java package");
        assertThatThrownBy(() -> JavaClient.generate(Schemas.schema().build(), "a.class", "m"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHeaderCannotBeLeft() throws Exception {
        String evil = "m\nclass X {} \\u000a class Y {} */";
        List<SourceFile> files = JavaClient.generate(Schemas.schema().build(), "names", evil);
        assertThat(files)
                .allSatisfy(file -> assertThat(file.text().lines().findFirst())
                        .contains("// Generated by stdb for package names, from m?class X ?? ?u000a class Y ?? ?/."
                                + " Do not edit: the next run replaces it."));
        Compiled.of(files, folder);
    }
}
