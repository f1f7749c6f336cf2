package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Filter;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Procedure;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Route;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.module.processor.ModuleModel.View;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotated classes of a compilation into a SpacetimeDB module: reads them all in the first round that has any,
 * generates what they need, and tells every mistake. Where there are mistakes, handles and contexts are generated
 * without bodies, so that the compiler finds the other mistakes in the same run.
 */
public final class ModuleProcessor extends AbstractProcessor {
    /** Where the definition is, for tools that read the classes. */
    static final String DEFINITION_RESOURCE = "META-INF/stdb/module-def.bsatn";

    private static final List<String> ANNOTATIONS = List.of(
            Names.TABLE,
            Names.TABLES,
            Names.SPACETIME_TYPE,
            Names.REDUCER,
            Names.PROCEDURE,
            Names.HTTP_HANDLER,
            Names.HTTP_ROUTER,
            Names.ENVIRONMENT,
            Names.INIT,
            Names.CLIENT_CONNECTED,
            Names.CLIENT_DISCONNECTED,
            Names.VIEW,
            Names.CLIENT_VISIBILITY_FILTER,
            Names.MODULE_SETTINGS,
            Names.SUBMODULE,
            Names.SUBMODULES);

    /** Annotations that make a method something; a lifecycle event may be added to a reducer. */
    private static final List<String> FUNCTIONS =
            List.of(Names.REDUCER, Names.PROCEDURE, Names.VIEW, Names.HTTP_HANDLER);

    /** Annotations that mean nothing outside a table's record. */
    private static final List<String> COLUMN_ANNOTATIONS =
            List.of(Names.PRIMARY_KEY, Names.UNIQUE, Names.AUTO_INC, Names.DEFAULT, Names.INDEX, Names.INDEXES);

    private final Problems problems = new Problems();
    private final CodeFacts facts = new CodeFacts();
    private boolean generated;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        try {
            CodeWatch.start(environment, facts);
        } catch (LinkageError otherCompiler) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            "this compiler does not show code, so what modules cannot use is told by the build only");
        }
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> names = new LinkedHashSet<>(ANNOTATIONS);
        names.addAll(COLUMN_ANNOTATIONS);
        return names;
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> annotated = annotated(round, ANNOTATIONS);
        if (!annotated.isEmpty()) {
            if (generated) {
                annotated.forEach(element -> problems.add(
                        element,
                        "another annotation processor generated this too late: write the module's classes by hand"));
            } else {
                generated = true;
                module(annotated);
            }
        }
        strayColumnAnnotations(round);
        problems.tell(processingEnv.getMessager());
        return false;
    }

    private Set<Element> annotated(RoundEnvironment round, List<String> annotations) {
        Set<Element> all = new LinkedHashSet<>();
        for (String name : annotations) {
            TypeElement annotation = processingEnv.getElementUtils().getTypeElement(name);
            if (annotation != null) {
                all.addAll(round.getElementsAnnotatedWith(annotation));
            }
        }
        return all;
    }

    private void strayColumnAnnotations(RoundEnvironment round) {
        for (Element element : annotated(round, COLUMN_ANNOTATIONS)) {
            Element around = element.getEnclosingElement();
            boolean part = element instanceof RecordComponentElement || ClassRows.isField(element);
            Element record = part && around != null ? around : element;
            boolean table = Mirrors.has(record, Names.TABLE) || Mirrors.has(record, Names.TABLES);
            if (!table && (part || element instanceof TypeElement)) {
                problems.add(
                        element,
                        record.getSimpleName()
                                + " is no table, so keys, indexes and defaults mean nothing here: add @Table to it, "
                                + "or remove them");
            }
        }
    }

    private void module(Set<Element> annotated) {
        Access access = Access.of(processingEnv.getElementUtils(), problems, annotated);
        TypeParser types = new TypeParser(problems);
        ModuleModel module = read(annotated, types, access);
        for (TypeDecl decl : types.decls()) {
            ClassRows.checkAccess(decl.element, access);
            if (module.tables().stream().noneMatch(table -> table.row() == decl)) {
                access.check(decl.element, "the type " + decl.element.getSimpleName());
            }
        }
        facts.learn(access.root(), module);
        new ModuleChecks(problems, module).run();
        new NameChecks(problems, module).run();
        new FilterChecks(problems, module).run();
        new MountChecks(problems, module).run();
        try {
            if (problems.none() && !types.unresolved()) {
                RawModuleDef definition = valid(module);
                if (definition != null) {
                    write(access.root(), module, RawModuleDef.CODEC.encode(definition));
                    Requirements.of(module)
                            .forEach(note -> processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, note));
                    return;
                }
            }
            writeStubs(access.root(), module);
        } catch (IOException e) {
            problems.add(null, "the generated code cannot be written: " + e);
        }
    }

    /** The definition, if the server would take it; if not, why is told. */
    private @Nullable RawModuleDef valid(ModuleModel module) {
        RawModuleDef definition = Definition.of(module);
        Lifted lifted = Lift.lift(definition);
        if (lifted instanceof Lifted.Ok(ModuleSchema schema) && Definition.hasOutboxes(module)) {
            definition = Definition.withOutboxes(module, schema);
            lifted = Lift.lift(definition);
        }
        if (lifted instanceof Lifted.Invalid invalid) {
            new SchemaProblems(problems, module).tell(invalid);
            return null;
        }
        return definition;
    }

    private ModuleModel read(Set<Element> annotated, TypeParser types, Access access) {
        List<Table> tables = new ArrayList<>();
        Casing casing = Casing.of(
                problems,
                annotated.stream()
                        .filter(element -> Mirrors.has(element, Names.MODULE_SETTINGS))
                        .toList());
        TableParser tableParser = new TableParser(problems, types, access, casing);
        for (Element element : annotated) {
            if (Mirrors.has(element, Names.TABLE) || Mirrors.has(element, Names.TABLES)) {
                tables.addAll(tableParser.parse(element));
            }
        }
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
        List<Reducer> reducers = new ArrayList<>();
        List<Procedure> procedures = new ArrayList<>();
        List<Handler> handlers = new ArrayList<>();
        List<TypeElement> routers = new ArrayList<>();
        List<TypeElement> environments = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        FilterParser filterParser = new FilterParser(problems);
        List<Mount> mounts = new ArrayList<>();
        MountParser mountParser = new MountParser(problems, processingEnv.getElementUtils());
        annotated.forEach(element -> mounts.addAll(mountParser.parse(element)));
        FunctionParser functions = new FunctionParser(problems, types, access);
        ReducerParser reducerParser = new ReducerParser(problems, functions);
        ProcedureParser procedureParser = new ProcedureParser(types, functions);
        ViewParser viewParser = new ViewParser(problems, types, access);
        HttpParser http = new HttpParser(problems, functions);
        for (Element element : annotated) {
            if (element instanceof ExecutableElement method) {
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
            } else if (element instanceof TypeElement type && Mirrors.has(type, Names.HTTP_ROUTER)) {
                routers.add(type);
            } else if (element instanceof TypeElement type && Mirrors.has(type, Names.ENVIRONMENT)) {
                environments.add(type);
            } else if (Mirrors.has(element, Names.CLIENT_VISIBILITY_FILTER)) {
                Filter filter = filterParser.parse(element);
                if (filter != null) {
                    filters.add(filter);
                }
            }
        }
        List<Route> routes = http.routes(routers, handlers);
        return new ModuleModel(
                types.decls(),
                tables,
                reducers,
                procedures,
                views,
                annotated.stream().anyMatch(element -> Mirrors.has(element, Names.VIEW)),
                handlers,
                routes,
                filters,
                mounts,
                new EnvironmentParser(problems, access).parse(environments),
                casing);
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

    private void write(String root, ModuleModel module, byte[] definition) throws IOException {
        Wire wire = new Wire(root);
        CodecEmitter codecs = new CodecEmitter(wire, ModuleChecks.recursive(module.types()));
        HandleEmitter handles = new HandleEmitter(root, wire, false);
        ModuleEmitter emitter = new ModuleEmitter(root, module, wire);
        for (TypeDecl decl : module.types()) {
            save(root, codecs.codec(decl), module);
        }
        for (Table table : module.tables()) {
            save(root, handles.handle(table), module);
        }
        save(root, emitter.db(), module);
        EnvironmentEmitter environment = new EnvironmentEmitter(root, module.environment(), false);
        if (module.environment() != null) {
            save(root, environment.reader(module.environment()), module);
        }
        save(root, environment.in(emitter.reducerContext()), module);
        writeViews(root, module, wire, environment);
        CallEmitter calls = new CallEmitter(root, wire);
        if (!module.procedures().isEmpty()) {
            save(root, environment.in(calls.procedureContext()), module);
        }
        if (!module.handlers().isEmpty()) {
            save(root, environment.in(calls.handlerContext()), module);
        }
        save(root, new ImmediatelyEmitter(wire, false).immediately(module), module);
        writeWith(module, false);
        save(root, emitter.dispatch(definition), module);
        if (wire.hasHelpers()) {
            save(root, wire.helperClass(), module);
        }
        save(Names.ENTRY.packageName(), emitter.entry(), module);
        try (OutputStream out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", DEFINITION_RESOURCE, origins(module))
                .openOutputStream()) {
            out.write(definition);
        }
    }

    /** What only views need; the bodies do not depend on the module's being right. */
    private void writeViews(String root, ModuleModel module, Wire wire, EnvironmentEmitter environment)
            throws IOException {
        if (!module.viewsMeant()) {
            return;
        }
        ViewEmitter views = new ViewEmitter(root, module, wire);
        ReaderEmitter readers = new ReaderEmitter(root);
        for (Table table : module.tables()) {
            save(root, readers.reader(table), module);
        }
        QueryEmitter queries = new QueryEmitter(root);
        for (Table table : module.tables()) {
            save(root, queries.query(table), module);
        }
        save(root, queries.from(module.tables()), module);
        save(root, readers.readDb(module.tables()), module);
        save(root, environment.in(views.context(false)), module);
        save(root, environment.in(views.context(true)), module);
    }

    /** What module code mentions, without bodies. */
    private void writeStubs(String root, ModuleModel module) throws IOException {
        Wire wire = new Wire(root);
        HandleEmitter handles = new HandleEmitter(root, wire, true);
        Set<String> written = new LinkedHashSet<>();
        List<Table> distinct = new ArrayList<>();
        for (Table table : module.tables()) {
            if (written.add(table.handle())) {
                distinct.add(table);
                save(root, handles.handle(table), module);
            }
        }
        ModuleModel stubs = module.withTables(distinct);
        ModuleEmitter emitter = new ModuleEmitter(root, stubs, wire);
        save(root, emitter.db(), module);
        EnvironmentEmitter environment = new EnvironmentEmitter(root, module.environment(), true);
        save(root, environment.in(emitter.reducerContext()), module);
        writeViews(root, stubs, wire, environment);
        save(root, environment.in(new CallEmitter(root, wire).procedureContext()), module);
        save(root, environment.in(new CallEmitter(root, wire).handlerContext()), module);
        save(root, new ImmediatelyEmitter(wire, true).immediately(module), module);
        writeWith(module, true);
    }

    private void writeWith(ModuleModel module, boolean stub) throws IOException {
        for (TypeElement record : WithEmitter.wanted(module.types())) {
            String packageName = processingEnv
                    .getElementUtils()
                    .getPackageOf(record)
                    .getQualifiedName()
                    .toString();
            save(packageName, new WithEmitter(stub).with(record), module);
        }
    }

    private void save(String packageName, TypeSpec.Builder type, ModuleModel module) throws IOException {
        ClassName marker = ClassName.get("javax.annotation.processing", "Generated");
        if (processingEnv.getElementUtils().getTypeElement(marker.canonicalName()) != null) {
            type.addAnnotation(AnnotationSpec.builder(marker)
                    .addMember("value", "$S", ModuleProcessor.class.getName())
                    .build());
        }
        for (Element origin : origins(module)) {
            type.addOriginatingElement(origin);
        }
        TypeSpec built = type.build();
        facts.generated().add(packageName + "." + built.name());
        JavaFile.builder(packageName, built)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(processingEnv.getFiler());
    }

    private static Element[] origins(ModuleModel module) {
        Set<Element> origins = new LinkedHashSet<>();
        module.types().forEach(decl -> origins.add(decl.element));
        module.functions().forEach(function -> origins.add(function.element().getEnclosingElement()));
        module.handlers().forEach(handler -> origins.add(handler.element().getEnclosingElement()));
        module.routes().forEach(route -> origins.add(route.element()));
        module.mounts().forEach(mount -> origins.add(mount.element()));
        module.filters().forEach(filter -> origins.add(filter.element().getEnclosingElement()));
        return origins.toArray(Element[]::new);
    }
}
