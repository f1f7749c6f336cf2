package dev.stdb.module.processor;

import com.palantir.javapoet.TypeName;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Ref;
import java.util.List;
import java.util.Locale;

/** A type as the module writes it in Java, with what it is in SpacetimeDB. */
sealed interface JavaType {
    /** The Java type of a value. */
    TypeName java();

    /** What the module definition says. */
    AlgebraicType algebraic();

    /** How many bytes a value takes at least. */
    int minBytes();

    /** What names of helper methods are made of. Hardly ever the same for two types. */
    String label();

    /** A value without parts: {@code java} is a primitive, its box, or a class. */
    record Scalar(ScalarKind kind, TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return kind.type;
        }

        @Override
        public int minBytes() {
            return kind.minBytes;
        }

        @Override
        public String label() {
            String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            String carrier = java.box().toString().replace("[]", "Array");
            return name.replace("_", "") + "As" + carrier.substring(carrier.lastIndexOf('.') + 1);
        }

        /** The primitive behind {@code java}, as Java writes it; empty for classes. */
        String primitive() {
            return java.isPrimitive()
                    ? java.toString()
                    : java.isBoxedPrimitive() ? java.unbox().toString() : "";
        }
    }

    /** A {@code List<element>}. */
    record ListOf(JavaType element, TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return AlgebraicType.array(element.algebraic());
        }

        @Override
        public int minBytes() {
            return 4;
        }

        @Override
        public String label() {
            return "ListOf" + element.label();
        }
    }

    /** An {@code element[]}. */
    record ArrayOf(JavaType element, TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return AlgebraicType.array(element.algebraic());
        }

        @Override
        public int minBytes() {
            return 4;
        }

        @Override
        public String label() {
            return "ArrayOf" + element.label();
        }
    }

    /** An {@code Optional<value>}, or with {@code nullable} a value that may be null. */
    record OptionOf(JavaType value, boolean nullable, TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return AlgebraicType.option(value.algebraic());
        }

        @Override
        public int minBytes() {
            return 1;
        }

        @Override
        public String label() {
            return (nullable ? "Nullable" : "OptionalOf") + value.label();
        }
    }

    /** A {@code Result<ok, err>}. */
    record ResultOf(JavaType ok, JavaType err, TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return AlgebraicType.result(ok.algebraic(), err.algebraic());
        }

        @Override
        public int minBytes() {
            return 1;
        }

        @Override
        public String label() {
            return "ResultOf" + ok.label() + "Or" + err.label();
        }
    }

    /** A record, enum or sealed interface. */
    record Named(TypeDecl decl) implements JavaType {
        @Override
        public TypeName java() {
            return decl.java();
        }

        @Override
        public AlgebraicType algebraic() {
            return new Ref(decl.ref());
        }

        @Override
        public int minBytes() {
            return decl.minBytes();
        }

        @Override
        public String label() {
            return decl.flatName();
        }
    }

    /** A type that SpacetimeDB does not have; the mistake has been told. */
    record Broken(TypeName java) implements JavaType {
        @Override
        public AlgebraicType algebraic() {
            return AlgebraicType.unit();
        }

        @Override
        public int minBytes() {
            return 0;
        }

        @Override
        public String label() {
            return "Broken";
        }
    }

    /** The types that stand in this one's type arguments or brackets. */
    default List<JavaType> arguments() {
        return switch (this) {
            case ListOf list -> List.of(list.element);
            case ArrayOf array -> List.of(array.element);
            case OptionOf option -> List.of(option.value);
            case ResultOf result -> List.of(result.ok, result.err);
            case Scalar ignored -> List.of();
            case Named ignored -> List.of();
            case Broken ignored -> List.of();
        };
    }

    /** Whether a column of this type may be a primary key, unique, or in an index. */
    default boolean isKey() {
        return switch (this) {
            case Scalar scalar -> scalar.kind.key;
            case Named named -> named.decl.isSimpleEnum();
            case Broken ignored -> true;
            case ListOf ignored -> false;
            case ArrayOf ignored -> false;
            case OptionOf ignored -> false;
            case ResultOf ignored -> false;
        };
    }
}
