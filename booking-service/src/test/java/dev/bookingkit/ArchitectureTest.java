package dev.bookingkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "dev.bookingkit.apikey",
                    "dev.bookingkit.booking",
                    "dev.bookingkit.series",
                    "dev.bookingkit.eventtype",
                    "dev.bookingkit.eventlog",
                    "dev.bookingkit.column",
                    "dev.bookingkit.hold",
                    "dev.bookingkit.placement",
                    "dev.bookingkit.bulk",
                    "dev.bookingkit.routing",
                    "dev.bookingkit.submission",
                    "dev.bookingkit.customer",
                    "dev.bookingkit.organization",
                    "dev.bookingkit.phone",
                    "dev.bookingkit.rush",
                    "dev.bookingkit.seat",
                    "dev.bookingkit.retention");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.bookingkit.planted");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..http..", "..messaging..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("..http..", "..messaging..", "jakarta.ws.rs..", "org.apache.kafka..")
                        .as("features know nothing of HTTP and Kafka"),
                noClasses()
                        .should()
                        .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(com.tngtech
                                .archunit.core.domain.properties.HasOwner.Predicates.With
                                .<com.tngtech.archunit.core.domain.JavaClass>owner(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Panache.class))
                                .and(com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(
                                        "withTransaction"))))
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(WithTransaction.class)
                        .as("only tenant-access opens transactions"),
                methods()
                        .that()
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .should(sayWhoMayCallThem())
                        .as("every endpoint says who may call it"),
                noClasses().should().callMethod(java.time.Instant.class, "now").as("time comes in from a Clock"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void serviceKeepsTheRule(ArchRule rule) {
        rule.check(SERVICE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFindsThePlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("have @PermissionsAllowed or @PermitAll") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean said = method.isAnnotatedWith(PermissionsAllowed.class)
                        || method.isAnnotatedWith(PermitAll.class)
                        || method.getOwner().isAnnotatedWith(PermitAll.class);
                events.add(new SimpleConditionEvent(method, said, method.getFullName()));
            }
        };
    }
}
