package dev.stdb.module.build;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Looks, inside javac, for uses of what {@link NotAvailable} lists, so that they are told with line and column. */
final class UseScanner implements TaskListener {
    private final Trees trees;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    private UseScanner(JavacTask task) {
        this.trees = Trees.instance(task);
    }

    /** Watches a task that has not begun. */
    static UseScanner watch(JavacTask task) {
        var scanner = new UseScanner(task);
        task.addTaskListener(scanner);
        return scanner;
    }

    List<Diagnostic> found() {
        return found;
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        CompilationUnitTree unit = event.getCompilationUnit();
        if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || unit == null) {
            return;
        }
        Path file = file(unit.getSourceFile());
        TreePath path = trees.getPath(type);
        if (file != null && path != null) {
            new Scanner(unit, file).scan(path, null);
        }
    }

    private static @Nullable Path file(JavaFileObject source) {
        return source.toUri().getScheme().equals("file") ? Path.of(source.toUri()) : null;
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final Path file;

        Scanner(CompilationUnitTree unit, Path file) {
            this.unit = unit;
            this.file = file;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
            Element method = trees.getElement(getCurrentPath());
            if (method instanceof ExecutableElement executable) {
                String owner = owner(executable);
                String name = executable.getSimpleName().toString();
                tell(
                        tree,
                        owner,
                        owner + "." + name,
                        NotAvailable.call(owner, name, tree.getArguments().size()));
            }
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void p) {
            Element method = trees.getElement(getCurrentPath());
            if (method instanceof ExecutableElement executable) {
                String owner = owner(executable);
                String name = executable.getSimpleName().toString();
                var instead = executable.getKind() == ElementKind.CONSTRUCTOR
                        ? NotAvailable.constructor(
                                owner, executable.getParameters().size())
                        : NotAvailable.call(
                                owner, name, executable.getParameters().size());
                tell(tree, owner, owner + "." + name, instead);
            }
            return super.visitMemberReference(tree, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
            Element constructor = trees.getElement(getCurrentPath());
            if (constructor instanceof ExecutableElement executable) {
                String owner = owner(executable);
                tell(
                        tree,
                        owner,
                        "new " + owner + "()",
                        NotAvailable.constructor(owner, tree.getArguments().size()));
            }
            return super.visitNewClass(tree, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
            type(tree);
            return super.visitIdentifier(tree, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
            type(tree);
            return super.visitMemberSelect(tree, null);
        }

        private void type(Tree tree) {
            if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
                String name = type.getQualifiedName().toString();
                tell(tree, name, name, NotAvailable.type(name));
            }
        }

        private String owner(ExecutableElement method) {
            return method.getEnclosingElement() instanceof TypeElement type
                    ? type.getQualifiedName().toString()
                    : "";
        }

        /** One report for a class and line is enough. */
        private void tell(Tree tree, String owner, String what, Optional<String> instead) {
            if (instead.isEmpty()) {
                return;
            }
            long position = trees.getSourcePositions().getStartPosition(unit, tree);
            int line = (int) unit.getLineMap().getLineNumber(position);
            int column = (int) unit.getLineMap().getColumnNumber(position);
            if (places.add(file + ":" + line + ":" + owner)) {
                found.add(new Diagnostic(
                        file,
                        line,
                        column,
                        Diagnostic.Severity.ERROR,
                        what + " is not available in modules",
                        instead.get()));
            }
        }
    }
}
