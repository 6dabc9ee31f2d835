package io.gangway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.gangway", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule ONLY_THE_LIBVIRT_ROOM_SPEAKS_C = noClasses()
            .that()
            .resideOutsideOfPackage("io.gangway.libvirt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.libvirt..", "com.sun.jna..");

    @ArchTest
    static final ArchRule THE_LIBVIRT_ROOM_KNOWS_NO_OTHER = noClasses()
            .that()
            .resideInAPackage("io.gangway.libvirt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.gangway.host..",
                    "io.gangway.vm..",
                    "io.gangway.migration..",
                    "io.gangway.live..",
                    "io.gangway.page..",
                    "io.gangway.security..",
                    "io.gangway.storage..");

    @ArchTest
    static final ArchRule NO_ROOMS_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
            slices().matching("io.gangway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RESOURCES_ASK_SERVICES_NOT_HOSTS_OR_TABLES = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gangway.libvirt..", "org.jdbi..", "java.sql..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..")
            .orShould()
            .haveNameMatching(".*(Util|Utils|Helper|Manager)");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_THE_STORES = noClasses()
            .that()
            .haveNameNotMatching(".*(Store|Row)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..");
}
