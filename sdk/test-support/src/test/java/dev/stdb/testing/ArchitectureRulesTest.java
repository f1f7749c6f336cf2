package dev.stdb.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.stdb.bsatn.fixture.ReadsFiles;
import dev.stdb.client.fixture.KnowsTheWorkbench;
import dev.stdb.protocol.fixture.one.One;
import dev.stdb.protocol.fixture.two.Two;
import dev.stdb.workbench.fixture.KnowsThreads;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    @Test
    void whatIsThereKeepsTheRules() {
        assertThatCode(() -> ArchitectureRules.check(ArchitectureRules.product()))
                .doesNotThrowAnyException();
    }

    @Test
    void bsatnMayNotKnowFiles() {
        refuses("bsatn uses nothing but what TeaVM's class library has", ReadsFiles.class);
    }

    @Test
    void theModelMayNotKnowThreads() {
        refuses("the workbench's model does no input or output", KnowsThreads.class);
    }

    @Test
    void noArrowGoesUp() {
        refuses("sdk/client uses nothing of ours but", KnowsTheWorkbench.class);
    }

    @Test
    void packagesOfAModuleMayNotUseEachOtherInACircle() {
        refuses("packages of sdk/protocol", One.class, Two.class);
    }

    private static void refuses(String rule, Class<?>... types) {
        JavaClasses classes = new ClassFileImporter().importClasses(types);
        assertThatThrownBy(() -> ArchitectureRules.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule);
    }
}
