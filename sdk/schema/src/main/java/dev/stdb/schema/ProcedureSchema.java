package dev.stdb.schema;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;

/**
 * A procedure. Its id in calls is its position in {@link ModuleSchema#procedures()}.
 *
 * @param name canonical name, without the namespace of a submodule
 * @param params parameters by declared name
 */
public record ProcedureSchema(
        String name, String sourceName, ProductType params, AlgebraicType returnType, Visibility visibility) {}
