package dev.stdb.module.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Where generated code lives, and what it can reach from there. */
final class Access {
    private final Elements elements;
    private final Problems problems;
    private final String root;

    private Access(Elements elements, Problems problems, String root) {
        this.elements = elements;
        this.problems = problems;
        this.root = root;
    }

    /** Finds the module's root package: the shortest one that all of {@code annotated} share. */
    static Access of(Elements elements, Problems problems, Set<? extends Element> annotated) {
        String root = null;
        Element first = null;
        for (Element element : annotated) {
            String name = packageOf(elements, element);
            if (name.isEmpty()) {
                problems.add(
                        element,
                        "a module cannot be in the unnamed package: add a package line at the top of the file");
                continue;
            }
            String common = root == null ? name : common(root, name);
            if (common.isEmpty()) {
                problems.add(
                        element,
                        "this is in package " + name + ", which shares no parent package with " + root + " of " + first
                                + ": a module lives in one package and those below it");
                continue;
            }
            root = common;
            first = first == null ? element : first;
        }
        return new Access(elements, problems, root == null ? "module" : root);
    }

    String root() {
        return root;
    }

    /** Whether generated code can name {@code element}; if not, tells so. {@code what} says what it is. */
    boolean check(Element element, String what) {
        boolean samePackage = packageOf(elements, element).equals(root);
        Element at = element;
        while (at != null && at.getKind() != ElementKind.PACKAGE) {
            Set<Modifier> modifiers = at.getModifiers();
            String name = at.equals(element) ? what : "the class " + at.getSimpleName() + " around " + what;
            if (modifiers.contains(Modifier.PRIVATE)) {
                problems.add(element, name + " is private, and the generated code must reach it: remove private");
                return false;
            }
            boolean member = at.getEnclosingElement() instanceof TypeElement outer
                    && outer.getKind().isInterface();
            if (!samePackage && !member && !modifiers.contains(Modifier.PUBLIC)) {
                problems.add(
                        element,
                        name + " is not public, and the generated code in package " + root
                                + " must reach it: make it public");
                return false;
            }
            at = at.getEnclosingElement();
        }
        return true;
    }

    private static String packageOf(Elements elements, Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    private static String common(String a, String b) {
        List<String> left = List.of(a.split("\\."));
        List<String> right = List.of(b.split("\\."));
        int shared = 0;
        while (shared < left.size() && shared < right.size() && left.get(shared).equals(right.get(shared))) {
            shared++;
        }
        return String.join(".", left.subList(0, shared));
    }
}
