package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One class to be made for a type of the schema. */
sealed interface TypePlan {
    ClassName java();

    /** Its name in the schema. */
    String source();

    /** @param recursive whether a value may hold others of the same type, so that bytes may nest without end */
    record Product(ClassName java, String source, List<Field> fields, boolean recursive) implements TypePlan {}

    /** A sum whose variants carry nothing. */
    record Constants(ClassName java, String source, List<Constant> constants) implements TypePlan {}

    /** A sum of which at least one variant carries something. */
    record Sum(ClassName java, String source, List<Variant> variants, boolean recursive) implements TypePlan {}

    /** A sum without variants. */
    record Nothing(ClassName java, String source) implements TypePlan {}

    /** A constant of an enum. */
    record Constant(String java, String source) {}

    /** @param payload the record's only component; null: the variant carries nothing */
    record Variant(ClassName java, String source, @Nullable Field payload) {}
}
