package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.RawModuleDefV10.View;
import dev.stdb.schema.raw.RawSection;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * A module that is mounted in this one.
 *
 * @param packageName its root package, where its generated classes are
 * @param readable whether it has readers and queries of its tables, since it has views
 */
record Mount(
        Element element,
        AnnotationMirror annotation,
        String namespace,
        String packageName,
        RawModuleDefV10 definition,
        boolean readable) {
    /** What the server calls by number; each kind is numbered by itself, this module's own first, then those of each mounted one. */
    enum Kind {
        REDUCER,
        PROCEDURE,
        HANDLER,
        VIEW,
        ANONYMOUS_VIEW
    }

    ClassName dispatch() {
        return ClassName.get(packageName, Names.MODULE);
    }

    ClassName db() {
        return ClassName.get(packageName, Names.DB);
    }

    /** The field that holds it. */
    String field() {
        return namespace + "Module";
    }

    int count(Kind kind) {
        return count(definition, kind);
    }

    private static int count(RawModuleDefV10 module, Kind kind) {
        int count = 0;
        for (RawSection section : module.sections()) {
            count += switch (section) {
                case RawSection.Reducers(var them) -> kind == Kind.REDUCER ? them.size() : 0;
                case RawSection.Procedures(var them) -> kind == Kind.PROCEDURE ? them.size() : 0;
                case RawSection.HttpHandlers(var them) -> kind == Kind.HANDLER ? them.size() : 0;
                case RawSection.Views(var them) ->
                    kind == Kind.VIEW ? count(them, false) : kind == Kind.ANONYMOUS_VIEW ? count(them, true) : 0;
                case RawSection.Submodules(var them) ->
                    them.stream().mapToInt(each -> count(each.module(), kind)).sum();
                default -> 0;
            };
        }
        return count;
    }

    private static int count(List<View> views, boolean anonymous) {
        return (int)
                views.stream().filter(view -> view.isAnonymous() == anonymous).count();
    }

    boolean answersLifecycleEvents() {
        return definition.sections().stream()
                .anyMatch(section -> section instanceof RawSection.LifeCycleReducers(var them) && !them.isEmpty());
    }

    boolean declaresEnvironment() {
        return definition.sections().stream()
                .anyMatch(section -> section instanceof RawSection.Environment(var them) && !them.isEmpty());
    }

    /** The visibility filters and HTTP routes of it and of what it mounts: servers pass over them. */
    int ignored(boolean filters) {
        return ignored(definition, filters);
    }

    private static int ignored(RawModuleDefV10 module, boolean filters) {
        int count = 0;
        for (RawSection section : module.sections()) {
            count += switch (section) {
                case RawSection.RowLevelSecurity(var them) -> filters ? them.size() : 0;
                case RawSection.HttpRoutes(var them) -> filters ? 0 : them.size();
                case RawSection.Submodules(var them) ->
                    them.stream()
                            .mapToInt(each -> ignored(each.module(), filters))
                            .sum();
                default -> 0;
            };
        }
        return count;
    }
}
