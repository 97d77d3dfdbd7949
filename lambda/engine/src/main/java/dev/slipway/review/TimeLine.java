package dev.slipway.review;

import dev.slipway.trace.Blocked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who waits on which table, statement by statement.
 *
 * @param tables those on which somebody waits, in the order in which they are met
 * @param parts the segments in which something waits
 */
record TimeLine(List<String> tables, List<Part> parts) {

  /** A segment of a migration. */
  record Part(String title, List<Row> rows) {}

  /** A statement, and for each table what waits meanwhile. */
  record Row(ReviewedStatement statement, List<Optional<Blocked>> cells) {}

  static TimeLine of(Review review) {
    List<String> tables =
        review.migrations().stream()
            .flatMap(ReviewedMigration::statements)
            .flatMap(statement -> statement.waits().stream())
            .map(Blocked::table)
            .distinct()
            .toList();
    List<Part> parts = new ArrayList<>();
    for (ReviewedMigration migration : review.migrations()) {
      for (int i = 0; i < migration.segments().size(); i++) {
        part(migration, i, tables).ifPresent(parts::add);
      }
    }
    return new TimeLine(tables, parts);
  }

  private static Optional<Part> part(ReviewedMigration migration, int index, List<String> tables) {
    ReviewedSegment segment = migration.segments().get(index);
    List<Row> rows =
        segment.statements().stream()
            .filter(statement -> !statement.waits().isEmpty())
            .map(statement -> new Row(statement, cells(statement, tables)))
            .toList();
    String title = "%s, segment %d: %s".formatted(migration.title(), index + 1, segment.words());
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Part(title, rows));
  }

  private static List<Optional<Blocked>> cells(ReviewedStatement statement, List<String> tables) {
    return tables.stream()
        .map(
            table ->
                statement.waits().stream()
                    .filter(blocked -> blocked.table().equals(table))
                    .max(Comparator.comparing(Blocked::mode)))
        .toList();
  }
}
