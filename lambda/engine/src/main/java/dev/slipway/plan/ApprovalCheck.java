package dev.slipway.plan;

import dev.slipway.error.Problems;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds what would run against what was approved. Also what is left of an approved plan is
 * approved: a run that has paused or failed goes on under the same words.
 */
public final class ApprovalCheck {

  private static final Pattern TEXT = Pattern.compile("([0-9a-f]{64})(?:-((?:[0-9a-f]{8})*))?");

  /** A plan of more migrations than that is not gone on with. */
  private static final int MOST_APPLIED = 500;

  private final Comparison comparison;
  private final String database;
  private final UnaryOperator<String> backfills;
  private final List<Migration> due;

  /**
   * A check of a plan for a database.
   *
   * @param backfills gives what is agreed to of a backfill by its name
   */
  public ApprovalCheck(
      Plan plan, Comparison comparison, String database, UnaryOperator<String> backfills) {
    this.comparison = comparison;
    this.database = database;
    this.backfills = backfills;
    this.due =
        plan.steps().stream()
            .flatMap(step -> comparison.files().find(step.version()).stream())
            .toList();
  }

  /** What there is to approve. */
  public Approval approval() {
    return approval(due);
  }

  private Approval approval(List<Migration> migrations) {
    return Approval.of(comparison, database, migrations, backfills);
  }

  /** Throws {@link PlanRefused} that names what differs from what was approved. */
  public void require(String approved) {
    Matcher text = TEXT.matcher(approved);
    Problems problems = new Problems();
    if (!text.matches()) {
      problems.add("approved", "is not an approval as plan answers it");
    } else if (!due.isEmpty() && !isRestOf(text.group(1))) {
      problems.add("approved", "what would run is not what was approved: " + differing(text));
    }
    problems.throwIfAny(PlanRefused::new);
  }

  private boolean isRestOf(String hash) {
    List<Migration> applied = applied();
    for (int count = 0; count <= applied.size(); count++) {
      List<Migration> whole = new ArrayList<>(applied.subList(0, count));
      whole.addAll(due);
      if (approval(whole).hash().equals(hash)) {
        return true;
      }
    }
    return false;
  }

  /** Those that are applied, the newest first. */
  private List<Migration> applied() {
    return comparison.history().rows().stream()
        .filter(row -> !row.isPartial() && time(row).isPresent())
        .sorted(Comparator.comparing((HistoryRow row) -> time(row).orElseThrow()).reversed())
        .limit(MOST_APPLIED)
        .flatMap(row -> comparison.files().find(row.version()).stream())
        .filter(migration -> !due.contains(migration))
        .toList();
  }

  private static Optional<Instant> time(HistoryRow row) {
    try {
      return Optional.ofNullable(row.appliedAt()).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String differing(Matcher approved) {
    String codes = Optional.ofNullable(approved.group(2)).orElse("");
    List<String> said = new ArrayList<>();
    List<String> left = new ArrayList<>(List.of(codes.split("(?<=\\G.{8})")));
    left.remove("");
    for (Approval.Item item : approval().items()) {
      String version = Approval.Item.code(item.version());
      Optional<String> one = left.stream().filter(code -> code.startsWith(version)).findFirst();
      one.ifPresent(left::remove);
      if (one.isEmpty()) {
        said.add(item.version() + " was not in it");
      } else if (!item.content().startsWith(one.get().substring(4))) {
        said.add(item.version() + " was another text");
      }
    }
    left.forEach(code -> said.add(gone(code)));
    return said.isEmpty()
        ? "it was approved for another database, environment or order."
        : String.join(", ", said) + ".";
  }

  /** What became of one that would no longer run. */
  private String gone(String code) {
    Stream<Version> versions = comparison.history().rows().stream().map(HistoryRow::version);
    return versions
        .filter(version -> code.startsWith(Approval.Item.code(version)))
        .findFirst()
        .map(version -> version + " is applied already")
        .orElse("one of it is no longer among the files");
  }
}
