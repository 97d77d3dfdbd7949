package dev.slipway.plan;

import dev.slipway.error.InvalidInput;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which numbered migrations the way down takes back. */
final class DownTarget {

  /** The word for all of them, that of version 000 too. */
  private static final String EVERYTHING = "0";

  private final Comparison comparison;
  private final DownTerms request;

  DownTarget(Comparison comparison, DownTerms request) {
    this.comparison = comparison;
    this.request = request;
  }

  boolean isEverything() {
    Version target = request.target();
    return target != null && target.toString().equals(EVERYTHING);
  }

  /**
   * Their rows, newest first. Throws {@link InvalidInput} for a target that is not applied, or is
   * written otherwise.
   */
  List<HistoryRow> rows() {
    List<HistoryRow> newestFirst =
        comparison.history().rows().stream()
            .filter(row -> row.version().isNumbered())
            .sorted(Comparator.comparing(HistoryRow::version).reversed())
            .toList();
    Version target = request.target();
    if (target == null) {
      return newestFirst.stream().limit(request.steps()).toList();
    }
    return isEverything() ? newestFirst : above(target, newestFirst);
  }

  /** What to say where fewer are applied than are to be taken back. */
  Optional<String> shortage() {
    int applied = request.target() == null ? rows().size() : request.steps();
    return applied == 0 || applied >= request.steps()
        ? Optional.empty()
        : Optional.of(
            "%d migrations were to be taken back, and no more than %d %s applied"
                .formatted(request.steps(), applied, applied == 1 ? "is" : "are"));
  }

  private List<HistoryRow> above(Version target, List<HistoryRow> newestFirst) {
    List<HistoryRow> above =
        newestFirst.stream().filter(row -> row.version().compareTo(target) > 0).toList();
    String steps = steps(new TypedVersion(target).count(newestFirst.size()).orElse(null));
    new TypedVersion(target)
        .other(known())
        .ifPresent(
            written -> {
              throw new InvalidInput(
                  "Version %s is written %s. To go back to it, which takes back %d: down %s.%s Nothing was done."
                      .formatted(target, written, above.size(), written, steps));
            });
    if (!comparison.history().isApplied(target)) {
      throw notApplied(target, steps);
    }
    return above;
  }

  private Stream<Version> known() {
    return Stream.concat(
        comparison.files().list().stream().map(Migration::version),
        comparison.history().rows().stream().map(HistoryRow::version));
  }

  private InvalidInput notApplied(Version target, String steps) {
    return new InvalidInput(
        "Version "
            + target
            + " is not applied, so nothing can go back to it; "
            + comparison.history().current().map(v -> v + " is the newest.").orElse("nothing is.")
            + steps
            + " Version 0 takes back everything. Nothing was done.");
  }

  /** What a number was meant as that may be a count. */
  private static String steps(@Nullable Integer count) {
    return count == null
        ? ""
        : " To take back the newest %d: down --steps %d.".formatted(count, count);
  }
}
