package io.closeloop.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom (docs of the plan: the direction of dependencies). */
@AnalyzeClasses(packages = "io.closeloop", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] SERVICES = {
        "io.closeloop.ingress..",
        "io.closeloop.lifecycle..",
        "io.closeloop.gateway..",
        "io.closeloop.fieldsync..",
        "io.closeloop.connector.."
    };

    @ArchTest
    static final ArchRule domain_is_pure = classes()
            .that()
            .resideInAPackage("io.closeloop.*.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.closeloop.*.domain..", "io.closeloop.events..", "org.jspecify..")
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
    static final ArchRule only_store_touches_the_database = noClasses()
            .that(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage("io.closeloop.*.store.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate..", "io.quarkus.hibernate..", "jakarta.persistence..", "io.vertx..sqlclient..");

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

    @ArchTest
    static final ArchRule no_service_depends_on_another = slices().matching(
                    "io.closeloop.(ingress|lifecycle|gateway|fieldsync|connector)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.closeloop.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_contract_knows_no_service = noClasses()
            .that()
            .resideInAPackage("io.closeloop.events..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.closeloop..").and(not(resideInAnyPackage("io.closeloop.events.."))));

    @ArchTest
    static final ArchRule close_client_knows_no_topic_and_no_table = noClasses()
            .that()
            .resideInAPackage("io.closeloop.close..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.closeloop.events..", "org.apache.kafka..", "org.hibernate..", "io.vertx..sqlclient..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel");
}
