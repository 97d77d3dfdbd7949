package dev.slipway.action.review;

import dev.slipway.action.TracedSet;
import dev.slipway.migration.Migration;
import dev.slipway.migration.ScriptPositions;
import dev.slipway.migration.Segment;
import dev.slipway.migration.Segmenter;
import dev.slipway.review.ReviewedMigration;
import dev.slipway.review.ReviewedSegment;
import dev.slipway.review.ReviewedStatement;
import dev.slipway.sql.Place;
import dev.slipway.sql.Statement;
import dev.slipway.trace.Blocked;
import dev.slipway.trace.Estimates;
import dev.slipway.trace.TracedMigration;
import dev.slipway.trace.TracedSegment;
import dev.slipway.trace.TracedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of migrations as they are cut, with what was measured of each. */
final class ReviewedSet {

  private final List<Migration> set;
  private final Map<String, Measured> measured = new HashMap<>();
  private int number;

  /** What was measured of a statement. */
  private record Measured(List<Blocked> waits, String about) {

    static final Measured NOTHING = new Measured(List.of(), "");
  }

  /** {@code traced} is null where nothing was measured. */
  ReviewedSet(List<Migration> set, @Nullable TracedSet traced) {
    this.set = set;
    if (traced != null) {
      traced.trace().migrations().forEach(one -> remember(one, traced.estimates()));
    }
  }

  private void remember(TracedMigration migration, @Nullable Estimates estimates) {
    for (TracedSegment segment : migration.segments()) {
      for (TracedStatement statement : segment.statements()) {
        measured.putIfAbsent(
            key(migration.version(), statement.where()),
            new Measured(
                segment.blockedDuring(statement),
                estimates == null ? "" : about(estimates, statement)));
      }
    }
  }

  private static String about(Estimates estimates, TracedStatement statement) {
    OptionalLong seconds = estimates.seconds(statement.work());
    if (seconds.isEmpty()) {
      return "";
    }
    long known = seconds.getAsLong();
    return known < 120 ? Math.max(1, known) + " s" : known / 60 + " min";
  }

  private static String key(String version, String where) {
    return version + " " + where;
  }

  List<ReviewedMigration> migrations() {
    return set.stream().map(this::migration).toList();
  }

  private ReviewedMigration migration(Migration migration) {
    List<ReviewedSegment> segments = new ArrayList<>();
    ScriptPositions positions = new ScriptPositions(migration.up());
    for (Segment segment : Segmenter.up(migration, Set.of())) {
      segments.add(
          new ReviewedSegment(
              !segment.isOutside(),
              segment.statements().stream()
                  .map(one -> statement(migration, positions, one))
                  .toList()));
    }
    return new ReviewedMigration(
        migration.version().toString(), migration.description(), migration.file(), segments);
  }

  private ReviewedStatement statement(
      Migration migration, ScriptPositions positions, Statement statement) {
    Place place = statement.place(0);
    String where = migration.up().fileOf(place) + ":" + positions.of(place);
    Measured found =
        measured.getOrDefault(key(migration.version().toString(), where), Measured.NOTHING);
    number++;
    return new ReviewedStatement(
        number,
        where,
        statement.shown() + (statement.generates() ? "" : ";"),
        found.waits(),
        found.about());
  }
}
