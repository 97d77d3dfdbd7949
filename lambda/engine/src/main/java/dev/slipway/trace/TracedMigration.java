package dev.slipway.trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * One migration, as it was run.
 *
 * @param version as its file has it; {@code R_name} of a repeatable
 */
public record TracedMigration(String version, String description, List<TracedSegment> segments) {

  /** All its statements, in order. */
  public Stream<TracedStatement> statements() {
    return segments.stream().flatMap(segment -> segment.statements().stream());
  }
}
