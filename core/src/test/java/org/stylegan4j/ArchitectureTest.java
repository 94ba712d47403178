package org.stylegan4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the packages, as the design draws them. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.stylegan4j");

    private static final Set<String> GROUND = Set.of("tensor", "io", "numpy", "settings", "schedule");
    private static final Set<String> DATA = and(GROUND, "image");
    private static final Set<String> MODEL = and(DATA, "data", "nn");
    private static final Set<String> SYSTEM = and(MODEL, "model");
    private static final Set<String> FORMAT = and(SYSTEM, "system");
    private static final Set<String> LATENT = and(FORMAT, "format");

    /** The packages, with their subpackages, and those each may use besides itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("tensor", Set.of()),
            entry("io", Set.of()),
            entry("numpy", Set.of()),
            entry("settings", Set.of()),
            entry("schedule", Set.of()),
            entry("nn", Set.of("tensor")),
            entry("image", GROUND),
            entry("data", DATA),
            entry("model", MODEL),
            entry("system", SYSTEM),
            entry("format", FORMAT),
            entry("latent", LATENT),
            entry("metric", SYSTEM),
            entry("train", and(LATENT, "latent", "metric")));

    private static Set<String> and(Set<String> below, String... more) {
        Set<String> all = new TreeSet<>(below);
        all.addAll(Set.of(more));
        return all;
    }

    private static Set<String> packages() {
        return MAY_USE.keySet();
    }

    private static String pattern(String name) {
        return "org.stylegan4j." + name + "..";
    }

    private static String[] patterns(Stream<String> names) {
        return names.map(ArchitectureTest::pattern).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesBelow(String name) {
        String[] allowed = patterns(Stream.concat(Stream.of(name), MAY_USE.get(name).stream()));
        noClasses()
                .that()
                .resideInAPackage(pattern(name))
                .should()
                .dependOnClassesThat(resideInAPackage("org.stylegan4j..").and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageHasItsPlace() {
        classes()
                .should()
                .resideInAPackage("org.stylegan4j")
                .orShould()
                .resideInAnyPackage(patterns(packages().stream()))
                .check(CORE);
    }

    @Test
    void noPackageOfAnyDepthIsPartOfACircle() {
        slices().matching("org.stylegan4j.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void onlyTensorTouchesTheBinding() {
        noClasses()
                .that(resideOutsideOfPackages(pattern("tensor")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bytedeco.."))
                .check(CORE);
    }
}
