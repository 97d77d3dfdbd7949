package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.history.OtherTables;
import dev.slipway.history.State;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way up, as a value. */
class UpPlannerTest {

  private final Files files = new Files();

  @Test
  void pendingOnesComeInTheOrderOfTheirNumbersAndRepeatablesLast() {
    files.simple("R_view.sql", "20250101_120000_c.sql", "10_b.sql", "9_a.sql");
    assertThat(steps(up())).containsExactly("9", "10", "20250101_120000", "R_view");
    files.applied("9");
    assertThat(steps(up())).containsExactly("10", "20250101_120000", "R_view");
  }

  @Test
  void targetIsTheLastAndLeavesTheRestPending() {
    files.simple("1_a.sql", "2_b.sql", "3_c.sql", "R_v.sql");
    Plan plan = up("2", false);
    assertThat(steps(plan)).containsExactly("1", "2");
    assertThat(plan.pending()).extracting(Version::toString).containsExactly("3", "R_v");
    assertThat(steps(up("3", false))).containsExactly("1", "2", "3", "R_v");
    assertThatThrownBy(() -> up("002", false))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Version 002 is written 2: up 2. Nothing was done.");
  }

  @Test
  void refusesUnknownTarget() {
    files.simple("1_a.sql", "2_b.sql", "3_c.sql", "4_d.sql", "5_e.sql", "6_f.sql");
    assertThatThrownBy(() -> up("7", false))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "There is no migration with version 7. Files have: ... 2, 3, 4, 5, 6. Nothing was"
                + " done.");
  }

  @Test
  void refusesOutOfOrderUnlessAskedTo() {
    files.simple("1_a.sql", "2_b.sql", "3_c.sql").applied("1", "3");
    refused(
        "2_b.sql: is out of order: 3 is applied already. Give it a newer version, or run it with"
            + " --out-of-order");
    assertThat(steps(up(null, true))).containsExactly("2");
    assertThat(steps(up("1", false))).isEmpty();
  }

  @Test
  void refusesChangedMigrations() {
    files.simple("1_a.sql", "2_b.sql").row("1", "0".repeat(64), State.APPLIED, 0, null);
    refused(
        "1_a.sql: has changed since it was applied. Put its UP section back and write a new"
            + " migration, or accept the change with: repair --execute");
  }

  @Test
  void missingFilesAreWarnedOf() {
    files.simple("2_b.sql", "3_c.sql").applied("2");
    files.row("1", "x", State.APPLIED, 0, null).row("9", "x", State.BASELINE, 0, null);
    Plan plan = up(null, true);
    assertThat(steps(plan)).containsExactly("3");
    assertThat(plan.warnings())
        .containsExactly(
            "9 is applied but newer than every file here", "1 is applied but its file is missing");
  }

  @Test
  void baselineCountsAsApplied() {
    files.simple("1_a.sql", "2_b.sql");
    files.row("1", files.comparison().files().list().get(0).checksum(), State.BASELINE, 0, null);
    assertThat(steps(up())).containsExactly("2");
  }

  @Test
  void rowsWithoutChecksumGetTheFiles() {
    files.simple("001_a.sql").row("1", null, State.APPLIED, 0, null);
    assertThat(up().checksums())
        .containsOnlyKeys(Version.of("1"))
        .containsValue(files.comparison().files().list().get(0).checksum());
    assertThat(up().checksums().keySet()).extracting(Version::toString).containsExactly("1");
  }

  @Test
  void repeatableRunsAgainWhenItsTextChanges() {
    files.simple("1_a.sql", "R_v.sql").applied("1", "R_v");
    assertThat(steps(up())).isEmpty();
    files.file("R_v.sql", "SELECT 'another';");
    assertThat(steps(up())).containsExactly("R_v");
  }

  @Test
  void repeatablesComeByNameButAfterWhatTheyDependOn() {
    files.dependent("R_a.sql", "R_c, R_b.sql").simple("R_b.sql").dependent("R_c.sql", "R_d");
    files.simple("R_d.sql", "1_first.sql");
    assertThat(steps(up())).containsExactly("1", "R_d", "R_c", "R_b", "R_a");
  }

  @Test
  void filesOfOtherEnvironmentsAreSkipped() {
    files.simple("1_a.sql").file("2_b.sql", "-- slipway: environments=staging,prod\nSELECT 1;");
    assertThat(steps(up())).containsExactly("1");
    assertThat(steps(files.environment("prod"))).containsExactly("1", "2");
  }

  @Test
  void dependenciesMayBeVersionsOrFileNames() {
    files.simple("1_a.sql", "2_b.sql").applied("1");
    files.dependent("3_c.sql", "001, 2_b.sql").dependent("4_d.sql", "3_c, none");
    assertThat(steps(up())).containsExactly("2", "3", "4");
  }

  @Test
  void refusesUnknownDependencies() {
    files.dependent("1_a.sql", "0_nothing.sql");
    refused(
        "1_a.sql: depends on 0_nothing.sql, which no file has as its version or name. Correct --"
            + " Dependencies:.");
  }

  @Test
  void refusesADependencyWhoseFileIsGone() {
    files.dependent("2_b.sql", "1").row("1", "x", State.APPLIED, 0, null);
    refused("2_b.sql: depends on 1, whose file is missing. Put the file back.");
  }

  @Test
  void refusesADependencyThatComesLater() {
    files.dependent("1_a.sql", "2").simple("2_b.sql");
    refused("1_a.sql: depends on 2, which is neither applied nor earlier in the plan.");
  }

  @Test
  void refusesADependencyBehindTheTarget() {
    files.simple("1_a.sql").dependent("2_b.sql", "R_v").simple("R_v.sql");
    refused("2_b.sql: depends on R_v, which is neither applied nor earlier in the plan.");
  }

  @Test
  void refusesADependencyOfAnotherEnvironment() {
    files.file("1_a.sql", "-- slipway: environments=prod\nSELECT 1;").dependent("2_b.sql", "1");
    refused("2_b.sql: depends on 1, which does not run in environment dev.");
  }

  @Test
  void refusesCircles() {
    files.dependent("1_a.sql", "3").dependent("2_b.sql", "1").dependent("3_c.sql", "2_b");
    refused("1_a.sql: depends on 3, which depends on it in turn. Break the circle.");
    refusedFor(
        new Files().dependent("R_a.sql", "R_b").dependent("R_b.sql", "R_a"),
        "R_a.sql: depends on R_b, which depends on it in turn. Break the circle.");
    refusedFor(
        new Files().dependent("1_a.sql", "1"),
        "1_a.sql: depends on 1, which depends on it in turn. Break the circle.");
  }

  @Test
  void dependenciesOfWhatIsAppliedDoNotMatterAnyMore() {
    files.dependent("1_a.sql", "0_gone").simple("2_b.sql").applied("1");
    assertThat(steps(up())).containsExactly("2");
  }

  @Test
  void allReasonsComeTogether() {
    files.dependent("1_a.sql", "nothing").simple("2_b.sql", "3_c.sql").applied("3");
    files.row("2", "x", State.APPLIED, 0, null);
    assertThatThrownBy(this::up)
        .isInstanceOfSatisfying(PlanRefused.class, e -> assertThat(e.problems()).hasSize(3))
        .hasMessageStartingWith("This cannot be done as things are:\n")
        .hasMessageEndingWith("\nNothing was run, the database is as it was.");
  }

  @Test
  void partialGoesOnBehindWhatIsDone() {
    files.file("1_a.sql", "SELECT 1;\nVACUUM;\nSELECT 2;").simple("2_b.sql");
    Step whole = up().steps().get(0);
    assertThat(whole.segments()).hasSize(3);
    files.row("1", whole.checksumOfFirst(2, Map.of()), State.PARTIAL, 2, null);
    assertThat(up().steps())
        .first()
        .satisfies(step -> assertThat(step.firstSegment()).isEqualTo(2))
        .satisfies(step -> assertThat(step.resumed()).isTrue())
        .satisfies(step -> assertThat(step.statements()).isEqualTo(1))
        .satisfies(step -> assertThat(step.earlierMs()).isEqualTo(5));
    assertThat(steps(up())).containsExactly("1", "2");
  }

  private void refused(String problem) {
    refusedFor(files, problem);
  }

  private static void refusedFor(Files files, String problem) {
    assertThatThrownBy(() -> UpPlanner.plan(files.comparison(), request(null, false)))
        .isInstanceOf(PlanRefused.class)
        .hasMessage(
            "This cannot be done as things are:\n  "
                + problem
                + "\nNothing was run, the database is as it was.");
  }

  private static UpTerms request(String target, boolean outOfOrder) {
    return new UpTerms(
        target == null ? null : Version.of(target),
        outOfOrder ? OutOfOrderRule.RUN : OutOfOrderRule.REFUSE,
        "public",
        OtherTables.NONE,
        Set.of());
  }

  private Plan up() {
    return up(null, false);
  }

  private Plan up(String target, boolean outOfOrder) {
    return UpPlanner.plan(files.comparison(), request(target, outOfOrder));
  }

  private static List<String> steps(Files files) {
    return steps(UpPlanner.plan(files.comparison(), request(null, false)));
  }

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(step -> step.version().toString()).toList();
  }
}
