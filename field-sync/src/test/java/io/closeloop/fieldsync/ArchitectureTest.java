package io.closeloop.fieldsync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.closeloop.fieldsync", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_is_pure = classes()
            .that()
            .resideInAPackage("..fieldsync.domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.closeloop.events", "..fieldsync.domain");

    @ArchTest
    static final ArchRule only_messaging_touches_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..fieldsync.messaging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule only_the_store_touches_the_database = noClasses()
            .that()
            .resideOutsideOfPackage("..fieldsync.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "io.vertx.mutiny.sqlclient..",
                    "java.sql..");

    @ArchTest
    static final ArchRule nothing_here_writes_a_credential =
            noClasses().should().dependOnClassesThat().haveSimpleNameEndingWith("CredentialWriter");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("io.closeloop.fieldsync.(*)").should().beFreeOfCycles();
}
