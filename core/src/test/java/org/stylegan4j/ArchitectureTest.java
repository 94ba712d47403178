package org.stylegan4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the packages, as the design draws them. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.stylegan4j");

    /** The packages, with their subpackages, and those each may use besides itself. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "tensor", List.of(),
            "nn", List.of("tensor"),
            "data", List.of("tensor"),
            "model", List.of("nn", "data", "tensor"),
            "system", List.of("model", "nn", "data", "tensor"),
            "format", List.of("model", "nn", "data", "tensor"),
            "latent", List.of("format", "system", "model", "nn", "data", "tensor"),
            "metric", List.of("model", "nn", "data", "tensor"),
            "train", List.of("metric", "latent", "format", "system", "model", "nn", "data", "tensor"));

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
    void onlyTensorTouchesTheBinding() {
        noClasses()
                .that(resideOutsideOfPackages(pattern("tensor")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bytedeco.."))
                .check(CORE);
    }
}
