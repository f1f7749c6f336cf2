package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A record, class, enum or sealed interface that becomes a type of the module. It is registered before its parts are read, so that types
 * may name themselves; the parts are complete when the whole module has been read.
 */
abstract sealed class TypeDecl {
    /** One component of a record, or one field of a class. {@code name} is its source name. */
    record Field(String name, Element element, JavaType type) {
        /** What Java calls it. */
        String java() {
            return element.getSimpleName().toString();
        }

        /** How Java reads it, after the dot. */
        String get() {
            return element instanceof RecordComponentElement ? java() + "()" : java();
        }
    }

    /**
     * One record of a sealed interface.
     *
     * @param component the one component whose value the variant carries, null if there is none or several
     * @param payload what the variant carries, null for nothing
     */
    record Variant(
            String name,
            TypeElement element,
            @Nullable Field component,
            @Nullable JavaType payload) {}

    final TypeElement element;
    /** The SpacetimeDB name, dots between scopes. */
    final String name;

    private final int ref;

    private TypeDecl(TypeElement element, String name, int ref) {
        this.element = element;
        this.name = name;
        this.ref = ref;
    }

    /** Its number in the typespace. */
    final int ref() {
        return ref;
    }

    final ClassName java() {
        return ClassName.get(element);
    }

    /** The name as part of Java names. */
    final String flatName() {
        StringBuilder flat = new StringBuilder();
        for (String part : name.split("\\.", -1)) {
            StringBuilder letters = new StringBuilder();
            part.codePoints().filter(Character::isJavaIdentifierPart).forEach(letters::appendCodePoint);
            flat.append(letters.isEmpty() ? "" : Names.capital(letters.toString()));
        }
        return flat.isEmpty() || !Character.isJavaIdentifierStart(flat.codePointAt(0))
                ? "Type" + flat
                : flat.toString();
    }

    final String codec() {
        return flatName() + "Codec";
    }

    abstract AlgebraicType algebraic();

    abstract int minBytes();

    boolean isSimpleEnum() {
        return false;
    }

    /** The types that a value of this one holds directly. */
    abstract List<JavaType> parts();

    /** A product. */
    static final class RecordDecl extends TypeDecl {
        final List<Field> fields = new ArrayList<>();
        private boolean measuring;

        /** Whether it is a class with fields, which is made empty and then filled. */
        boolean isClass() {
            return element.getKind() == ElementKind.CLASS;
        }

        RecordDecl(TypeElement element, String name, int ref) {
            super(element, name, ref);
        }

        @Override
        AlgebraicType algebraic() {
            return product(fields);
        }

        @Override
        int minBytes() {
            if (measuring) {
                return 0;
            }
            measuring = true;
            int bytes = TypeDecl.minBytes(fields);
            measuring = false;
            return bytes;
        }

        @Override
        List<JavaType> parts() {
            return fields.stream().map(Field::type).toList();
        }
    }

    /** A sum of names. */
    static final class EnumDecl extends TypeDecl {
        final List<Element> constants = new ArrayList<>();

        EnumDecl(TypeElement element, String name, int ref) {
            super(element, name, ref);
        }

        @Override
        AlgebraicType algebraic() {
            return AlgebraicType.simpleEnum(
                    constants.stream().map(each -> SourceNames.of(each)).toArray(String[]::new));
        }

        @Override
        int minBytes() {
            return 1;
        }

        @Override
        boolean isSimpleEnum() {
            return true;
        }

        @Override
        List<JavaType> parts() {
            return List.of();
        }
    }

    /** A sum of records: nothing, the one component's value, or a product, which then is a type of its own. */
    static final class SumDecl extends TypeDecl {
        final List<Variant> variants = new ArrayList<>();

        SumDecl(TypeElement element, String name, int ref) {
            super(element, name, ref);
        }

        @Override
        AlgebraicType algebraic() {
            List<SumVariant> result = new ArrayList<>();
            for (Variant variant : variants) {
                JavaType payload = variant.payload;
                result.add(new SumVariant(variant.name, payload == null ? AlgebraicType.unit() : payload.algebraic()));
            }
            return new SumType(result);
        }

        @Override
        int minBytes() {
            return 1;
        }

        @Override
        List<JavaType> parts() {
            List<JavaType> parts = new ArrayList<>();
            for (Variant variant : variants) {
                if (variant.payload != null) {
                    parts.add(variant.payload);
                }
            }
            return parts;
        }
    }

    static ProductType product(List<Field> fields) {
        return new ProductType(fields.stream()
                .map(field -> new ProductElement(field.name, field.type.algebraic()))
                .toList());
    }

    static int minBytes(List<Field> fields) {
        int bytes = 0;
        for (Field field : fields) {
            bytes += field.type.minBytes();
        }
        return bytes;
    }
}
