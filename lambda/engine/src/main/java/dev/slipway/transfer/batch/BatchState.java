package dev.slipway.transfer.batch;

import dev.slipway.error.Count;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.Run;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.TableLoad;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a run in batches is, as it says it in the audit log.
 *
 * @param of what is loaded, and how
 * @param all how many tables there are
 * @param isEmptied whether what is replaced is gone
 * @param in the tables whose rows are in
 */
record BatchState(String of, int all, boolean isEmptied, Set<String> in) {

  private static final Pattern FORM =
      Pattern.compile("batch (\\S+), (begun|emptied), in are: (.*)");

  private static final Pattern TABLE = Pattern.compile("\"(?:[^\"]|\"\")*\"\\.\"(?:[^\"]|\"\")*\"");

  /**
   * That of the newest run before, where that was of the same and has not ended. Throws {@link
   * InvalidInput} where one has paused that is of something else: its tables would be left half
   * done, and whoever asks for it again would begin anew.
   */
  static BatchState of(BatchPlan plan, RowsRun run) {
    BatchState fresh = new BatchState(of(plan), plan.load().loads().size(), false, Set.of());
    Optional<Run> before =
        run.before()
            .filter(one -> one.action().equals(plan.action()))
            .filter(one -> !one.status().equals(RunStatus.REFUSED.text()))
            .findFirst();
    Optional<BatchState> same = before.flatMap(fresh::goingOn);
    if (same.isEmpty() && before.filter(one -> isPaused(one, plan)).isPresent()) {
      throw new InvalidInput(
          "%s has %s in batches that has paused, and this is not the same (run %s). Nothing was changed. Next: %s the same again until it has ended; or without batch (--batch), which begins anew."
              .formatted(plan.database(), plan.aRun(), before.get().runId(), plan.action()));
    }
    return same.orElse(fresh);
  }

  private static boolean isPaused(Run run, BatchPlan plan) {
    return run.isPaused(plan.action(), Instant.now());
  }

  private static String of(BatchPlan plan) {
    List<TableLoad> loads = plan.load().loads();
    String tables = loads.stream().map(load -> name(load.target().name())).sorted().toList() + "";
    String mode = plan.load().terms().mode().name().toLowerCase(Locale.ROOT);
    return plan.of() + "-" + Integer.toHexString(tables.hashCode()) + "-" + mode;
  }

  private Optional<BatchState> goingOn(Run before) {
    String message = before.message();
    Matcher form = FORM.matcher(message == null ? "" : message);
    if (before.status().equals(RunStatus.COMPLETED.text())
        || !form.find()
        || !form.group(1).equals(of)) {
      return Optional.empty();
    }
    Set<String> tables =
        TABLE
            .matcher(form.group(3))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    return Optional.of(new BatchState(of, all, form.group(2).equals("emptied"), tables));
  }

  /** As it stands in a message of one line. */
  private static String name(TableName table) {
    return table.quoted().replaceAll("\\R", " ");
  }

  /** True when nothing has committed yet. */
  boolean isNew() {
    return !isEmptied && in.isEmpty();
  }

  boolean isIn(TableName table) {
    return in.contains(name(table));
  }

  /** How many tables are not in. */
  int left() {
    return all - in.size();
  }

  /** The same when the tables are empty. */
  BatchState emptied() {
    return new BatchState(of, all, true, in);
  }

  /** The same with the rows of more tables. */
  BatchState with(List<TableLoad> more) {
    Set<String> names = new TreeSet<>(in);
    more.forEach(load -> names.add(name(load.target().name())));
    return new BatchState(of, all, isEmptied, names);
  }

  /** What the log is told, and is read from it again. */
  String text() {
    return "batch %s, %s, in are: %s"
        .formatted(of, isEmptied ? "emptied" : "begun", String.join(", ", in));
  }

  /** The same for people. */
  String told() {
    String some = in.isEmpty() ? "" : " (" + String.join(", ", in) + ")";
    String others = isEmptied ? "; the others are empty" : "; the others are as they were";
    return Count.of(in.size(), "table", "is", "are")
        + " in of "
        + all
        + some
        + (in.size() == all ? "" : others)
        + ".";
  }
}
