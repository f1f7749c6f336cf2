package dev.stdb.module.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a module's code once javac has understood it: tells what a module or a view cannot have wherever reducers, procedures,
 * handlers or views reach it, and which indexes no code uses. Other compilers show no code, so there only the build tells.
 */
final class CodeWatch implements TaskListener {
    private static final Map<String, String> ROOTS = Map.of(
            Names.REDUCER, "reducer",
            Names.INIT, "reducer",
            Names.CLIENT_CONNECTED, "reducer",
            Names.CLIENT_DISCONNECTED, "reducer",
            Names.PROCEDURE, "procedure",
            Names.HTTP_HANDLER, "HTTP handler",
            Names.VIEW, "view");

    private final Trees trees;
    private final CodeFacts facts;
    private final CodeFindings findings;
    private final Set<String> waiting = new HashSet<>();
    private final Map<Element, String> roots = new LinkedHashMap<>();
    private final List<Element> views = new ArrayList<>();
    private final Map<CodeFacts.DeclaredIndex, TreePath> indexes = new LinkedHashMap<>();
    private boolean told;

    private CodeWatch(JavacTask task, CodeFacts facts) {
        this.trees = Trees.instance(task);
        this.facts = facts;
        this.findings = new CodeFindings(new CodeGraph(task.getElements(), task.getTypes()));
    }

    /** Watches the compilation that the processor works for, where that is javac's own. */
    static void start(ProcessingEnvironment environment, CodeFacts facts) {
        try {
            JavacTask task = JavacTask.instance(environment);
            task.addTaskListener(new CodeWatch(task, facts));
        } catch (IllegalArgumentException otherCompiler) {
            // It has no trees to show.
        }
    }

    @Override
    public void finished(TaskEvent event) {
        switch (event.getKind()) {
            case ENTER -> entered(event.getCompilationUnit());
            case ANALYZE -> analysed(event.getCompilationUnit(), event.getTypeElement());
            case COMPILATION -> tell();
            default -> {}
        }
    }

    private void entered(@Nullable CompilationUnitTree unit) {
        if (unit == null) {
            return;
        }
        String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                waiting.add(prefix + type.getSimpleName());
            }
        }
    }

    private void analysed(@Nullable CompilationUnitTree unit, @Nullable TypeElement type) {
        if (unit == null || type == null) {
            return;
        }
        String name = type.getQualifiedName().toString();
        TreePath path = trees.getPath(type);
        if (path != null && !facts.generated().contains(name)) {
            new CodeScanner(trees, unit, type, findings).scan(path, null);
            addMembers(type);
        }
        waiting.remove(name);
        if (waiting.isEmpty()) {
            tell();
        }
    }

    private void addMembers(TypeElement type) {
        findIndexes(type);
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof TypeElement inner) {
                addMembers(inner);
            } else if (member instanceof ExecutableElement method) {
                addRoot(method);
            }
        }
    }

    /** What the server calls, and the constructors of what it sends. */
    private void addRoot(ExecutableElement method) {
        ROOTS.forEach((annotation, kind) -> {
            if (Mirrors.has(method, annotation)) {
                roots.put(method, kind + " " + method.getSimpleName());
                if (kind.equals("view")) {
                    views.add(method);
                }
            }
        });
        if (method.getKind() == ElementKind.CONSTRUCTOR
                && method.getEnclosingElement() instanceof TypeElement type
                && facts.types().contains(type.getQualifiedName().toString())) {
            roots.put(method, "type " + type.getSimpleName());
        }
    }

    private void tell() {
        if (told) {
            return;
        }
        told = true;
        Set<String> places = new HashSet<>();
        findings.graph().reached(views).forEach((use, root) -> tell(use, root, true, places));
        findings.graph().reached(roots.keySet()).forEach((use, root) -> {
            if (!use.inViewsOnly()) {
                tell(use, root, false, places);
            }
        });
        for (CodeGraph.Use lookup : findings.eventLookups()) {
            trees.printMessage(
                    Diagnostic.Kind.ERROR,
                    "an event table cannot be the right side of a semijoin: its rows are gone with their transaction, so nothing can "
                            + "be looked up there. Begin the query with it, and join the other table to it",
                    lookup.tree(),
                    lookup.unit());
        }
        if (waiting.isEmpty()) {
            unusedIndexes();
        }
    }

    /** One message for a class and line is enough. */
    private void tell(CodeGraph.Use use, Element root, boolean inView, Set<String> places) {
        long position = trees.getSourcePositions().getStartPosition(use.unit(), use.tree());
        long line = use.unit().getLineMap().getLineNumber(position);
        if (!places.add(use.unit().getSourceFile().getName() + ":" + line + ":" + use.owner())) {
            return;
        }
        String where = use.inViewsOnly() ? " is not available in views" : NotAvailable.MESSAGE;
        trees.printMessage(
                Diagnostic.Kind.ERROR,
                use.what() + where + "\n" + (inView ? NotAvailable.inViews(use.instead()) : use.instead())
                        + "\nIt is reached from " + roots.get(root) + ".",
                use.tree(),
                use.unit());
    }

    /** Where the indexes of a class are declared; once it is translated its source is forgotten. */
    private void findIndexes(TypeElement type) {
        for (CodeFacts.DeclaredIndex index : facts.indexes()) {
            if (index.record().equals(type.getQualifiedName().toString())) {
                Element at = place(type, index.component());
                TreePath path = trees.getPath(at);
                if (path != null && !isSuppressed(type) && !isSuppressed(at)) {
                    indexes.put(index, path);
                }
            }
        }
    }

    private void unusedIndexes() {
        indexes.forEach((index, path) -> {
            if (index.accessors().stream().noneMatch(findings.called()::contains)) {
                trees.printMessage(
                        Diagnostic.Kind.WARNING,
                        "no code of this module uses the index " + index.name()
                                + ", and every write keeps it up to date: remove it, or say @SuppressWarnings(\"stdb\") if clients' "
                                + "queries need it",
                        path.getLeaf(),
                        path.getCompilationUnit());
            }
        });
    }

    private static Element place(TypeElement record, String component) {
        for (Element member : record.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD && member.getSimpleName().contentEquals(component)) {
                return member;
            }
        }
        return record;
    }

    private static boolean isSuppressed(Element element) {
        SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
        return suppressed != null && List.of(suppressed.value()).contains("stdb");
    }
}
