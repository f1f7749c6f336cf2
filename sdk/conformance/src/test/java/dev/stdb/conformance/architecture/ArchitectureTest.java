package dev.stdb.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.stdb.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every module below the apps, on one class path. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = ArchitectureRules.product();

    @Test
    void everyModuleBelowTheAppsIsOnTheClassPath() {
        assertThat(PRODUCT)
                .extracting(type -> type.getPackageName())
                .contains(
                        "dev.stdb.bsatn",
                        "dev.stdb.schema",
                        "dev.stdb.protocol",
                        "dev.stdb.sql",
                        "dev.stdb.wasm",
                        "dev.stdb.client",
                        "dev.stdb.module",
                        "dev.stdb.module.processor",
                        "dev.stdb.module.build",
                        "dev.stdb.module.testing",
                        "dev.stdb.module.testing.wasm",
                        "dev.stdb.maven",
                        "dev.stdb.host.datastore",
                        "dev.stdb.host",
                        "dev.stdb.workbench",
                        "dev.stdb.workbench.run",
                        "dev.stdb.templates");
    }

    @TestFactory
    Stream<DynamicTest> everyArrowGoesDown() {
        return ArchitectureRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule)));
    }

    /** A rule about a module that does not exist yet holds by itself; the test above says which must exist. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
