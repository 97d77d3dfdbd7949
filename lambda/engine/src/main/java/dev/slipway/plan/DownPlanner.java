package dev.slipway.plan;

import dev.slipway.config.Consent;
import dev.slipway.error.Problems;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.State;
import dev.slipway.migration.FileOptions;
import dev.slipway.migration.KeptScript;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Recut;
import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.migration.Segmenter;
import dev.slipway.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans the way down: the whole way is checked before anything is taken back. */
public final class DownPlanner {

  private final Comparison comparison;
  private final DownTerms request;
  private final Problems problems = new Problems();

  private DownPlanner(Comparison comparison, DownTerms request) {
    this.comparison = comparison;
    this.request = request;
  }

  /**
   * The steps that take migrations back, newest first. Throws {@link PlanRefused} when one of them
   * has no DOWN script, or {@link dev.slipway.error.InvalidInput} for a target that is not applied.
   */
  public static Plan plan(Comparison comparison, DownTerms request) {
    return new DownPlanner(comparison, request).plan();
  }

  private Plan plan() {
    DownTarget target = new DownTarget(comparison, request);
    List<HistoryRow> taken = new ArrayList<>(target.rows());
    Dependents dependents = new Dependents(comparison);
    taken.addAll(0, target.isEverything() ? dependents.all() : dependents.of(taken));
    List<Step> steps = taken.stream().map(this::step).flatMap(Optional::stream).toList();
    problems.throwIfAny(PlanRefused::new);
    return new Plan(Direction.DOWN, steps, Map.of(), List.of(), warnings(steps))
        .warned(target.shortage().stream().toList());
  }

  private static List<String> warnings(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.script().isEmpty())
        .map(step -> step.version() + " has an empty DOWN section: there is nothing to take back")
        .toList();
  }

  private Optional<Step> step(HistoryRow row) {
    if (row.isPartial() && !row.isReverting()) {
      problem(
          row,
          "is half done ("
              + row.segmentsDone()
              + " segments). Finish it with: up, or undo it by"
              + " hand and clear the state with: repair --execute");
      return Optional.empty();
    }
    if (row.state() == State.BASELINE && !request.baselined()) {
      problem(
          row,
          "was marked by baseline and never run here, so its DOWN would drop what was there before."
              + " Take the mark back with: baseline --undo; or run its DOWN all the same with "
              + Consent.BASELINED.words());
      return Optional.empty();
    }
    try {
      return row.isReverting() && row.segmentsDone() > 0 ? halfTaken(row) : whole(row);
    } catch (SqlSyntaxException e) {
      problem(row, "its stored DOWN script: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Step> whole(HistoryRow row) {
    Optional<Script> down = script(row);
    if (down.isEmpty() && isForeign(row)) {
      problem(
          row,
          "has its DOWN script in the history alone, which may be written by "
              + String.join(", ", request.writers())
              + ". Put its file back, or take that right away: REVOKE INSERT, UPDATE ON the table"
              + " schema_migrations.");
    } else if (down.isEmpty()) {
      problem(
          row,
          comparison
              .files()
              .find(row.version())
              .map(Migration::unreadableDown)
              .map(unreadable -> "its DOWN section cannot be read: " + unreadable)
              .orElse(
                  "has no DOWN section, neither in a file nor stored. Write one into its file (in"
                      + " another tool's form, where that keeps it), or take it back with a new"
                      + " migration."));
    }
    return down.map(script -> step(row, script));
  }

  /** The file's DOWN, which may have been mended, goes before the stored one. */
  private Optional<Step> halfTaken(HistoryRow row) {
    Optional<Step> step =
        Stream.concat(inFile(row).stream(), stored(row).stream())
            .map(script -> step(row, script))
            .filter(
                s ->
                    s.checksumOfFirst(s.firstSegment(), comparison.values()).equals(row.checksum()))
            .findFirst();
    if (step.isEmpty()) {
      problem(row, "is half taken back, and its DOWN script has changed since. Put it back.");
    }
    return step;
  }

  private Step step(HistoryRow row, Script script) {
    FileOptions options =
        KeptScript.options(
            script.text(),
            comparison
                .files()
                .find(row.version())
                .map(Migration::options)
                .orElse(FileOptions.NONE));
    List<Segment> segments = Segmenter.down(script, options, Set.copyOf(request.procedures()));
    Recut.Done done =
        row.isReverting()
            ? Step.resumed(segments, row, comparison.values())
            : new Recut.Done(segments, 0);
    return new Step(
        row.version(),
        row.description() == null ? "" : row.description(),
        Direction.DOWN,
        script,
        done.segments(),
        done.count(),
        row,
        null,
        row.checksum() == null ? "" : row.checksum(),
        KeptScript.withOptions(script.alone(), options),
        options,
        0);
  }

  private void problem(HistoryRow row, String what) {
    problems.add(row.version().toString(), what);
  }

  /**
   * The file's DOWN while its UP is what was applied; else, and where it has placeholders, what was
   * stored with the values it was applied with.
   */
  private Optional<Script> script(HistoryRow row) {
    Optional<Script> same =
        comparison
            .files()
            .find(row.version())
            .filter(m -> row.checksum() == null || m.checksum().equals(row.checksum()))
            .map(Migration::down);
    boolean asApplied = same.isEmpty() || !Placeholders.namesIn(same.get().alone()).isEmpty();
    Optional<Script> stored = asApplied ? stored(row) : Optional.empty();
    return stored.isPresent() ? stored : same;
  }

  private Optional<Script> inFile(HistoryRow row) {
    return comparison.files().find(row.version()).map(Migration::down);
  }

  /** What is only stored is run in our name: nobody else may have written it. */
  private boolean isForeign(HistoryRow row) {
    return row.downScript() != null && !request.writers().isEmpty();
  }

  private Optional<Script> stored(HistoryRow row) {
    return Optional.ofNullable(row.downScript())
        .filter(sql -> !isForeign(row))
        .map(sql -> Script.stored("stored DOWN of " + row.version(), sql))
        .filter(script -> script.isEmpty() || !script.onlyEndsTransactions());
  }
}
