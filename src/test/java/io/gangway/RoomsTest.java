package io.gangway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.gangway", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final int MOST_CLASSES = 30;
    private static final int LARGEST_SHARE_PERCENT = 15;

    /**
     * All rooms, each followed by those that it may use. An arrow that is not here is not allowed: this table is the plan.
     * From the ground up: no room uses one that comes below it in the table. docs/architecture.md shows it.
     */
    static final Map<String, String> ROOMS = rooms("""
            time
            xml
            language
            page: language
            libvirt.fact: xml
            libvirt.binding: libvirt.fact time xml
            libvirt.link: libvirt.binding libvirt.fact time
            host: language libvirt.binding libvirt.fact libvirt.link time
            host.words: host language libvirt.fact
            host.web: host host.words language page
            health: libvirt.binding time
            security: language page
            start: host
            storage.place: host libvirt.binding libvirt.fact libvirt.link time xml
            storage.copy: host libvirt.binding libvirt.fact libvirt.link page storage.place xml
            storage.share: host host.words language libvirt.binding libvirt.fact page storage.place xml
            storage.list: host host.words language libvirt.binding libvirt.fact page storage.place
            vm.details: libvirt.fact xml
            vm.inventory: host language libvirt.binding libvirt.fact libvirt.link time
            vm.action: host host.words language libvirt.binding libvirt.fact page storage.place vm.details vm.inventory
            vm.web: host host.web host.words language page vm.action vm.details vm.inventory
            configuration: host host.words language libvirt.binding libvirt.fact page vm.action vm.details vm.inventory xml
            belongings: language libvirt.binding libvirt.fact page storage.place xml
            migration.request: belongings host language libvirt.fact page storage.place vm.details vm.inventory
            migration.failure: language libvirt.fact storage.copy
            migration.command: belongings configuration host host.words language libvirt.binding libvirt.fact migration.request
            migration.verdict: host libvirt.binding libvirt.fact libvirt.link page vm.inventory migration.request
            migration.state: belongings host libvirt.fact libvirt.link page time \
                migration.failure migration.request migration.verdict
            migration.history: belongings host page vm.inventory \
                migration.failure migration.request migration.state migration.verdict
            migration.control: host host.words language libvirt.binding libvirt.fact libvirt.link page time \
                migration.command migration.history migration.request migration.state migration.verdict
            migration.luggage: belongings host libvirt.binding libvirt.fact storage.copy storage.place time \
                vm.action vm.details vm.inventory \
                migration.failure migration.history migration.request migration.state migration.verdict
            migration.cleanup: belongings host host.words language libvirt.binding libvirt.fact libvirt.link page storage.place \
                time vm.inventory \
                migration.history migration.request migration.state migration.verdict
            migration.preflight: belongings host host.words language libvirt.binding libvirt.fact libvirt.link page storage.place \
                time vm.details vm.inventory xml \
                migration.cleanup migration.command migration.failure migration.luggage migration.request
            migration.run: belongings host host.words language libvirt.binding libvirt.fact libvirt.link page storage.copy \
                storage.place time vm.action vm.details vm.inventory \
                migration.cleanup migration.command migration.control migration.failure migration.history \
                migration.luggage migration.preflight migration.request migration.state migration.verdict
            migration.dialog: belongings configuration host host.web host.words language libvirt.binding libvirt.fact page \
                storage.place vm.details vm.inventory \
                migration.command migration.preflight migration.request migration.run migration.state
            migration.web: belongings host host.words language page vm.inventory \
                migration.cleanup migration.control migration.failure migration.history migration.request migration.run \
                migration.state migration.verdict
            live: host language migration.state page storage.share time vm.inventory
            """);

    @ArchTest
    static final ArchRule EACH_ROOM_USES_ONLY_WHAT_THE_TABLE_SAYS = architecture();

    @ArchTest
    static final ArchRule NO_ROOMS_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
            slices().matching("io.gangway.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_BINDING_SPEAKS_C = noClasses()
            .that()
            .resideOutsideOfPackage("io.gangway.libvirt.binding")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.libvirt..", "com.sun.jna..");

    @ArchTest
    static final ArchRule RESOURCES_ASK_SERVICES_NOT_HOSTS_OR_TABLES = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gangway.libvirt..", "org.jdbi..", "java.sql..");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_AND_THE_SOCKET_SPEAK_HTTP = noClasses()
            .that()
            .haveNameNotMatching(".*Resource(\\$.*)?")
            .and()
            .resideOutsideOfPackages(
                    "io.gangway.language",
                    "io.gangway.page",
                    "io.gangway.live",
                    "io.gangway.security",
                    "io.gangway.start")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "io.quarkus.websockets..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..")
            .orShould()
            .haveNameMatching(".*(Util|Utils|Helper|Manager)");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_THE_STORES = noClasses()
            .that()
            .haveNameNotMatching(".*(Store|Row|Columns)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.nanoTime()",
            "java.lang.System.currentTimeMillis()",
            "java.time.Instant.now()",
            "io.gangway.time.SteadyClock.ofThisMachine()");

    /** What measures or waits is given a clock: {@code docs/decisions/0008-steady-clock.md}. */
    @ArchTest
    static final ArchRule ONLY_ONE_ROOM_LOOKS_AT_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("io.gangway.time")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "is the machine's clock",
                    access -> CLOCKS.contains(access.getTarget().getFullName())));

    /** What a record promises of itself holds only as long as nobody else changes copies of it. */
    @ArchTest
    static final ArchRule GENERATED_BUILDERS_STAY_IN_THEIR_ROOM = classes()
            .that()
            .haveSimpleNameEndingWith("Builder")
            .should(new ArchCondition<>("be used in their own room only") {
                @Override
                public void check(JavaClass builder, ConditionEvents events) {
                    builder.getDirectDependenciesToSelf().stream()
                            .filter(use -> !use.getOriginClass().getPackage().equals(builder.getPackage()))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                }
            });

    @ArchTest
    static void noRoomIsTooLarge(JavaClasses classes) {
        Map<String, Long> counted = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        counted.values().removeIf(count -> count <= MOST_CLASSES);
        Map<String, Long> written = written();
        long all = written.values().stream().mapToLong(Long::longValue).sum();
        written.values().removeIf(bytes -> 100 * bytes <= LARGEST_SHARE_PERCENT * all);

        assertEquals(Map.of(), counted, "rooms with more than " + MOST_CLASSES + " classes");
        assertEquals(
                Map.of(), written, "rooms with more than " + LARGEST_SHARE_PERCENT + " % of " + all + " bytes of Java");
    }

    @ArchTest
    static void everyRoomSaysWhatItIsFor(JavaClasses classes) {
        List<String> silent = ROOMS.keySet().stream()
                .filter(room ->
                        !Files.exists(Path.of("src/main/java/io/gangway", room.replace('.', '/'), "package-info.java")))
                .toList();

        assertEquals(List.of(), silent);
    }

    private static Map<String, String> rooms(String table) {
        return table.lines()
                .map(line -> line.split(":"))
                .collect(Collectors.toMap(
                        line -> line[0].strip(),
                        line -> line.length > 1 ? line[1].strip() : "",
                        (one, other) -> {
                            throw new IllegalArgumentException("a room is named twice");
                        },
                        LinkedHashMap::new));
    }

    private static LayeredArchitecture architecture() {
        LayeredArchitecture house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture();
        for (String room : ROOMS.keySet()) {
            house = house.layer(room).definedBy("io.gangway." + room);
        }
        for (Map.Entry<String, String> room : ROOMS.entrySet()) {
            String[] uses = Set.of(room.getValue().split(" +")).stream()
                    .filter(used -> !used.isEmpty())
                    .toArray(String[]::new);
            house = uses.length == 0
                    ? house.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(room.getKey()).mayOnlyAccessLayers(uses);
        }
        return house;
    }

    private static Map<String, Long> written() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getParent().toString(),
                            TreeMap::new,
                            Collectors.summingLong(RoomsTest::length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
