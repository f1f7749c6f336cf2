package dev.stdb.module.processor;

import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefV10;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotated classes of a compilation into a SpacetimeDB module: reads them all in the first round that has any,
 * generates what they need, and tells every mistake. Where there are mistakes, handles and contexts are generated
 * without bodies, so that the compiler finds the other mistakes in the same run.
 */
public final class ModuleProcessor extends AbstractProcessor {
    /** Where the definition is, for tools that read the classes. */
    public static final String DEFINITION_RESOURCE = "META-INF/stdb/module-def.bsatn";

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

    /** Annotations that mean nothing outside a table's record. */
    private static final List<String> COLUMN_ANNOTATIONS = List.of(
            Names.PRIMARY_KEY, Names.UNIQUE, Names.AUTO_INC, Names.DEFAULT, Names.INDEX, Names.INDEXES, Names.OUTBOX);

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
        ModuleModel module = ModuleReader.read(problems, processingEnv.getElementUtils(), access, types, annotated);
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
        new ViewChecks(problems, module).run();
        new MountChecks(problems, module).run();
        ModuleWriter writer = new ModuleWriter(processingEnv, problems, facts, access.root(), module);
        try {
            if (problems.none() && !types.unresolved()) {
                RawModuleDefV10 definition = valid(module);
                if (definition != null) {
                    writer.write(RawModuleDef.CODEC.encode(new RawModuleDef.V10(definition)));
                    Requirements.of(definition, module.asksSender())
                            .forEach(note -> processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, note));
                    return;
                }
            }
            writer.writeStubs();
        } catch (IOException e) {
            problems.add(null, "the generated code cannot be written: " + e);
        }
    }

    /** The definition, if the server would take it; if not, why is told. */
    private @Nullable RawModuleDefV10 valid(ModuleModel module) {
        RawModuleDefV10 definition = Definition.of(module);
        Lifted lifted = Lift.lift(new RawModuleDef.V10(definition));
        if (lifted instanceof Lifted.Ok(ModuleSchema schema) && Definition.hasOutboxes(module)) {
            definition = Definition.withOutboxes(module, schema);
            lifted = Lift.lift(new RawModuleDef.V10(definition));
        }
        if (lifted instanceof Lifted.Invalid invalid) {
            new SchemaProblems(problems, module).tell(invalid);
            return null;
        }
        return definition;
    }
}
