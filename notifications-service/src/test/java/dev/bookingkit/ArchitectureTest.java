package dev.bookingkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

/** Each rule has been seen to fail on a planted violation. */
@AnalyzeClasses(packages = "dev.bookingkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresKnowNeitherHttpNorKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.bookingkit.mail", "dev.bookingkit.webhook", "dev.bookingkit.webhook.target")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..", "org.apache.kafka..", "dev.bookingkit.webhook.http", "dev.bookingkit.messaging");

    @ArchTest
    static final ArchRule onlyTheLibraryOpensTransactions = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.bookingkit.mail..",
                    "dev.bookingkit.webhook..",
                    "dev.bookingkit.messaging..",
                    "dev.bookingkit.booking..",
                    "dev.bookingkit.sql..")
            .should()
            .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "Panache.withTransaction",
                    call -> call.getTargetOwner().isEquivalentTo(Panache.class)
                            && call.getName().startsWith("with")))
            .orShould()
            .beAnnotatedWith(WithTransaction.class);

    @ArchTest
    static final ArchRule everyOperationNamesItsPermission = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beAnnotatedWith(PermissionsAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class);
}
