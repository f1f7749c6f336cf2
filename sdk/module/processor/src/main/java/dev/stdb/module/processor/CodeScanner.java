package dev.stdb.module.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributed code of one class into the {@link CodeGraph}. Lambdas and classes inside a method count as part of it.
 */
final class CodeScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final List<String> SEMIJOINS = List.of("leftSemijoin", "rightSemijoin");

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final CodeFindings findings;
    private Element code;

    CodeScanner(Trees trees, CompilationUnitTree unit, TypeElement type, CodeFindings findings) {
        this.trees = trees;
        this.unit = unit;
        this.code = type;
        this.findings = findings;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
        if (!(element() instanceof TypeElement type)
                || type.getNestingKind() == NestingKind.ANONYMOUS
                || type.getNestingKind() == NestingKind.LOCAL) {
            return super.visitClass(tree, null);
        }
        return inside(type, () -> super.visitClass(tree, null));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
        Element method = element();
        if (method == null || !code.equals(method.getEnclosingElement())) {
            return super.visitMethod(tree, null);
        }
        return inside(method, () -> super.visitMethod(tree, null));
    }

    private @Nullable Void inside(Element inner, Runnable scan) {
        Element outer = code;
        code = inner;
        findings.graph().declare(inner);
        scan.run();
        code = outer;
        return null;
    }

    private @Nullable Element element() {
        return trees.getElement(getCurrentPath());
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
        lookup(tree);
        if (element() instanceof ExecutableElement method) {
            called(tree, method);
        }
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void p) {
        if (element() instanceof ExecutableElement method) {
            called(tree, method);
        }
        return super.visitMemberReference(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
        if (element() instanceof ExecutableElement constructor) {
            called(tree, constructor);
        }
        return super.visitNewClass(tree, null);
    }

    private void called(Tree tree, ExecutableElement method) {
        findings.graph().call(code, method);
        String owner = method.getEnclosingElement() instanceof TypeElement type
                ? type.getQualifiedName().toString()
                : "";
        String name = method.getSimpleName().toString();
        findings.called().add(owner + "." + name);
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            int arguments = method.getParameters().size();
            use(tree, owner, "new " + owner + "()", NotAvailable.constructor(owner, arguments), false);
            return;
        }
        List<String> parameters = method.getParameters().stream()
                .map(parameter -> className(parameter.asType()))
                .toList();
        use(tree, owner, owner + "." + name, NotAvailable.call(owner, name, parameters), false);
        if (owner.equals("java.lang.System") && name.equals("identityHashCode")) {
            use(tree, owner, owner + "." + name, Optional.of(NotAvailable.VIEW), true);
        }
    }

    private static String className(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.toString();
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
        named(tree);
        return super.visitIdentifier(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
        named(tree);
        return super.visitMemberSelect(tree, null);
    }

    private void named(Tree tree) {
        Element named = element();
        if (named instanceof TypeElement type) {
            String name = type.getQualifiedName().toString();
            use(tree, name, name, NotAvailable.type(name), false);
        } else if (named instanceof VariableElement field
                && field.getKind() == ElementKind.FIELD
                && field.getModifiers().contains(Modifier.STATIC)
                && field.getEnclosingElement() instanceof TypeElement owner) {
            findings.graph().call(code, owner);
            String name = owner.getQualifiedName() + "." + field.getSimpleName();
            if (!field.getModifiers().contains(Modifier.FINAL)) {
                use(tree, name, name, Optional.of(NotAvailable.VIEW), true);
            }
        }
    }

    private void use(Tree tree, String owner, String what, Optional<String> instead, boolean inViewsOnly) {
        instead.ifPresent(
                text -> findings.graph().use(code, new CodeGraph.Use(unit, tree, owner, what, text, inViewsOnly)));
    }

    /** The compiler refuses an event table here, and says only that the types differ. */
    private void lookup(MethodInvocationTree tree) {
        boolean semijoin = tree.getMethodSelect() instanceof MemberSelectTree select
                && SEMIJOINS.contains(select.getIdentifier().toString());
        if (!semijoin || tree.getArguments().isEmpty()) {
            return;
        }
        Tree right = tree.getArguments().get(0);
        TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), right));
        if (type != null && type.getKind() == TypeKind.DECLARED && extendsEventTable((DeclaredType) type)) {
            findings.eventLookups().add(new CodeGraph.Use(unit, right, "", "", "", false));
        }
    }

    private static boolean extendsEventTable(DeclaredType type) {
        TypeMirror above = ((TypeElement) type.asElement()).getSuperclass();
        return above instanceof DeclaredType declared && className(declared).equals(Names.EVENT_TABLE.canonicalName());
    }
}
