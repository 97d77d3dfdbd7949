package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipway.testing.cli.FunctionClasses;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the layout of the main code, and proves on classes that break it that it is kept. */
class ArchitectureTest {

  static final List<String> LAYERS_BELOW_CLI = Layout.LAYERS.subList(1, Layout.LAYERS.size());

  private static final Layout LAYOUT = new Layout("dev.slipway");
  @TempDir static Path function;

  private static JavaClasses main;

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("dev.slipway.broken");

  @BeforeAll
  static void readAllOfUs() {
    FunctionClasses.into(function);
    Set<Location> places = new HashSet<>(Locations.ofPackage("dev.slipway"));
    places.add(Location.of(function));
    main =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.contains("-tests.jar"))
            .importLocations(places);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(main.stream().map(JavaClass::getPackageName).map(LAYOUT::layerOf).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Layout.LAYERS.stream().map(LAYOUT::packageOf).toList());
  }

  @ParameterizedTest
  @FieldSource("LAYERS_BELOW_CLI")
  void importsPointDownwards(String layer) {
    LAYOUT.pointsDownwards(layer).check(main);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleIsKept(ArchRule rule) {
    rule.check(main);
  }

  static Stream<ArchRule> rules() {
    return rules(LAYOUT);
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void ruleCanBeBroken(ArchRule rule) {
    assertThat(rule.evaluate(BROKEN).hasViolation()).as(rule.getDescription()).isTrue();
  }

  static Stream<ArchRule> brokenRules() {
    Layout broken = new Layout("dev.slipway.broken");
    return Stream.concat(Stream.of(broken.pointsDownwards("sql")), rules(broken));
  }

  private static Stream<ArchRule> rules(Layout layout) {
    return Stream.of(
        layout.hasNoCircle(),
        layout.keepsTheDoorsApart(),
        layout.keepsTheRoomsApart(),
        layout.knows(List.of("postgres", "mysql"), Layout.JDBC),
        layout.knows(List.of("postgres"), "org.postgresql.."),
        layout.knows(List.of("mysql"), "org.mariadb.."),
        layout.knows(List.of("postgres.dump"), "com.dylibso.."),
        layout.knows(List.of("cli"), "picocli.."),
        layout.knows(List.of("handler"), "com.amazonaws.."),
        layout.knows(List.of("action", "aws", "config", "json"), "com.fasterxml.."),
        layout.knows(List.of("aws"), "software.amazon.."),
        layout.knows(List.of(), "io.zonky.."),
        layout.knows(List.of("cli"), "dev.slipway.embedded.."),
        layout.knows(List.of("cli"), "dev.slipway.tunnel.."),
        layout.knows(List.of("cli"), "dev.slipway.remote.."),
        layout.knows(List.of("tunnel"), "org.apache.sshd.."),
        layout.keepsWordsForPeopleApart(),
        layout.leavesNobodyOut());
  }

  @ParameterizedTest
  @MethodSource("watched")
  void whatTheRulesWatchIsUsed(String name) {
    assertThat(main.stream())
        .anyMatch(
            user ->
                user.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getName())
                    .anyMatch(used -> used.startsWith(name)));
  }

  static Stream<String> watched() {
    return Stream.of(
        "java.sql.",
        "org.postgresql.",
        "org.mariadb.",
        "picocli.",
        "com.amazonaws.",
        "com.fasterxml.",
        "software.amazon.",
        "com.dylibso.",
        "org.apache.sshd.",
        "dev.slipway.embedded.EmbeddedServer");
  }
}
