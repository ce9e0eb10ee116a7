package io.closeloop.lifecycle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.closeloop.lifecycle", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_is_pure = classes()
            .that()
            .resideInAPackage("..lifecycle.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.closeloop.events", "..lifecycle.domain..");

    @ArchTest
    static final ArchRule only_messaging_touches_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..lifecycle.messaging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule only_the_store_touches_the_database = noClasses()
            .that()
            .resideOutsideOfPackage("..lifecycle.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "io.vertx.mutiny.sqlclient..",
                    "java.sql..");

    @ArchTest
    static final ArchRule nothing_here_writes_to_close = noClasses()
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                            com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                    com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("CloseApi")))
                    .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                            com.tngtech.archunit.base.DescribedPredicate.not(
                                    com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("lead"))))
                    .as("CloseApi, except lead()"));

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("io.closeloop.lifecycle.(**)").should().beFreeOfCycles();
}
