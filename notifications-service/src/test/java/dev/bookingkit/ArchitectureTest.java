package dev.bookingkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.bookingkit.planted.PlantedUseCase;
import dev.bookingkit.planted.http.PlantedResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the service and is broken by the planted classes. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("dev.bookingkit");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(PlantedUseCase.class, PlantedResource.class);

    static List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..http..", "..messaging..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.bookingkit..http..",
                                "dev.bookingkit..messaging..",
                                "jakarta.ws.rs..",
                                "org.apache.kafka..",
                                "org.eclipse.microprofile.reactive.messaging..")
                        .because("a feature knows neither HTTP nor Kafka"),
                noClasses()
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "opens a session or a transaction",
                                call -> call.getTargetOwner().isEquivalentTo(Panache.class)
                                        && call.getName().startsWith("with")))
                        .because("only Transactions does"),
                noClasses().should().beAnnotatedWith(WithTransaction.class).because("only Transactions opens one"),
                noMethods().should().beAnnotatedWith(WithTransaction.class).because("only Transactions opens one"),
                methods()
                        .that(DescribedPredicate.describe("answer requests", ArchitectureTest::answersRequests))
                        .should()
                        .beAnnotatedWith(PermissionsAllowed.class)
                        .orShould()
                        .beAnnotatedWith(PermitAll.class)
                        .because("a method without either is open to everyone"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.bookingkit.mail..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.quarkus.mailer..", "io.vertx.ext.mail..")
                        .because("a mail leaves only through the log of mails"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(SERVICE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
    }

    private static boolean answersRequests(JavaMethod method) {
        return method.getAnnotations().stream().anyMatch(it -> it.getRawType().isAnnotatedWith(HttpMethod.class));
    }
}
