package dev.slipway.transfer.source;

import dev.slipway.backup.part.PageRange;
import dev.slipway.backup.part.SnapshotJob;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a table, read by one session.
 *
 * @param index which part of the table, from 0
 * @param count how many there are
 */
public record SourcePart(SourceTable source, Place place, int index, int count)
    implements SnapshotJob {

  /**
   * Where rows lie.
   *
   * @param from as it stands behind FROM, and behind LOCK TABLE
   * @param range the pages there; nothing for all
   * @param bytes what that is on disk
   */
  record Place(String from, Optional<PageRange> range, long bytes) {}

  @Override
  public String subject() {
    return "the rows of "
        + source.table().name()
        + place.range().map(range -> " from page " + range.from()).orElse("");
  }

  @Override
  public List<String> locks() {
    return List.of(place.from());
  }

  @Override
  public long estimate() {
    return place.bytes();
  }

  /** The query of the rows; {@code what} is read of each, as it stands behind SELECT. */
  public String select(String what) {
    if (!source.isWhole()) {
      return source.chosen(what);
    }
    return "SELECT "
        + what
        + " FROM "
        + place.from()
        + place.range().map(range -> " WHERE " + range.condition()).orElse("");
  }

  /** The same as COPY takes it; of columns alone, without a query where there need be none. */
  public String copied(String columns) {
    boolean plain =
        source.isWhole()
            && place.range().isEmpty()
            && !columns.isEmpty()
            && place.from().startsWith("ONLY ");
    return plain
        ? place.from().substring("ONLY ".length()) + " (" + columns + ")"
        : "(" + select(columns) + ")";
  }
}
