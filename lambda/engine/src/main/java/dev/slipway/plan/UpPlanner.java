package dev.slipway.plan;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Recut;
import dev.slipway.migration.Segment;
import dev.slipway.migration.Segmenter;
import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the way up. */
public final class UpPlanner {

  private final Comparison comparison;
  private final UpTerms request;
  private final Problems problems = new Problems();
  private final List<Migration> leftOut;
  private final KnownProcedures procedures;

  private UpPlanner(Comparison comparison, UpTerms request) {
    this.comparison = comparison;
    this.request = request;
    this.leftOut =
        request.outOfOrder() == OutOfOrderRule.LEAVE ? comparison.outOfOrder() : List.of();
    this.procedures = new KnownProcedures(request.procedures());
  }

  /**
   * The steps that bring the database up. Throws {@link PlanRefused} with every reason against it,
   * or {@link InvalidInput} for a target that no file has.
   */
  public static Plan plan(Comparison comparison, UpTerms request) {
    return new UpPlanner(comparison, request).plan();
  }

  private Plan plan() {
    refuseUnknownTarget();
    List<Migration> due = comparison.pending().stream().filter(this::runs).toList();
    UpRefusals refusals = new UpRefusals(comparison, problems);
    refusals.changed();
    refusals.lostPartial();
    if (request.outOfOrder() == OutOfOrderRule.REFUSE) {
      refusals.outOfOrder(this::isWithinTarget);
    }
    refusals.strangers(due, request.others());
    new Dependencies(comparison).check(due, problems);
    List<Step> steps = due.stream().map(migration -> step(migration, refusals)).toList();
    problems.throwIfAny(PlanRefused::new);
    return new Plan(Direction.UP, steps, checksums(), left(), warnings());
  }

  private void refuseUnknownTarget() {
    Version target = request.target();
    if (target == null) {
      return;
    }
    new TypedVersion(target).refuseOther(comparison.files(), "up");
    if (comparison.files().find(target).isEmpty()) {
      throw new InvalidInput(
          "There is no migration with version "
              + target
              + ". Files have: "
              + known()
              + ". Nothing was done.");
    }
  }

  private String known() {
    List<Migration> files = comparison.files().list();
    int from = Math.max(0, files.size() - 5);
    String newest =
        files.subList(from, files.size()).stream()
            .map(migration -> migration.version().toString())
            .collect(Collectors.joining(", "));
    return from > 0 ? "... " + newest : newest;
  }

  private boolean runs(Migration migration) {
    return isWithinTarget(migration) && !leftOut.contains(migration);
  }

  /** With a target, repeatables wait until no numbered migration is left behind it. */
  private boolean isWithinTarget(Migration migration) {
    Version target = request.target();
    if (target == null) {
      return true;
    }
    return migration.isRepeatable()
        ? comparison.files().newest().filter(target::equals).isPresent()
        : migration.version().compareTo(target) <= 0;
  }

  private List<Version> left() {
    return comparison.pending().stream()
        .filter(migration -> !runs(migration))
        .map(Migration::version)
        .toList();
  }

  private Map<Version, String> checksums() {
    return comparison.withoutChecksum().stream()
        .collect(Collectors.toMap(comparison::recorded, Migration::checksum));
  }

  private Step step(Migration migration, UpRefusals refusals) {
    procedures.learn(migration.up());
    List<Segment> segments = Segmenter.up(migration, procedures.names());
    Optional<HistoryRow> partial =
        comparison.history().find(migration.version()).filter(HistoryRow::isPartial);
    Recut.Done done = done(segments, partial);
    partial.ifPresent(row -> refusals.changedBeginning(migration, done, row));
    List<Segment> left =
        done.segments().subList(Math.min(done.count(), segments.size()), done.segments().size());
    refusals.ownTable(migration, left, request.historySchema());
    return new Step(
        comparison.recorded(migration),
        migration.description(),
        Direction.UP,
        migration.up(),
        done.segments(),
        done.count(),
        comparison.history().find(migration.version()).orElse(null),
        migration.verify(),
        comparison.checksum(migration),
        migration.downText(),
        migration.options(),
        partial.map(HistoryRow::executionTimeMs).orElse(0));
  }

  /** The segments, as those were cut that an earlier run has done, and how many these are. */
  private Recut.Done done(List<Segment> segments, Optional<HistoryRow> partial) {
    return partial
        .filter(row -> !row.isReverting())
        .map(row -> Step.resumed(segments, row, comparison.values()))
        .orElse(new Recut.Done(segments, 0));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    comparison
        .ahead()
        .forEach(row -> warnings.add(row.version() + " is applied but newer than every file here"));
    comparison
        .lost()
        .forEach(row -> warnings.add(row.version() + " is applied but its file is missing"));
    comparison.pending().forEach(migration -> warnings.addAll(migration.notes()));
    return warnings;
  }
}
