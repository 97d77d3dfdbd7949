package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.history.HistoryRow;
import dev.slipway.history.State;
import dev.slipway.migration.Migration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files held against a history. */
class ComparisonTest {

  private final Files files = new Files();

  @Test
  void emptyDatabaseHasEverythingPending() {
    files.simple("1_a.sql", "R_v.sql");
    Comparison comparison = files.comparison();
    assertThat(names(comparison.pending())).containsExactly("1_a.sql", "R_v.sql");
    assertThat(comparison.changed()).isEmpty();
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.outOfOrder()).isEmpty();
    assertThat(comparison.history().current()).isEmpty();
  }

  @Test
  void changedOnesAreNumberedChangedRepeatablesArePending() {
    files.simple("1_a.sql", "2_b.sql", "R_v.sql");
    files.row("1", "x", State.APPLIED, 0, null).row("2", null, State.APPLIED, 0, null);
    files.row("R_v", "x", State.APPLIED, 0, null);
    Comparison comparison = files.comparison();
    assertThat(names(comparison.changed())).containsExactly("1_a.sql");
    assertThat(names(comparison.pending())).containsExactly("R_v.sql");
    assertThat(names(comparison.withoutChecksum())).containsExactly("2_b.sql");
  }

  @Test
  void partialIsPendingAndNeitherChangedNorOutOfOrderNorCurrent() {
    files.simple("1_a.sql", "2_b.sql").applied("2").row("1", "x", State.PARTIAL, 1, null);
    Comparison comparison = files.comparison();
    assertThat(names(comparison.pending())).containsExactly("1_a.sql");
    assertThat(comparison.changed()).isEmpty();
    assertThat(comparison.outOfOrder()).isEmpty();
    assertThat(comparison.history().current()).hasToString("Optional[2]");
  }

  @Test
  void rowsWithoutFileAreMissingAndAboveTheNewestAhead() {
    files.simple("2_b.sql").applied("2");
    files.row("1", "x", State.APPLIED, 0, null).row("3", "x", State.APPLIED, 0, null);
    files.row("R_gone", "x", State.APPLIED, 0, null);
    Comparison comparison = files.comparison();
    assertThat(comparison.missing())
        .extracting(r -> r.version().toString())
        .containsExactly("1", "3", "R_gone");
    assertThat(comparison.ahead()).extracting(HistoryRow::version).hasToString("[3]");
  }

  @Test
  void fileOfAnotherEnvironmentIsSkippedUnlessItIsApplied() {
    files.file("1_a.sql", "-- slipway: environments=prod\nSELECT 1;");
    assertThat(names(files.comparison().skipped())).containsExactly("1_a.sql");
    assertThat(files.comparison().pending()).isEmpty();
    files.applied("1");
    assertThat(files.comparison().skipped()).isEmpty();
    assertThat(files.comparison().missing()).isEmpty();
  }

  @Test
  void versionsAreTheSameByTheirNumber() {
    files.simple("0010_a.sql").row("10", "x", State.APPLIED, 0, null);
    Comparison comparison = files.comparison();
    assertThat(names(comparison.changed())).containsExactly("0010_a.sql");
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.recorded(comparison.files().list().get(0))).hasToString("10");
  }

  @Test
  void repairsAreWhatBringsThemTogether() {
    files.simple("1_a.sql", "2_b.sql", "4_d.sql").row("01", "x", State.APPLIED, 0, null);
    files.row("2", "x", State.PARTIAL, 1, null).row("3", "x", State.BASELINE, 0, null);
    assertThat(Repair.of(files.comparison()))
        .extracting(repair -> repair.kind() + " " + repair.version())
        .containsExactly("CLEAR_PARTIAL 2", "ACCEPT_CHANGED 01", "FORGET_MISSING 3");
  }

  private static List<String> names(List<Migration> migrations) {
    return migrations.stream().map(Migration::file).toList();
  }
}
