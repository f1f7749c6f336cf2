package dev.stdb.module.processor;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** From {@code @Submodule} to the modules that are mounted, read from their compiled classes. */
final class MountParser {
    /** The constants in which a generated module keeps its definition, numbered from 0. */
    static final String DEFINITION = "DEFINITION_";

    private final Problems problems;
    private final Elements elements;

    MountParser(Problems problems, Elements elements) {
        this.problems = problems;
        this.elements = elements;
    }

    List<Mount> parse(Element element) {
        List<Mount> mounts = new ArrayList<>();
        for (AnnotationMirror annotation : Mirrors.all(element, Names.SUBMODULE, Names.SUBMODULES)) {
            Mount mount = parse(element, annotation);
            if (mount != null) {
                mounts.add(mount);
            }
        }
        return mounts;
    }

    private @Nullable Mount parse(Element element, AnnotationMirror annotation) {
        String namespace = Mirrors.text(annotation, "namespace");
        AnnotationValue place = Mirrors.value(annotation, "namespace");
        if (!SourceVersion.isName(namespace)
                || namespace.contains(".")
                || TableParser.OBJECT_METHODS.contains(namespace)) {
            problems.add(
                    element,
                    annotation,
                    place,
                    "`" + namespace + "` cannot be the name of a Java method: choose another");
            return null;
        }
        String converted = CaseConversion.snake(namespace);
        if (!converted.equals(namespace)) {
            problems.add(
                    element,
                    annotation,
                    place,
                    "some servers convert namespaces and others do not: write it as all of them do, `" + converted
                            + "`");
            return null;
        }
        AnnotationValue root = Mirrors.value(annotation, "root");
        TypeElement module = root != null
                        && root.getValue() instanceof DeclaredType type
                        && type.asElement() instanceof TypeElement any
                ? module(any)
                : null;
        if (module == null) {
            problems.add(
                    element,
                    annotation,
                    root,
                    "this class belongs to no module: compile its library with the annotation processor, so that its root package "
                            + "has a " + Names.MODULE);
            return null;
        }
        RawModuleDefV10 definition = definition(element, annotation, module);
        String packageName = elements.getPackageOf(module).getQualifiedName().toString();
        boolean readable = elements.getTypeElement(packageName + "." + Names.READ_DB) != null;
        return definition == null ? null : new Mount(element, annotation, namespace, packageName, definition, readable);
    }

    /** The generated module of the package that {@code any} is in, or of the nearest one around it. */
    private @Nullable TypeElement module(TypeElement any) {
        String name = elements.getPackageOf(any).getQualifiedName().toString();
        while (!name.isEmpty()) {
            TypeElement found = elements.getTypeElement(name + "." + Names.MODULE);
            if (found != null) {
                return found;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return null;
    }

    private @Nullable RawModuleDefV10 definition(Element element, AnnotationMirror annotation, TypeElement module) {
        Map<Integer, String> parts = new TreeMap<>();
        for (Element member : module.getEnclosedElements()) {
            String name = member.getSimpleName().toString();
            if (name.startsWith(DEFINITION)
                    && member instanceof VariableElement field
                    && field.getConstantValue() instanceof String text) {
                parts.put(Integer.parseInt(name.substring(DEFINITION.length())), text);
            }
        }
        try {
            byte[] bytes = String.join("", parts.values()).getBytes(StandardCharsets.ISO_8859_1);
            if (RawModuleDef.CODEC.decode(bytes) instanceof RawModuleDef.V10(var definition)) {
                return definition;
            }
        } catch (BsatnException | SchemaException e) {
            problems.add(
                    element, annotation, null, "the definition in " + module + " cannot be read: " + e.getMessage());
            return null;
        }
        problems.add(
                element, annotation, null, "the definition in " + module + " is of a version that cannot be mounted");
        return null;
    }
}
