package dev.stdb.module.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Which code of a compilation calls which, as far as it has sources: methods, and for each class its initializers. A call reaches
 * every method that overrides the one it names, and making an object reaches whatever the class library may call on it.
 */
final class CodeGraph {
    /**
     * Something that a module cannot have, where it stands.
     *
     * @param inViewsOnly whether only views cannot have it
     */
    record Use(CompilationUnitTree unit, Tree tree, String owner, String what, String instead, boolean inViewsOnly) {}

    /** A piece of code: what it uses and what it calls. */
    private record Node(List<Use> uses, Set<Element> calls) {}

    private final Elements elements;
    private final Types types;
    private final Map<Element, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<ExecutableElement>> declared = new HashMap<>();

    CodeGraph(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    void declare(Element code) {
        node(code);
        if (code.getKind() == ElementKind.METHOD) {
            declared.computeIfAbsent(code.getSimpleName().toString(), name -> new ArrayList<>())
                    .add((ExecutableElement) code);
        }
    }

    void call(Element from, Element to) {
        node(from).calls.add(to);
    }

    void use(Element from, Use use) {
        node(from).uses.add(use);
    }

    private Node node(Element code) {
        return nodes.computeIfAbsent(code, key -> new Node(new ArrayList<>(), new LinkedHashSet<>()));
    }

    /** What the code reaches that begins in {@code roots}, each with the root that reaches it first. */
    Map<Use, Element> reached(Iterable<? extends Element> roots) {
        Map<Use, Element> found = new LinkedHashMap<>();
        Set<Element> seen = new LinkedHashSet<>();
        for (Element root : roots) {
            ArrayDeque<Element> queue = new ArrayDeque<>(List.of(root));
            while (!queue.isEmpty()) {
                Element at = queue.remove();
                if (seen.add(at)) {
                    Node node = nodes.get(at);
                    if (node != null) {
                        node.uses.forEach(use -> found.putIfAbsent(use, root));
                        queue.addAll(node.calls);
                    }
                    queue.addAll(alongWith(at));
                }
            }
        }
        return found;
    }

    /** What runs, or may run, because {@code code} does. */
    private List<Element> alongWith(Element code) {
        List<Element> more = new ArrayList<>();
        TypeElement owner = code.getEnclosingElement() instanceof TypeElement type ? type : null;
        if (!(code instanceof ExecutableElement method) || owner == null) {
            return more;
        }
        more.add(owner);
        if (code.getKind() == ElementKind.CONSTRUCTOR) {
            addCalledByLibraries(owner, more);
        } else {
            for (ExecutableElement other :
                    declared.getOrDefault(method.getSimpleName().toString(), List.of())) {
                if (other.getEnclosingElement() instanceof TypeElement type
                        && elements.overrides(other, method, type)) {
                    more.add(other);
                }
            }
        }
        return more;
    }

    /** The methods of a class that override something whose callers are not among the sources. */
    private void addCalledByLibraries(TypeElement owner, List<Element> more) {
        for (Element member : owner.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD && overridesForeign((ExecutableElement) member, owner)) {
                more.add(member);
            }
        }
    }

    private boolean overridesForeign(ExecutableElement method, TypeElement owner) {
        ArrayDeque<TypeMirror> queue = new ArrayDeque<>(types.directSupertypes(owner.asType()));
        Set<@Nullable Element> seen = new LinkedHashSet<>();
        while (!queue.isEmpty()) {
            TypeMirror at = queue.remove();
            if (!(at instanceof DeclaredType declaredType)
                    || !(declaredType.asElement() instanceof TypeElement type)
                    || !seen.add(type)) {
                continue;
            }
            queue.addAll(types.directSupertypes(at));
            if (!nodes.containsKey(type) && overridesOneOf(method, type, owner)) {
                return true;
            }
        }
        return false;
    }

    private boolean overridesOneOf(ExecutableElement method, TypeElement type, TypeElement owner) {
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement other
                    && other.getSimpleName().equals(method.getSimpleName())
                    && elements.overrides(method, other, owner)) {
                return true;
            }
        }
        return false;
    }
}
