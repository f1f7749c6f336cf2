package dev.stdb.module.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the interface {@code PlayerWith} for each record {@code Player} that implements it: a method per component that makes a copy
 * of the record with another value there.
 */
final class WithEmitter {
    private final boolean stub;

    /** With {@code stub} the methods have no bodies: the module has mistakes. */
    WithEmitter(boolean stub) {
        this.stub = stub;
    }

    /** The records of the module, variants of sums included, that implement their interface. */
    static List<TypeElement> wanted(List<TypeDecl> types) {
        List<TypeElement> wanted = new ArrayList<>();
        for (TypeDecl decl : types) {
            if (decl instanceof TypeDecl.SumDecl sum) {
                sum.variants.forEach(variant -> addIfWanted(variant.element(), wanted));
            } else {
                addIfWanted(decl.element, wanted);
            }
        }
        return wanted;
    }

    private static void addIfWanted(TypeElement type, List<TypeElement> wanted) {
        boolean wants = !type.getRecordComponents().isEmpty()
                && type.getInterfaces().stream().anyMatch(each -> FunctionParser.isNamed(each, name(type)));
        if (wants && !wanted.contains(type)) {
            wanted.add(type);
        }
    }

    static String name(TypeElement record) {
        return record.getSimpleName() + "With";
    }

    TypeSpec.Builder with(TypeElement record) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name(record))
                .addJavadoc("Copies of {@link $T} with one component changed.\n", ClassName.get(record));
        if (isPublic(record)) {
            type.addModifiers(Modifier.PUBLIC);
        }
        for (RecordComponentElement component : record.getRecordComponents()) {
            type.addMethod(MethodSpec.methodBuilder(component.getSimpleName().toString())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(type(component))
                    .build());
        }
        for (RecordComponentElement component : record.getRecordComponents()) {
            type.addMethod(with(record, component));
        }
        return type;
    }

    private MethodSpec with(TypeElement record, RecordComponentElement changed) {
        String name = changed.getSimpleName().toString();
        MethodSpec.Builder method = MethodSpec.methodBuilder("with" + Names.capital(name))
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addJavadoc("The same with another {@code $L}.\n", name)
                .returns(ClassName.get(record))
                .addParameter(type(changed), name);
        if (stub) {
            return method.addStatement("throw new $T()", UnsupportedOperationException.class)
                    .build();
        }
        List<CodeBlock> values = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            values.add(CodeBlock.of(component.equals(changed) ? "$L" : "$L()", component.getSimpleName()));
        }
        return method.addStatement("return new $T($L)", ClassName.get(record), CodeBlock.join(values, ", "))
                .build();
    }

    /** The component's type; of its annotations only that it may be null. */
    private static TypeName type(RecordComponentElement component) {
        TypeMirror written = component.asType();
        TypeName type = TypeName.get(written);
        for (AnnotatedConstruct place : List.of(written, component)) {
            for (AnnotationMirror annotation : place.getAnnotationMirrors()) {
                Element declared = annotation.getAnnotationType().asElement();
                if (declared.getSimpleName().contentEquals("Nullable")) {
                    return type.annotated(AnnotationSpec.get(annotation));
                }
            }
        }
        return type;
    }

    private static boolean isPublic(TypeElement record) {
        for (Element at = record; at instanceof TypeElement; at = at.getEnclosingElement()) {
            boolean member = at.getEnclosingElement() instanceof TypeElement outer
                    && outer.getKind().isInterface();
            if (!member && !at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
