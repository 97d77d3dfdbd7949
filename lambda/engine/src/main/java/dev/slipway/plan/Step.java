package dev.slipway.plan;

import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Checksum;
import dev.slipway.migration.FileOptions;
import dev.slipway.migration.Recut;
import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.migration.Version;
import dev.slipway.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One migration in one direction.
 *
 * @param script what runs
 * @param segments the script's segments in order
 * @param firstSegment the first that is still to do; above zero when an earlier run stopped there
 * @param row what the history says of it before, null when it says nothing
 * @param verify what must hold before the last commit; null for DOWN
 * @param checksum of the whole UP section
 * @param downScript the DOWN section to store, null when there is none
 * @param earlierMs time that earlier runs spent on it, in milliseconds
 */
public record Step(
    Version version,
    String description,
    Direction direction,
    Script script,
    List<Segment> segments,
    int firstSegment,
    @Nullable HistoryRow row,
    @Nullable Script verify,
    String checksum,
    @Nullable String downScript,
    FileOptions options,
    long earlierMs) {

  /** True when an earlier run began this step and did not end it. */
  public boolean resumed() {
    return row != null && row.isPartial();
  }

  /** True when nothing is known of how an earlier run's attempt at the first segment ended. */
  public boolean begun() {
    return row != null && row.segmentBegun();
  }

  /**
   * The checksum of the first segments, as kept for a partial migration.
   *
   * @param values that are put in for placeholders
   */
  public String checksumOfFirst(int count, Map<String, String> values) {
    return checksumOfFirst(segments, count, values);
  }

  /** The same of segments that are cut otherwise. */
  public static String checksumOfFirst(
      List<Segment> segments, int count, Map<String, String> values) {
    List<Statement> done =
        segments.stream().limit(count).flatMap(segment -> segment.statements().stream()).toList();
    return Checksum.of(done, values);
  }

  /** Where an earlier run has stopped, which may have cut otherwise. */
  static Recut.Done resumed(List<Segment> segments, HistoryRow row, Map<String, String> values) {
    int count = row.segmentsDone();
    String checksum = String.valueOf(row.checksum());
    boolean same =
        count <= segments.size() && checksumOfFirst(segments, count, values).equals(checksum);
    Recut.Done asCounted = new Recut.Done(segments, count);
    return same ? asCounted : Recut.behind(checksum, segments, values).orElse(asCounted);
  }

  /** The number of statements that are still to run. */
  public int statements() {
    return segments.stream().skip(firstSegment).mapToInt(s -> s.statements().size()).sum();
  }
}
