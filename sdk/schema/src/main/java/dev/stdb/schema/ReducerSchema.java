package dev.stdb.schema;

import dev.stdb.bsatn.type.ProductType;
import org.jspecify.annotations.Nullable;

/**
 * A reducer. Its id in calls is its position in {@link ModuleSchema#reducers()}.
 *
 * @param name canonical name, without the namespace of a submodule
 * @param sourceName name as the module wrote it
 * @param params parameters by declared name
 * @param lifecycle the event it answers; null: an ordinary reducer
 */
public record ReducerSchema(
        String name,
        String sourceName,
        ProductType params,
        @Nullable Lifecycle lifecycle,
        Visibility visibility) {}
