package dev.stdb.codegen.java;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reducer or procedure that clients may call.
 *
 * @param method its Java name
 * @param name canonical name, with the namespaces of submodules
 * @param result what a procedure returns; null: a reducer
 * @param fingerprint of the parameters and the result
 */
record FunctionPlan(
        String method,
        String name,
        List<Field> params,
        @Nullable JavaType result,
        String fingerprint) {}
