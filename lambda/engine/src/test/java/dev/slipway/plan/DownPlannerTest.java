package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.history.State;
import dev.slipway.migration.Version;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way down, as a value. */
class DownPlannerTest {

  private final Files files = new Files();

  @Test
  void newestComesFirst() {
    files.simple("9_a.sql", "10_b.sql", "11_c.sql").applied("9", "10", "11");
    assertThat(steps(down(null, 1))).containsExactly("11");
    assertThat(steps(down(null, 2))).containsExactly("11", "10");
    assertThat(steps(down(null, 9))).containsExactly("11", "10", "9");
    assertThat(steps(down("9", 1))).containsExactly("11", "10");
    assertThat(steps(down("0", 1))).containsExactly("11", "10", "9");
    assertThat(steps(down("11", 1))).isEmpty();
  }

  @Test
  void refusesATargetThatIsNotApplied() {
    files.simple("1_a.sql", "2_b.sql").applied("1");
    assertThatThrownBy(() -> down("2", 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Version 2 is not applied, so nothing can go back to it; 1 is the newest. Version 0"
                + " takes back everything. Nothing was done.");
    assertThatThrownBy(() -> DownPlanner.plan(new Files().comparison(), request("5", 1)))
        .hasMessageContaining(
            "Version 5 is not applied, so nothing can go back to it; nothing is.");
  }

  @Test
  void oneWithoutDownRefusesTheWholePlan() {
    files.simple("1_a.sql").file("2_b.sql", "SELECT 1;").file("3_c.sql", "SELECT 2;");
    files.applied("1", "2", "3");
    assertThatThrownBy(() -> down("0", 1))
        .isInstanceOf(PlanRefused.class)
        .hasMessage(
            "This cannot be done as things are:\n"
                + "  3: has no DOWN section, neither in a file nor stored. Write one into its file"
                + " (in another tool's form, where that keeps it), or take it back with a new"
                + " migration.\n"
                + "  2: has no DOWN section, neither in a file nor stored. Write one into its file"
                + " (in another tool's form, where that keeps it), or take it back with a new"
                + " migration.\n"
                + "Nothing was run, the database is as it was.");
    assertThatThrownBy(() -> down(null, 1)).isInstanceOf(PlanRefused.class);
  }

  @Test
  void storedScriptCountsWhenTheFileIsGoneOrItsUpHasChanged() {
    files.file("2_b.sql", "SELECT 'new';\n-- DOWN\nSELECT 'new down';");
    files.row("1", "x", State.APPLIED, 0, "SELECT 'stored 1'");
    files.row("2", "x", State.APPLIED, 0, "SELECT 'stored 2'");
    assertThat(down("0", 1).steps())
        .extracting(step -> step.script().sql())
        .containsExactly("SELECT 'stored 2'", "SELECT 'stored 1'");
  }

  @Test
  void filesScriptCountsWhileItsUpIsTheAppliedOne() {
    files.simple("1_a.sql").applied("1");
    files.file("1_a.sql", "SELECT '1_a.sql';\n-- DOWN\nSELECT 'mended';");
    assertThat(down(null, 1).steps())
        .extracting(step -> step.script().sql().strip())
        .containsExactly("SELECT 'mended';");
  }

  @Test
  void storedScriptThatCannotBeReadIsAReason() {
    files.row("1", "x", State.APPLIED, 0, "SELECT 'unterminated");
    assertThatThrownBy(() -> down(null, 1))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("  1: its stored DOWN script: ");
  }

  @Test
  void repeatablesGoBeforeWhatTheyDependOn() {
    files.simple("1_a.sql", "2_b.sql").dependent("R_on_b.sql", "2").simple("R_alone.sql");
    files.dependent("R_z.sql", "R_on_b.sql").applied("1", "2", "R_on_b", "R_alone", "R_z");
    assertThat(steps(down(null, 1))).containsExactly("R_z", "R_on_b", "2");
    assertThat(steps(down("1", 1))).containsExactly("R_z", "R_on_b", "2");
    assertThat(steps(down("0", 1))).containsExactly("R_z", "R_on_b", "R_alone", "2", "1");
  }

  @Test
  void repeatableWithoutDownRefusesToo() {
    files.simple("1_a.sql").file("R_v.sql", "-- Dependencies: 1\nSELECT 1;").applied("1", "R_v");
    assertThatThrownBy(() -> down(null, 1))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("R_v: has no DOWN section");
  }

  @Test
  void whatNeverRanIsTakenBackOnlyWhenTold() {
    files.simple("1_a.sql").row("1", null, State.BASELINE, 0, null);
    assertThatThrownBy(() -> down(null, 1))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("1: was marked by baseline and never run here");
    DownTerms told = new DownTerms(null, 1, true, Set.of(), Set.of());
    assertThat(steps(DownPlanner.plan(files.comparison(), told))).containsExactly("1");
  }

  @Test
  void zeroIsEverythingAndItsDigitsAreAVersion() {
    files.simple("000_a.sql", "001_b.sql").applied("000", "001");
    assertThat(steps(down("0", 1))).containsExactly("001", "000");
    assertThat(steps(down("000", 1))).containsExactly("001");
    assertThatThrownBy(() -> down("00", 1))
        .hasMessage(
            "Version 00 is written 000. To go back to it, which takes back 1: down 000. Nothing was"
                + " done.");
  }

  @Test
  void aVersionIsWrittenAsTheFilesWriteIt() {
    files.simple("001_a.sql", "002_b.sql", "20250101_120000_c.sql");
    files.applied("001", "002", "20250101_120000");
    assertThatThrownBy(() -> down("1", 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Version 1 is written 001. To go back to it, which takes back 2: down 001. To take back"
                + " the newest 1: down --steps 1. Nothing was done.");
    assertThatThrownBy(() -> down("0001", 1)).hasMessageContaining("Version 0001 is written 001.");
    assertThatThrownBy(() -> down("20250101120000", 1))
        .hasMessage(
            "Version 20250101120000 is written 20250101_120000. To go back to it, which takes back"
                + " 0: down 20250101_120000. Nothing was done.");
    assertThatThrownBy(() -> down("3", 1))
        .hasMessageContaining("To take back the newest 3: down --steps 3. Version 0");
    assertThatThrownBy(() -> down("4", 1)).message().doesNotContain("--steps");
  }

  @Test
  void aRowMayWriteAVersionOtherwiseThanItsFile() {
    files.simple("001_a.sql", "002_b.sql").row("1", null, State.APPLIED, 0, null).applied("002");
    assertThat(steps(down("1", 1))).containsExactly("002");
    assertThat(steps(down("001", 1))).containsExactly("002");
  }

  @Test
  void halfDoneUpRefuses() {
    files.simple("1_a.sql").row("1", "x", State.PARTIAL, 1, "SELECT 1");
    assertThatThrownBy(() -> down(null, 1))
        .hasMessageContaining(
            "1: is half done (1 segments). Finish it with: up, or undo it by hand and clear the"
                + " state with: repair --execute");
  }

  private Plan down(String target, int steps) {
    return DownPlanner.plan(files.comparison(), request(target, steps));
  }

  private static DownTerms request(String target, int steps) {
    return new DownTerms(
        target == null ? null : Version.of(target), steps, false, Set.of(), Set.of());
  }

  private static List<String> steps(Plan plan) {
    return plan.steps().stream().map(step -> step.version().toString()).toList();
  }
}
