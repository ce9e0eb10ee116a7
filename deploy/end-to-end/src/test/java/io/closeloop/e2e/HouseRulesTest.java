package io.closeloop.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.closeloop.testing.HouseRules;

/** Who may know whom (docs of the plan: the direction of dependencies), over all code at once. */
@AnalyzeClasses(packages = "io.closeloop", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests rules_of_every_service = ArchTests.in(HouseRules.class);

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
}
