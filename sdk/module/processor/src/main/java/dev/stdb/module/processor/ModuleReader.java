package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Filter;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Procedure;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.module.processor.ModuleModel.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads the annotated elements of a compilation, each with the parser that knows its annotation. */
final class ModuleReader {
    /** Annotations that make a method something; a lifecycle event may be added to a reducer. */
    private static final List<String> FUNCTIONS =
            List.of(Names.REDUCER, Names.PROCEDURE, Names.VIEW, Names.HTTP_HANDLER);

    private final Problems problems;
    private final TypeParser types;
    private final Access access;
    private final Casing casing;

    private final List<Table> tables = new ArrayList<>();
    private final List<Reducer> reducers = new ArrayList<>();
    private final List<Procedure> procedures = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<TypeElement> routers = new ArrayList<>();
    private final List<TypeElement> environments = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();

    private final ReducerParser reducerParser;
    private final ProcedureParser procedureParser;
    private final ViewParser viewParser;
    private final HttpParser http;

    private ModuleReader(Problems problems, TypeParser types, Access access, Casing casing) {
        this.problems = problems;
        this.types = types;
        this.access = access;
        this.casing = casing;
        FunctionParser functions = new FunctionParser(problems, types, access);
        this.reducerParser = new ReducerParser(problems, functions);
        this.procedureParser = new ProcedureParser(types, functions);
        this.viewParser = new ViewParser(problems, types, access);
        this.http = new HttpParser(problems, functions);
    }

    /** The module that {@code annotated} say; what is wrong with each by itself has been told. */
    static ModuleModel read(
            Problems problems, Elements elements, Access access, TypeParser types, Set<Element> annotated) {
        Casing casing = Casing.of(
                problems,
                annotated.stream()
                        .filter(element -> Mirrors.has(element, Names.MODULE_SETTINGS))
                        .toList());
        ModuleReader reader = new ModuleReader(problems, types, access, casing);
        reader.readTables(annotated);
        reader.readTypes(annotated);
        List<Mount> mounts = new ArrayList<>();
        MountParser mountParser = new MountParser(problems, elements);
        annotated.forEach(element -> mounts.addAll(mountParser.parse(element)));
        annotated.forEach(reader::readOther);
        return reader.model(mounts, annotated.stream().anyMatch(element -> Mirrors.has(element, Names.VIEW)));
    }

    private ModuleModel model(List<Mount> mounts, boolean viewsMeant) {
        return new ModuleModel(
                types.decls(),
                tables,
                reducers,
                procedures,
                views,
                viewsMeant,
                handlers,
                http.routes(routers, handlers),
                filters,
                mounts,
                new EnvironmentParser(problems, access).parse(environments),
                casing);
    }

    private void readTables(Set<Element> annotated) {
        TableParser tableParser = new TableParser(problems, types, access, casing);
        for (Element element : annotated) {
            if (Mirrors.has(element, Names.TABLE) || Mirrors.has(element, Names.TABLES)) {
                tables.addAll(tableParser.parse(element));
            }
        }
    }

    private void readTypes(Set<Element> annotated) {
        for (Element element : annotated) {
            if (Mirrors.has(element, Names.SPACETIME_TYPE) && element instanceof TypeElement type) {
                String mistake = types.unsupported(type);
                if (mistake != null) {
                    problems.add(element, mistake);
                } else if (!type.getTypeParameters().isEmpty()) {
                    problems.add(element, "SpacetimeDB has no generic types: remove the type parameters");
                } else {
                    types.register(type);
                }
            }
        }
    }

    private void readOther(Element element) {
        if (element instanceof ExecutableElement method) {
            readFunction(method);
        } else if (element instanceof TypeElement type && Mirrors.has(type, Names.HTTP_ROUTER)) {
            routers.add(type);
        } else if (element instanceof TypeElement type && Mirrors.has(type, Names.ENVIRONMENT)) {
            environments.add(type);
        } else if (Mirrors.has(element, Names.CLIENT_VISIBILITY_FILTER)) {
            Filter filter = new FilterParser(problems).parse(element);
            if (filter != null) {
                filters.add(filter);
            }
        }
    }

    private void readFunction(ExecutableElement method) {
        oneFunction(method);
        AnnotationMirror procedure = Mirrors.find(method, Names.PROCEDURE);
        if (procedure != null) {
            procedures.add(procedureParser.parse(method, procedure));
        } else if (Mirrors.has(method, Names.HTTP_HANDLER)) {
            handlers.add(http.handler(method));
        } else if (Mirrors.has(method, Names.VIEW)) {
            View view = viewParser.parse(method);
            if (view != null) {
                views.add(view);
            }
        } else {
            Reducer reducer = reducerParser.parse(method);
            if (reducer != null) {
                reducers.add(reducer);
            }
        }
    }

    private void oneFunction(ExecutableElement method) {
        List<String> found =
                FUNCTIONS.stream().filter(each -> Mirrors.has(method, each)).toList();
        if (found.size() > 1) {
            problems.add(
                    method,
                    "a method is one thing: write a second method for @"
                            + found.get(1).substring(found.get(1).lastIndexOf('.') + 1) + " that calls the same code");
        }
    }
}
