package dev.stdb.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The layers of the product, as rules over its classes. A test names the classes and checks all rules; a rule about a module that is
 * not there holds by itself.
 *
 * <pre>{@code
 * @Test void everyArrowGoesDown() {
 *     ArchitectureRules.check(ArchitectureRules.product());
 * }
 * }</pre>
 */
public final class ArchitectureRules {
    private static final String VOCABULARY = "bsatn and schema";

    /**
     * A module as its package root, with the package roots of ours that it may use beside itself.
     *
     * @param name the folder, for messages
     * @param root the package
     * @param uses package roots; {@link #VOCABULARY} is always allowed
     */
    private record Module(String name, String root, List<String> uses) {
        static Module of(String name, String root, String... uses) {
            return new Module(name, root, List.of(uses));
        }
    }

    private static final List<Module> MODULES = List.of(
            Module.of("bsatn", "dev.stdb.bsatn"),
            Module.of("sdk/golden", "dev.stdb.golden"),
            Module.of("sdk/schema", "dev.stdb.schema"),
            Module.of("sdk/protocol", "dev.stdb.protocol"),
            Module.of("sdk/sql", "dev.stdb.sql"),
            Module.of("sdk/wasm", "dev.stdb.wasm"),
            Module.of("sdk/test-support", "dev.stdb.testing", "dev.stdb.protocol"),
            Module.of("sdk/client", "dev.stdb.client", "dev.stdb.protocol"),
            Module.of("sdk/module/api", "dev.stdb.module"),
            Module.of("sdk/host/datastore", "dev.stdb.host.datastore", "dev.stdb.sql"),
            Module.of("sdk/workbench/model", "dev.stdb.workbench", "dev.stdb.sql"),
            Module.of("sdk/codegen", "dev.stdb.codegen"),
            Module.of("sdk/module/processor", "dev.stdb.module.processor", "dev.stdb.sql"),
            Module.of(
                    "sdk/module/build",
                    "dev.stdb.module.build",
                    "dev.stdb.module",
                    "dev.stdb.module.processor",
                    "dev.stdb.wasm"),
            Module.of("module-inspector", "dev.stdb.inspect", "dev.stdb.wasm"),
            Module.of("templates", "dev.stdb.templates"),
            Module.of(
                    "sdk/module/testing",
                    "dev.stdb.module.testing",
                    "dev.stdb.module",
                    "dev.stdb.host.datastore",
                    "dev.stdb.protocol",
                    "dev.stdb.sql"),
            Module.of(
                    "sdk/host/server",
                    "dev.stdb.host",
                    "dev.stdb.host.datastore",
                    "dev.stdb.protocol",
                    "dev.stdb.sql",
                    "dev.stdb.wasm"),
            Module.of(
                    "sdk/workbench/run",
                    "dev.stdb.workbench.run",
                    "dev.stdb.workbench",
                    "dev.stdb.client",
                    "dev.stdb.codegen",
                    "dev.stdb.module.build",
                    "dev.stdb.host",
                    "dev.stdb.inspect",
                    "dev.stdb.templates"),
            Module.of(
                    "sdk/module/testing-wasm",
                    "dev.stdb.module.testing.wasm",
                    "dev.stdb.module.testing",
                    "dev.stdb.module.build",
                    "dev.stdb.host",
                    "dev.stdb.host.datastore"),
            Module.of(
                    "sdk/module/maven-plugin",
                    "dev.stdb.maven",
                    "dev.stdb.codegen",
                    "dev.stdb.module.build",
                    "dev.stdb.host",
                    "dev.stdb.client",
                    "dev.stdb.workbench",
                    "dev.stdb.workbench.run"),
            Module.of("app-tui", "dev.stdb.tui", "dev.stdb.. except dev.stdb.gui"),
            Module.of("app-gui", "dev.stdb.gui", "dev.stdb.. except dev.stdb.tui"));

    /**
     * bsatn is one vocabulary in several packages: its reader returns Identity, and Identity has a codec. The module API's contexts
     * and handles call the host, whose package makes those contexts for each call and knows their refusals. wasm's
     * ABI tables are written in its function types, and its rewriter knows by them what a module may export.
     */
    private static final Set<String> MAY_HAVE_CIRCLES = Set.of("dev.stdb.bsatn", "dev.stdb.module", "dev.stdb.wasm");

    private ArchitectureRules() {}

    /** Returns all classes of ours on the class path, without tests. */
    public static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.stdb");
    }

    /** Checks every rule; fails with all violations of the first one that does not hold. */
    public static void check(JavaClasses classes) {
        all().forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    /** Returns every rule. */
    public static List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        MODULES.forEach(module -> rules.add(arrows(module)));
        MODULES.stream()
                .filter(module -> !MAY_HAVE_CIRCLES.contains(module.root))
                .forEach(module -> rules.add(acyclic(module)));
        rules.add(bsatnIsFree());
        rules.add(onlyTheAbiTouchesInterop());
        rules.add(onlyTheSdkBuildsWithTeaVm());
        rules.add(onlyTheNetworkTouchesNetty());
        rules.add(theModelIsPure());
        rules.add(onlyFacesTouchToolkits());
        return rules;
    }

    private static ArchRule arrows(Module module) {
        return classes()
                .that(belongTo(module))
                .should()
                .onlyDependOnClassesThat(isAllowedFor(module))
                .as(module.name + " uses nothing of ours but " + module.uses + " and the vocabulary " + VOCABULARY);
    }

    private static DescribedPredicate<JavaClass> isAllowedFor(Module module) {
        DescribedPredicate<JavaClass> allowed =
                not(resideInAPackage("dev.stdb..")).or(belongTo(module));
        if (!module.root.equals("dev.stdb.golden")) {
            allowed = allowed.or(belongTo(named("dev.stdb.bsatn")));
        }
        if (!module.root.equals("dev.stdb.bsatn") && !module.root.equals("dev.stdb.golden")) {
            allowed = allowed.or(belongTo(named("dev.stdb.schema")));
        }
        for (String root : module.uses) {
            allowed = root.contains(" except ")
                    ? allowed.or(not(resideInAPackage(root.substring(root.indexOf(" except ") + 8) + "..")))
                    : allowed.or(belongTo(named(root)));
        }
        return allowed;
    }

    private static Module named(String root) {
        return MODULES.stream()
                .filter(module -> module.root.equals(root))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no module has the root " + root));
    }

    /** A class belongs to the module with the longest root above it: {@code dev.stdb.module.build} is not part of the api. */
    private static DescribedPredicate<JavaClass> belongTo(Module module) {
        return DescribedPredicate.describe(
                "belong to " + module.name, type -> owner(type.getPackageName()).equals(module.root));
    }

    private static String owner(String packageName) {
        String longest = "";
        for (Module module : MODULES) {
            boolean under = packageName.equals(module.root) || packageName.startsWith(module.root + ".");
            if (under && module.root.length() > longest.length()) {
                longest = module.root;
            }
        }
        return longest;
    }

    private static ArchRule acyclic(Module module) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return owner(type.getPackageName()).equals(module.root)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages of " + module.name;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule bsatnIsFree() {
        return classes()
                .that()
                .resideInAPackage("dev.stdb.bsatn..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.stdb.bsatn..",
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.runtime",
                        "java.math",
                        "java.nio.charset",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.time..",
                        "org.jspecify.annotations"))
                .as("bsatn uses nothing but what TeaVM's class library has");
    }

    private static ArchRule onlyTheAbiTouchesInterop() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.stdb.module.abi..", "dev.stdb.module.build..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.teavm.interop..")
                .as("only module/api's abi package touches TeaVM's interop");
    }

    private static ArchRule onlyTheSdkBuildsWithTeaVm() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.stdb.module.abi..", "dev.stdb.module.build..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.teavm..")
                .as("only module/build drives TeaVM");
    }

    private static ArchRule onlyTheNetworkTouchesNetty() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.stdb.client.internal.net..", "dev.stdb.host..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .as("only the client's net package and the host touch Netty");
    }

    private static ArchRule theModelIsPure() {
        return noClasses()
                .that(belongTo(named("dev.stdb.workbench")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..")
                        .and(not(DescribedPredicate.describe(
                                "records and enums need it",
                                type -> type.getName().equals("java.io.Serializable"))))
                        .or(DescribedPredicate.describe(
                                "are threads or clocks",
                                type -> List.of(
                                                "java.lang.Thread",
                                                "java.lang.ThreadLocal",
                                                "java.lang.Process",
                                                "java.lang.ProcessBuilder",
                                                "java.time.Clock",
                                                "java.time.InstantSource",
                                                "java.util.Timer",
                                                "java.util.Random",
                                                "java.security.SecureRandom")
                                        .contains(type.getName()))))
                .as("the workbench's model does no input or output and knows neither threads nor clocks");
    }

    private static ArchRule onlyFacesTouchToolkits() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.stdb.tui..", "dev.stdb.gui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.googlecode.lanterna..", "javafx..", "info.picocli..", "picocli..")
                .as("only the apps touch Lanterna, JavaFX and picocli");
    }
}
