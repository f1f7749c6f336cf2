package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.Lifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the server refuses a definition. Variants and their fields are declared in the order of the server's
 * {@code ValidationError} (crates/schema/src/error.rs), because it sorts its errors by them; names of variants are its
 * names. Only {@link CrashesServer} is ours.
 */
public sealed interface SchemaError {
    /** The server's text, one line. */
    String text();

    /** The server's name of the variant, such as {@code DuplicateName}. */
    default String kind() {
        return getClass().getSimpleName();
    }

    record DuplicateName(String name) implements SchemaError {
        @Override
        public String text() {
            return "name `" + name + "` is used for multiple entities";
        }
    }

    record DuplicateTypeName(TypeName name) implements SchemaError {
        @Override
        public String text() {
            return "name `" + name.text() + "` is used for multiple types";
        }
    }

    record DuplicateLifecycle(Lifecycle lifecycle) implements SchemaError {
        @Override
        public String text() {
            return "Multiple reducers defined for lifecycle event " + lifecycle.serverName();
        }
    }

    record IdentifierInvalid(IdentifierError error) implements SchemaError {
        @Override
        public String kind() {
            return "IdentifierError";
        }

        @Override
        public String text() {
            return "module contains invalid identifier: " + error.text();
        }
    }

    record UnnamedColumn(String table, String column) implements SchemaError {
        @Override
        public String text() {
            return "table `" + table + "` has unnamed column `" + column + "`, which is forbidden.";
        }
    }

    record TypeHasIncorrectOrdering(TypeName typeName, int ref, AlgebraicType badType) implements SchemaError {
        @Override
        public String text() {
            return "type `" + typeName.quoted() + "` is not annotated with a custom ordering, but uses one: "
                    + TypeText.pretty(badType);
        }
    }

    record ColumnNotFound(String table, String def, int column) implements SchemaError {
        @Override
        public String text() {
            return "column `" + column + "` referenced by def " + def + " not found in table `" + table + "`";
        }
    }

    record ColumnDefMalformed(String table, String column, AlgebraicType type, int position, AlgebraicType productType)
            implements SchemaError {
        @Override
        public String text() {
            return "table `" + table + "` column `" + column + "` type " + TypeText.pretty(type)
                    + " does not match corresponding element at position " + position + " in product type `"
                    + TypeText.pretty(productType) + "`";
        }
    }

    record RepeatedPrimaryKey(String table) implements SchemaError {
        @Override
        public String text() {
            return "table `" + table + "` has multiple primary key annotations";
        }
    }

    record OneAutoInc(String table, String column) implements SchemaError {
        @Override
        public String text() {
            return "Attempt to define table `" + table + "` column `" + column + "` with more than 1 auto_inc sequence";
        }
    }

    record UniqueConstraintWithoutIndex(String constraint, List<Integer> columns) implements SchemaError {
        @Override
        public String text() {
            return "No index found to support unique constraint `" + constraint + "` for columns `"
                    + TypeText.columnSet(columns) + "`";
        }
    }

    record DirectIndexOnBadType(String index, String column, AlgebraicType type) implements SchemaError {
        @Override
        public String text() {
            return "Direct index does not support type `" + TypeText.pretty(type) + "` in column `" + column
                    + "` in index `" + index + "`";
        }
    }

    record DuplicateColumns(String def, List<Integer> columns) implements SchemaError {
        @Override
        public String text() {
            return "def `" + def + "` has duplicate columns: " + TypeText.columnList(columns);
        }
    }

    record InvalidSequenceColumnType(String sequence, String table, String column, AlgebraicType columnType)
            implements SchemaError {
        @Override
        public String text() {
            return "invalid sequence column type: table `" + table + "` column `" + column + "` with type `"
                    + TypeText.pretty(columnType) + "` in sequence `" + sequence + "`";
        }
    }

    record InvalidSequenceRange(
            String sequence,
            @Nullable I128 minValue,
            @Nullable I128 start,
            @Nullable I128 maxValue) implements SchemaError {
        @Override
        public String text() {
            return "invalid sequence range information: expected " + TypeText.option(minValue) + " <= "
                    + TypeText.option(start) + " <= " + TypeText.option(maxValue) + " in sequence `" + sequence + "`";
        }
    }

    record InvalidViewReturnType(String view, AlgebraicType type) implements SchemaError {
        @Override
        public String text() {
            return "View " + view + " has invalid return type " + TypeText.pretty(type);
        }
    }

    record ViewPrimaryKeyViewNotFound(String view) implements SchemaError {
        @Override
        public String text() {
            return "View " + view + " referenced by primary key definition not found";
        }
    }

    record RepeatedViewPrimaryKey(String view) implements SchemaError {
        @Override
        public String text() {
            return "View " + view + " has multiple primary key definitions";
        }
    }

    record MultipleViewPrimaryKeyColumns(String view, List<String> columns) implements SchemaError {
        @Override
        public String text() {
            return "View " + view + " has multiple primary key columns: ["
                    + String.join(", ", columns.stream().map(TypeText::quote).toList()) + "]";
        }
    }

    record ViewPrimaryKeyColumnNotFound(String view, String column) implements SchemaError {
        @Override
        public String text() {
            return "Primary key column " + column + " for view " + view + " not found";
        }
    }

    record InvalidProductTypeRef(String table, int ref) implements SchemaError {
        @Override
        public String text() {
            return "Table " + table + " has invalid product_type_ref &" + Integer.toUnsignedString(ref);
        }
    }

    record InvalidTypeRef(TypeName typeName, int ref) implements SchemaError {
        @Override
        public String text() {
            return "Type " + typeName.quoted() + " has invalid ref: &" + Integer.toUnsignedString(ref);
        }
    }

    record ScheduledIncorrectColumns(String table, ProductType columns) implements SchemaError {
        @Override
        public String text() {
            return "A scheduled table must have columns `scheduled_id: u64` and `scheduled_at: ScheduledAt`, but table"
                    + " `" + table + "` has columns " + TypeText.debugProduct(columns);
        }
    }

    record ClientCodegenError(TypeLocation location, TypeUseError error) implements SchemaError {
        @Override
        public String text() {
            return "error at " + location.text() + ": " + error.text();
        }
    }

    record MissingPrimaryKeyUniqueConstraint(String table, String column) implements SchemaError {
        @Override
        public String text() {
            return "table `" + table + "` column `" + column + "` is primary key but has no unique constraint";
        }
    }

    record MissingScheduledFunction(String schedule, String function) implements SchemaError {
        @Override
        public String text() {
            return "Schedule " + schedule + " refers to a scheduled reducer or procedure " + function
                    + " that does not exist";
        }
    }

    /** The server says "reducer" for procedures too. */
    record IncorrectScheduledFunctionParams(String function, AlgebraicType expected, AlgebraicType actual)
            implements SchemaError {
        @Override
        public String text() {
            return "Scheduled reducer " + function + " expected to have type " + TypeText.pretty(expected)
                    + ", but has type " + TypeText.pretty(actual);
        }
    }

    record TableNameReserved(String table) implements SchemaError {
        @Override
        public String text() {
            return "Table name is reserved for system use: " + table;
        }
    }

    /** @param reason the server's text for the bytes */
    record ColumnDefaultValueMalformed(String table, int column, String reason) implements SchemaError {
        @Override
        public String text() {
            return "Failed to deserialize default value for table " + table + " column " + column + ": " + reason;
        }
    }

    record MultipleColumnDefaultValues(String table, int column) implements SchemaError {
        @Override
        public String text() {
            return "Multiple default values for table " + table + " column " + column;
        }
    }

    record TableNotFound(String table) implements SchemaError {
        @Override
        public String text() {
            return "Table " + table + " not found";
        }
    }

    record DuplicateFunctionName(String name) implements SchemaError {
        @Override
        public String text() {
            return "Name " + name + " is used for multiple reducers, procedures and/or views";
        }
    }

    record DuplicateHttpHandlerName(String name) implements SchemaError {
        @Override
        public String text() {
            return "HTTP handler name " + name + " is used for multiple HTTP handlers";
        }
    }

    record DuplicateHttpRoute(String path, HttpMethod method) implements SchemaError {
        @Override
        public String text() {
            return "HTTP route duplicates method " + TypeText.method(method) + " for path " + path;
        }
    }

    record InvalidHttpRoutePath(String path) implements SchemaError {
        @Override
        public String text() {
            return "HTTP route path `" + path
                    + "` is invalid; allowed characters are ASCII lowercase letters, digits and `-_~/`";
        }
    }

    record MissingHttpHandler(String handler) implements SchemaError {
        @Override
        public String text() {
            return "HTTP route refers to unknown HTTP handler `" + handler + "`";
        }
    }

    record LifecycleWithoutReducer(Lifecycle lifecycle) implements SchemaError {
        @Override
        public String text() {
            return "lifecycle event " + lifecycle.serverName() + " without reducer";
        }
    }

    record InvalidReducerReturnType(String reducer, AlgebraicType okType, AlgebraicType errType)
            implements SchemaError {
        @Override
        public String text() {
            return "reducer " + reducer + " has invalid return type: found Result<" + TypeText.pretty(okType) + ", "
                    + TypeText.pretty(errType) + ">";
        }
    }

    record LifecycleInSubmodule(Lifecycle lifecycle, String namespace) implements SchemaError {
        @Override
        public String text() {
            return "lifecycle event " + lifecycle.serverName() + " is not permitted in submodule under namespace `"
                    + namespace + "`; lifecycle reducers may only be declared in the root module";
        }
    }

    /** @param length in bytes of UTF-8 */
    record NamespaceTooLong(String namespace, int length) implements SchemaError {
        @Override
        public String text() {
            return "submodule namespace `" + namespace + "` is " + length + " bytes, which exceeds the 63-byte limit";
        }
    }

    /**
     * From 2.11.0.
     *
     * @param problem the server's text for it
     */
    record Environment(String problem) implements SchemaError {
        @Override
        public String text() {
            return "invalid environment declaration: " + problem;
        }
    }

    /** From 2.11.0. */
    record EnvironmentInSubmodule(String namespace) implements SchemaError {
        @Override
        public String text() {
            return "submodule " + TypeText.quote(namespace) + " cannot declare environment variables";
        }
    }

    /**
     * From 2.12.0.
     *
     * @param problem what is wrong; the server has an own variant for each of these
     */
    record Outbox(String problem) implements SchemaError {
        @Override
        public String text() {
            return problem;
        }
    }

    /**
     * A definition that ends a real server's process, and with it every database on it: it must never be published.
     *
     * @param what what is wrong and what to do
     */
    record CrashesServer(String what) implements SchemaError {
        @Override
        public String text() {
            return what;
        }
    }
}
