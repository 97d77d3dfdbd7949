package dev.slipway.action.review;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.error.Count;
import dev.slipway.hazard.Level;
import dev.slipway.review.Review;
import dev.slipway.review.Review.RatedHazard;
import dev.slipway.review.ReviewedMigration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that was made, and what it says in short.
 *
 * @param page the answer; null where it is in files
 * @param to the files that it is in
 */
record ReviewReport(Review review, @Nullable String page, List<String> to) implements Report {

  @Override
  public Verdict verdict() {
    return review.isDoubtful() ? Verdict.FOUND : Verdict.DONE;
  }

  @Override
  public String text() {
    return page != null
        ? page.strip()
        : "Review of %s: %s, %s. Written to %s."
            .formatted(
                Count.of(review.migrations().size(), "migration"),
                Count.of(review.open().size(), "hazard"),
                review.unproved() == 0
                    ? "nothing against the way back"
                    : Count.of(review.unproved(), "migration") + " not proved",
                String.join(", ", to));
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "review")
        .with("outcome", verdict().name())
        .with("database", review.subject().database())
        .with("environment", review.subject().environment())
        .with("migrations", review.migrations().stream().map(ReviewReport::fields).toList())
        .with("hazards", review.open().stream().map(ReviewReport::fields).toList())
        .with("unproved", review.unproved())
        .with("light", review.readings().isEmpty() ? null : review.light().name())
        .with("notes", review.notes())
        .with("to", to)
        .with("page", page)
        .map();
  }

  private static Map<String, @Nullable Object> fields(ReviewedMigration migration) {
    return new Fields()
        .with("version", migration.version())
        .with("description", migration.description())
        .with("statements", migration.statements().count())
        .map();
  }

  private static Map<String, @Nullable Object> fields(RatedHazard one) {
    Level level = one.level();
    return new Fields()
        .with("kind", one.hazard().kind().word())
        .with("level", level.name().toLowerCase(Locale.ROOT))
        .with("where", one.hazard().where())
        .with("blocks", one.hazard().blocks())
        .with("rewrite", List.copyOf(one.hazard().rewrite()))
        .map();
  }
}
