package dev.bookingkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.bookingkit.planted.PlantedFeature;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import org.junit.jupiter.api.Test;

/** The shape of the service; each rule is also seen to fail on a violation planted in the tests. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.bookingkit");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(PlantedFeature.class);

    private static final ArchRule FEATURES_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("dev.bookingkit..")
            .and()
            .resideOutsideOfPackages("..http..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.bookingkit..http..", "dev.bookingkit..messaging..", "jakarta.ws.rs..");

    private static final ArchRule ONLY_LIBRARIES_OPEN_TRANSACTIONS = noClasses()
            .that()
            .resideInAPackage("dev.bookingkit..")
            .should()
            .callMethod(Panache.class, "withTransaction", java.util.function.Supplier.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(WithTransaction.class);

    private static final ArchRule ENDPOINTS_SAY_WHO_MAY =
            methods().that().areMetaAnnotatedWith(HttpMethod.class).should(haveAPermission());

    @Test
    void featuresDoNotDependOnHttp() {
        FEATURES_KNOW_NO_HTTP.check(SERVICE);
        assertThatThrownBy(() -> FEATURES_KNOW_NO_HTTP.check(PLANTED)).isInstanceOf(AssertionError.class);
    }

    @Test
    void onlyLibrariesOpenTransactions() {
        ONLY_LIBRARIES_OPEN_TRANSACTIONS.check(SERVICE);
        assertThatThrownBy(() -> ONLY_LIBRARIES_OPEN_TRANSACTIONS.check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("withTransaction");
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        ENDPOINTS_SAY_WHO_MAY.check(SERVICE);
        assertThatThrownBy(() -> ENDPOINTS_SAY_WHO_MAY.check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("open to everyone");
    }

    private static ArchCondition<JavaMethod> haveAPermission() {
        return new ArchCondition<>("have a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isAnnotatedWith(PermissionsAllowed.class) && !method.isAnnotatedWith(PermitAll.class)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is open to everyone"));
                }
            }
        };
    }
}
