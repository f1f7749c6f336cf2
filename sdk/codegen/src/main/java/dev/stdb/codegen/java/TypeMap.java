package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.codegen.CodegenException;
import java.util.Map;

/**
 * What each type of a schema is in Java, as far as it is used in a field, a parameter or a result: named types by their class, all
 * others by the standard type (crates/schema/src/type_for_generate.rs says which there are).
 */
final class TypeMap {
    private final Typespace typespace;
    private final Map<Integer, ClassName> named;

    /** @param named classes by reference */
    TypeMap(Typespace typespace, Map<Integer, ClassName> named) {
        this.typespace = typespace;
        this.named = Map.copyOf(named);
    }

    JavaType of(AlgebraicType type) throws CodegenException {
        return of(type, 0);
    }

    /** A field with this type. */
    Field field(String name, String source, AlgebraicType type) throws CodegenException {
        JavaType java = of(type);
        return new Field(name, source, java, TypeWords.of(type, java));
    }

    private JavaType of(AlgebraicType type, int depth) throws CodegenException {
        if (depth > BsatnReader.MAX_DEPTH) {
            throw new CodegenException(
                    "a type of the schema is nested deeper than " + BsatnReader.MAX_DEPTH + " levels");
        }
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case ArrayType array when SpecialTypes.isBytes(array) -> new JavaType.Value(Names.BYTES);
            case ArrayType(var element) -> new JavaType.ListOf(of(element, depth + 1));
            case ProductType product -> product(product);
            case SumType sum -> sum(sum, depth);
            case Ref(int index) when named.containsKey(index) -> new JavaType.Value(named.get(index));
            case Ref ref -> of(target(ref), depth + 1);
        };
    }

    private AlgebraicType target(Ref ref) throws CodegenException {
        try {
            return typespace.resolve(ref);
        } catch (IllegalArgumentException e) {
            throw new CodegenException("the schema is broken: " + e.getMessage());
        }
    }

    private static JavaType product(ProductType type) throws CodegenException {
        if (SpecialTypes.isUnit(type)) return new JavaType.Value(Names.UNIT);
        if (SpecialTypes.isIdentity(type)) return special("Identity");
        if (SpecialTypes.isConnectionId(type)) return special("ConnectionId");
        if (SpecialTypes.isTimestamp(type)) return special("Timestamp");
        if (SpecialTypes.isTimeDuration(type)) return special("TimeDuration");
        if (SpecialTypes.isUuid(type)) return special("Uuid");
        throw new CodegenException("the schema uses a product without a name, " + type
                + ", which no server accepts; only named types can be used in columns and parameters");
    }

    private JavaType sum(SumType type, int depth) throws CodegenException {
        if (SpecialTypes.isNever(type)) return new JavaType.Value(Names.NEVER);
        if (SpecialTypes.isScheduleAt(type)) return special("ScheduleAt");
        if (SpecialTypes.isOption(type)) {
            return new JavaType.OptionalOf(of(type.variants().getFirst().type(), depth + 1));
        }
        if (SpecialTypes.isResult(type)) {
            return new JavaType.ResultOf(
                    of(type.variants().get(0).type(), depth + 1),
                    of(type.variants().get(1).type(), depth + 1));
        }
        throw new CodegenException("the schema uses a sum without a name, " + type
                + ", which no server accepts; only named types can be used in columns and parameters");
    }

    private static JavaType special(String name) {
        return new JavaType.Value(Names.special(name));
    }

    private static JavaType primitive(Primitive type) {
        return switch (type) {
            case I128, U128, I256, U256 -> special(type.typeName());
            default -> new JavaType.Scalar(ScalarKind.valueOf(type.name()));
        };
    }
}
