package io.closeloop.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What holds in every service: the same names of packages mean the same thing everywhere. Each service's own test includes it with
 * {@code ArchTests.in(HouseRules.class)}, adds what holds there alone, and so finds a breach where it is made.
 */
public final class HouseRules {

    private static final String[] SERVICES = {
        "io.closeloop.ingress..",
        "io.closeloop.lifecycle..",
        "io.closeloop.gateway..",
        "io.closeloop.fieldsync..",
        "io.closeloop.connector.."
    };

    @ArchTest
    static final ArchRule the_domain_is_pure = classes()
            .that()
            .resideInAPackage("io.closeloop.*.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.closeloop.events", "io.closeloop.*.domain..")
            .because("decisions are tested by the hundreds in milliseconds, without a framework");

    @ArchTest
    static final ArchRule only_messaging_touches_kafka = noClasses()
            .that(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage("io.closeloop.*.messaging.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye.reactive.messaging..",
                    "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule only_the_store_touches_the_database = noClasses()
            .that(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage("io.closeloop.*.store.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "io.vertx..sqlclient..",
                    "java.sql..");

    @ArchTest
    static final ArchRule nothing_knows_http_but_http = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.closeloop.*.domain..",
                    "io.closeloop.*.application..",
                    "io.closeloop.*.messaging..",
                    "io.closeloop.*.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "io.closeloop.ingress.http..",
                    "io.closeloop.lifecycle.http..",
                    "io.closeloop.gateway.http..",
                    "io.closeloop.fieldsync.http..",
                    "io.closeloop.connector.http..");

    /** Promise 12. In close-connector itself this leaves nothing to look at. */
    @ArchTest
    static final ArchRule only_close_connector_writes_a_credential = noClasses()
            .that(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage("io.closeloop.connector.."))))
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("CredentialWriter")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule there_are_no_cycles = slices().matching(
                    "io.closeloop.(ingress|lifecycle|gateway|fieldsync|connector).(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel");

    private HouseRules() {}
}
