package dev.stdb.module.processor;

import dev.stdb.module.processor.EnvironmentParser.Environment;
import dev.stdb.module.processor.OutboxParser.Outbox;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.Lifecycle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A module as its annotations say it.
 *
 * @param viewsMeant whether there is a {@code @View}, even if it is no view yet
 */
record ModuleModel(
        List<TypeDecl> types,
        List<Table> tables,
        List<Reducer> reducers,
        List<Procedure> procedures,
        List<View> views,
        boolean viewsMeant,
        List<Handler> handlers,
        List<Route> routes,
        List<Filter> filters,
        List<Mount> mounts,
        @Nullable Environment environment,
        Casing casing) {
    /** Whether an HTTP handler asks who sent the request, which changes how the server calls all of them. */
    boolean asksSender() {
        return handlers.stream().anyMatch(Handler::asksSender);
    }

    /** What shares one set of names. */
    List<Function> functions() {
        List<Function> functions = schedulable();
        functions.addAll(views);
        return functions;
    }

    /** What a scheduled table may call. */
    List<Function> schedulable() {
        List<Function> functions = new ArrayList<>(reducers);
        functions.addAll(procedures);
        return functions;
    }

    /** The same with these tables, and without what would be a second method of one name on {@code Db}. */
    ModuleModel withTables(List<Table> others) {
        Set<String> taken = new HashSet<>();
        others.forEach(table -> taken.add(table.accessor()));
        List<Mount> reachable =
                mounts.stream().filter(mount -> taken.add(mount.namespace())).toList();
        return new ModuleModel(
                types,
                others,
                reducers,
                procedures,
                views,
                viewsMeant,
                handlers,
                routes,
                filters,
                reachable,
                environment,
                casing);
    }

    /** The name in the database. */
    String canonical(Function function) {
        String explicit = function.explicitName();
        return explicit != null ? explicit : casing.snake(function.name());
    }

    /** A column: its place, its type and what its annotations ask for. */
    @SuppressWarnings("ArrayRecordComponent") // the default's bytes are only copied into the definition
    record Column(
            int position,
            TypeDecl.Field field,
            boolean primaryKey,
            boolean unique,
            boolean autoInc,
            byte @Nullable [] defaultValue) {
        String name() {
            return field.name();
        }

        JavaType type() {
            return field.type();
        }

        /** What Java calls it. */
        String java() {
            return field.java();
        }

        /** A method for this column on generated classes; every class has some methods already. */
        String accessor() {
            return TableParser.OBJECT_METHODS.contains(java()) ? java() + "Column" : java();
        }
    }

    /** How an index is kept. */
    enum Algorithm {
        BTREE,
        HASH,
        DIRECT
    }

    /**
     * An index.
     *
     * @param accessor the method on the handle
     * @param sourceName the name by which the module looks it up
     * @param explicitName the name in the database, where one is given
     * @param canonical the name in the database
     */
    record Index(
            String accessor,
            String sourceName,
            @Nullable String explicitName,
            String canonical,
            Algorithm algorithm,
            List<Column> columns,
            boolean unique) {}

    /** When a table's rows call a reducer or procedure. */
    record Schedule(String function, @Nullable Column at) {}

    /** A table. {@code accessor} is its source name, {@code canonical} the one in the database. */
    record Table(
            TypeElement element,
            AnnotationMirror annotation,
            String accessor,
            @Nullable String explicitName,
            String canonical,
            boolean isPublic,
            boolean event,
            TypeDecl.RecordDecl row,
            List<Column> columns,
            List<Index> indexes,
            @Nullable Schedule schedule,
            @Nullable Outbox outbox) {
        String handle() {
            return Names.capital(accessor) + "Handle";
        }

        String query() {
            return Names.capital(accessor) + "Query";
        }

        String reader() {
            return Names.capital(accessor) + "Reader";
        }
    }

    /** A parameter that is an argument of the call. */
    record Parameter(String name, VariableElement element, JavaType type) {}

    /** What the server calls by name with arguments. */
    sealed interface Function {
        /** In messages: {@code reducer}. */
        String kind();

        ExecutableElement element();

        /** The source name. */
        String name();

        @Nullable
        String explicitName();

        List<Parameter> parameters();
    }

    /** What a reducer's method returns. */
    enum Returns {
        NOTHING,
        REDUCER_RESULT,
        /** {@code Result<Unit, String>}. */
        RESULT
    }

    /** A reducer. {@code name} is its source name. */
    record Reducer(
            ExecutableElement element,
            String name,
            @Nullable String explicitName,
            @Nullable Lifecycle lifecycle,
            boolean takesContext,
            Returns returns,
            List<Parameter> parameters)
            implements Function {
        @Override
        public String kind() {
            return "reducer";
        }
    }

    /** A procedure. {@code result} is null where the method returns nothing. */
    record Procedure(
            ExecutableElement element,
            String name,
            @Nullable String explicitName,
            boolean takesContext,
            @Nullable JavaType result,
            List<Parameter> parameters)
            implements Function {
        @Override
        public String kind() {
            return "procedure";
        }
    }

    /** A rule of row-level security. */
    record Filter(Element element, String sql) {}

    /**
     * An HTTP handler.
     *
     * @param asksSender whether its context is the one with the sender
     */
    record Handler(
            ExecutableElement element, String name, boolean takesContext, boolean asksSender, boolean takesRequest) {}

    /** A route of the root router, nested ones with their whole path. */
    record Route(TypeElement element, String handler, HttpMethod method, String path) {}

    /**
     * A view. {@code name} is its source name.
     *
     * @param anonymous whether all callers share one result
     * @param type what the method returns; for a query, its rows
     */
    record View(
            ExecutableElement element,
            AnnotationMirror annotation,
            String name,
            @Nullable String explicitName,
            boolean isPublic,
            boolean anonymous,
            List<Parameter> parameters,
            Shape shape,
            JavaType type,
            TypeDecl.RecordDecl row,
            @Nullable String primaryKey)
            implements Function {
        @Override
        public String kind() {
            return "view";
        }

        /** What a view returns. */
        enum Shape {
            ROWS,
            OPTION,
            QUERY
        }
    }
}
