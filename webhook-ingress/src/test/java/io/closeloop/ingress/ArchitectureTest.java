package io.closeloop.ingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.closeloop.ingress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_is_pure = classes()
            .that()
            .resideInAPackage("..ingress.domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.closeloop.events", "..ingress.domain");

    @ArchTest
    static final ArchRule only_messaging_touches_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..ingress.messaging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nothing_here_writes_a_credential =
            noClasses().should().dependOnClassesThat().haveSimpleNameEndingWith("CredentialWriter");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("io.closeloop.ingress.(*)").should().beFreeOfCycles();
}
