package dev.bookingkit.slot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule ONLY_LIB_RECUR = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.dmfs..", "org.jspecify..", "dev.bookingkit.slot");
    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.bookingkit.slot");

    @Test
    void theEngineNeedsTheJdkAndLibRecurOnly() {
        ONLY_LIB_RECUR.check(main);
    }

    @Test
    void theEngineReadsNoClock() {
        NO_CLOCK.check(main);
    }

    @Test
    void bothRulesFailOnAPlantedViolation() {
        JavaClasses planted = new ClassFileImporter().importClasses(ReadsTheClock.class);
        assertThat(ONLY_LIB_RECUR.evaluate(planted).hasViolation()).isTrue();
        assertThat(NO_CLOCK.evaluate(planted).hasViolation()).isTrue();
    }

    static final class ReadsTheClock {
        Instant now() {
            assertThat(Clock.systemUTC()).isNotNull();
            return Instant.now();
        }
    }
}
