package dev.slipway.review;

import java.util.List;
import java.util.stream.Stream;

/** A migration, cut as it runs. */
public record ReviewedMigration(
    String version, String description, String file, List<ReviewedSegment> segments) {

  /** All its statements, in order. */
  public Stream<ReviewedStatement> statements() {
    return segments.stream().flatMap(segment -> segment.statements().stream());
  }

  /** What it is called. */
  public String title() {
    return version + " " + description;
  }
}
