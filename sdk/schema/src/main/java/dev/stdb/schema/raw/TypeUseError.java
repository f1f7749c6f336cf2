package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;

/**
 * Why no client code can be generated for a type; variants and fields in the order of the server's
 * {@code ClientCodegenError}.
 */
public sealed interface TypeUseError {
    /** The server's text. */
    String text();

    record NonSpecialTypeNotAUse(AlgebraicType type) implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: non-special product or sum type " + TypeText.pretty(type)
                    + " cannot be used to generate a client type use";
        }
    }

    record InvalidTypeRef(int ref) implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: invalid AlgebraicTypeRef";
        }
    }

    record RecursiveTypeRef(int ref) implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: invalid AlgebraicTypeRef";
        }
    }

    record NamelessTypeDefElement(AlgebraicType type) implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: all type elements require names: " + TypeText.pretty(type);
        }
    }

    record NamelessReducerParam() implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: all reducer parameters require names";
        }
    }

    record NotValidForDefinition(AlgebraicType type) implements TypeUseError {
        @Override
        public String text() {
            return "internal codegen error: type " + TypeText.pretty(type)
                    + " is not valid for generating a definition";
        }
    }

    record NotValidIdentifier(AlgebraicType type, IdentifierError error) implements TypeUseError {
        @Override
        public String text() {
            return "type " + TypeText.pretty(type) + " contains identifier error " + error.text();
        }
    }
}
