package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reducers, procedures, views and HTTP handlers. A method that returns null has added at least one error.
 *
 * @param v10 whether source names are judged as sent, beside their canonical names
 */
record LiftFunctions(LiftCore core, boolean v10) {
    static final String QUERY_TAG = "__query__";

    private @Nullable String sourceName(String name) {
        return v10 ? core.identifier(name) : name;
    }

    @Nullable
    ReducerSchema reducer(
            String sourceName,
            ProductType params,
            Visibility visibility,
            AlgebraicType okType,
            AlgebraicType errType,
            @Nullable Lifecycle lifecycle) {
        int mark = core.errors.mark();
        sourceName(sourceName);
        core.params(params, (position, arg) -> new TypeLocation.ReducerArg(sourceName, position, arg));
        String name = core.functionName(sourceName);
        if (!SpecialTypes.isUnit(okType) || errType != Primitive.STRING) {
            core.errors.add(new SchemaError.InvalidReducerReturnType(sourceName, okType, errType));
        }
        if (name == null || core.errors.since(mark)) return null;
        return new ReducerSchema(name, sourceName, params, lifecycle, visibility);
    }

    @Nullable
    ProcedureSchema procedure(String sourceName, ProductType params, AlgebraicType returnType, Visibility visibility) {
        int mark = core.errors.mark();
        core.params(params, (position, arg) -> new TypeLocation.ProcedureArg(sourceName, position, arg));
        core.use(returnType, new TypeLocation.ProcedureReturn(sourceName));
        sourceName(sourceName);
        String name = core.functionName(sourceName);
        if (name == null || core.errors.since(mark)) return null;
        return new ProcedureSchema(name, sourceName, params, returnType, visibility);
    }

    @Nullable
    HttpHandlerSchema handler(String sourceName) {
        int mark = core.errors.mark();
        sourceName(sourceName);
        String name = core.functionName(sourceName);
        return name == null || core.errors.since(mark) ? null : new HttpHandlerSchema(name, sourceName);
    }

    @Nullable
    ViewSchema view(RawModuleDefV10.View raw) {
        Ref rowRef = rowRef(raw.returnType());
        if (rowRef == null) {
            core.errors.add(new SchemaError.InvalidViewReturnType(raw.sourceName(), raw.returnType()));
            return null;
        }
        ProductType row = core.product(rowRef.index());
        if (row == null) {
            core.errors.add(new SchemaError.InvalidProductTypeRef(raw.sourceName(), rowRef.index()));
            return null;
        }
        String name = core.functionName(raw.sourceName());
        if (name == null) return null;
        if (!core.params(raw.params(), (position, arg) -> new TypeLocation.ViewArg(name, position, arg))) return null;
        List<ColumnSchema> columns = viewColumns(raw, name, rowRef, row);
        if (columns == null || sourceName(raw.sourceName()) == null) return null;
        return new ViewSchema(
                name,
                raw.sourceName(),
                raw.isPublic(),
                raw.isAnonymous(),
                raw.index(),
                raw.params(),
                core.paramNames(raw.params()),
                raw.returnType(),
                rowRef.index(),
                columns,
                OptionalInt.empty(),
                false);
    }

    /** Nothing but the duplicate is told of a view whose name is taken. */
    private @Nullable List<ColumnSchema> viewColumns(
            RawModuleDefV10.View raw, String name, Ref rowRef, ProductType row) {
        if (core.claim(name) == null) return null;
        boolean isQuery = raw.returnType() instanceof ProductType;
        boolean usable =
                core.use(isQuery ? new ArrayType(rowRef) : raw.returnType(), new TypeLocation.ViewReturn(name));
        List<ColumnSchema> columns = new LiftTable(core, raw.sourceName(), name, rowRef.index(), row).columns();
        return usable ? columns : null;
    }

    /** The row type of an option, an array or a query; null for other return types. */
    static @Nullable Ref rowRef(AlgebraicType returnType) {
        return switch (returnType) {
            case ProductType(var elements)
            when elements.size() == 1 && QUERY_TAG.equals(elements.getFirst().name()) ->
                asRef(elements.getFirst().type());
            case SumType(var variants)
            when SpecialTypes.isOption(returnType) -> asRef(variants.getFirst().type());
            case ArrayType(var element) -> asRef(element);
            default -> null;
        };
    }

    private static @Nullable Ref asRef(AlgebraicType type) {
        return type instanceof Ref ref ? ref : null;
    }

    /** Whether no two reducers, procedures and views share a canonical name. */
    boolean checkUnique(List<ReducerSchema> reducers, List<ProcedureSchema> procedures, List<ViewSchema> views) {
        var names = new ArrayList<String>();
        reducers.forEach(it -> names.add(it.name()));
        procedures.forEach(it -> names.add(it.name()));
        views.forEach(it -> names.add(it.name()));
        int mark = core.errors.mark();
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name) && !core.trusted) core.errors.add(new SchemaError.DuplicateFunctionName(name));
        }
        return !core.errors.since(mark);
    }
}
