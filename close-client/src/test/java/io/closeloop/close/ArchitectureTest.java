package io.closeloop.close;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.closeloop.close", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_topic_and_no_table = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.closeloop.events..", "org.apache.kafka..", "jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule events_values_and_limits_need_no_container = noClasses()
            .that()
            .resideInAnyPackage("..close.event..", "..close.value..", "..close.wire..", "..close.limit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..");

    @ArchTest
    static final ArchRule only_the_api_sends_requests = noClasses()
            .that()
            .resideOutsideOfPackages("io.closeloop.close", "..close.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..close.rest..");

    @ArchTest
    static final ArchRule packages_stand_in_one_order =
            slices().matching("io.closeloop.(close.*)..").should().beFreeOfCycles();
}
