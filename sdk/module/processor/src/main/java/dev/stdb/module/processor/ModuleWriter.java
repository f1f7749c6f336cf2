package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.stdb.module.processor.ModuleModel.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes a module's generated classes and its definition: all of them, or only signatures where the module has mistakes. */
final class ModuleWriter {
    private final ProcessingEnvironment environment;
    private final Problems problems;
    private final CodeFacts facts;
    private final String root;
    private final ModuleModel module;

    ModuleWriter(
            ProcessingEnvironment environment, Problems problems, CodeFacts facts, String root, ModuleModel module) {
        this.environment = environment;
        this.problems = problems;
        this.facts = facts;
        this.root = root;
        this.module = module;
    }

    /** All of it; {@code definition} is what {@code __describe_module__} answers. */
    void write(byte[] definition) throws IOException {
        Wire wire = new Wire(root);
        CodecEmitter codecs = new CodecEmitter(wire, ModuleChecks.recursive(module.types()));
        HandleEmitter handles = new HandleEmitter(root, wire, false);
        ModuleEmitter emitter = new ModuleEmitter(root, module, wire);
        for (TypeDecl decl : module.types()) {
            save(root, codecs.codec(decl));
        }
        for (Table table : module.tables()) {
            save(root, handles.handle(table));
        }
        save(root, emitter.db());
        EnvironmentEmitter env = new EnvironmentEmitter(root, module.environment(), false);
        EnvironmentParser.Environment declared = module.environment();
        if (declared != null) {
            save(root, env.reader(declared));
        }
        save(root, env.in(emitter.reducerContext()));
        writeViews(module, wire, env);
        CallEmitter calls = new CallEmitter(root, wire);
        if (!module.procedures().isEmpty()) {
            save(root, env.in(calls.procedureContext()));
        }
        if (!module.handlers().isEmpty()) {
            save(root, env.in(calls.handlerContext()));
        }
        if (module.asksSender()) {
            save(root, env.in(calls.senderHandlerContext()));
        }
        save(root, new ImmediatelyEmitter(wire, false).immediately(module));
        writeWith(false);
        save(root, emitter.dispatch(definition));
        if (wire.hasHelpers()) {
            save(root, wire.helperClass());
        }
        save(Names.ENTRY.packageName(), emitter.entry());
        try (OutputStream out = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", ModuleProcessor.DEFINITION_RESOURCE, origins())
                .openOutputStream()) {
            out.write(definition);
        }
    }

    /** What only views need; the bodies do not depend on the module's being right. */
    private void writeViews(ModuleModel shown, Wire wire, EnvironmentEmitter env) throws IOException {
        if (!shown.viewsMeant()) {
            return;
        }
        ViewEmitter views = new ViewEmitter(root, shown, wire);
        ReaderEmitter readers = new ReaderEmitter(root);
        for (Table table : shown.tables()) {
            save(root, readers.reader(table));
        }
        QueryEmitter queries = new QueryEmitter(root);
        for (Table table : shown.tables()) {
            save(root, queries.query(table));
        }
        save(root, queries.from(shown));
        save(root, readers.readDb(shown));
        save(root, env.in(views.context(false)));
        save(root, env.in(views.context(true)));
    }

    /** What module code mentions, without bodies. */
    void writeStubs() throws IOException {
        Wire wire = new Wire(root);
        HandleEmitter handles = new HandleEmitter(root, wire, true);
        Set<String> written = new LinkedHashSet<>();
        List<Table> distinct = new ArrayList<>();
        for (Table table : module.tables()) {
            if (written.add(table.handle())) {
                distinct.add(table);
                save(root, handles.handle(table));
            }
        }
        ModuleModel stubs = module.withTables(distinct);
        ModuleEmitter emitter = new ModuleEmitter(root, stubs, wire);
        save(root, emitter.db());
        EnvironmentEmitter env = new EnvironmentEmitter(root, module.environment(), true);
        save(root, env.in(emitter.reducerContext()));
        writeViews(stubs, wire, env);
        save(root, env.in(new CallEmitter(root, wire).procedureContext()));
        save(root, env.in(new CallEmitter(root, wire).handlerContext()));
        if (module.asksSender()) {
            save(root, env.in(new CallEmitter(root, wire).senderHandlerContext()));
        }
        save(root, new ImmediatelyEmitter(wire, true).immediately(module));
        writeWith(true);
    }

    private void writeWith(boolean stub) throws IOException {
        for (TypeElement record : WithEmitter.wanted(module.types())) {
            String packageName = environment
                    .getElementUtils()
                    .getPackageOf(record)
                    .getQualifiedName()
                    .toString();
            save(packageName, new WithEmitter(stub).with(record));
        }
    }

    private void save(String packageName, TypeSpec.Builder type) throws IOException {
        ClassName marker = ClassName.get("javax.annotation.processing", "Generated");
        if (environment.getElementUtils().getTypeElement(marker.canonicalName()) != null) {
            type.addAnnotation(AnnotationSpec.builder(marker)
                    .addMember("value", "$S", ModuleProcessor.class.getName())
                    .build());
        }
        for (Element origin : origins()) {
            type.addOriginatingElement(origin);
        }
        TypeSpec built = type.build();
        facts.generated().add(packageName + "." + built.name());
        JavaFile file = JavaFile.builder(packageName, built)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        try {
            file.writeTo(environment.getFiler());
        } catch (FilerException e) {
            TypeElement taken = environment.getElementUtils().getTypeElement(packageName + "." + built.name());
            if (taken == null) {
                throw e;
            }
            problems.add(
                    taken,
                    "a class of this name is generated for the module: give this one another name, or move it to another package");
        }
    }

    private Element[] origins() {
        Set<Element> origins = new LinkedHashSet<>();
        module.types().forEach(decl -> origins.add(decl.element));
        module.functions().forEach(function -> origins.add(function.element().getEnclosingElement()));
        module.handlers().forEach(handler -> origins.add(handler.element().getEnclosingElement()));
        module.routes().forEach(route -> origins.add(route.element()));
        module.mounts().forEach(mount -> origins.add(mount.element()));
        EnvironmentParser.Environment declared = module.environment();
        if (declared != null) {
            origins.add(declared.element());
        }
        module.filters().forEach(filter -> origins.add(filter.element().getEnclosingElement()));
        return origins.toArray(Element[]::new);
    }
}
