package dev.slipway.action.trace;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.ScratchRows;
import dev.slipway.action.TraceFields;
import dev.slipway.action.TracedSet;
import dev.slipway.action.Verdict;
import dev.slipway.trace.Blocked;
import dev.slipway.trace.Estimates;
import dev.slipway.trace.TracedSegment;
import dev.slipway.trace.TracedStatement;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What migrations do to others. */
record TraceReport(TracedSet set, ScratchRows rows, long durationMs) implements Report {

  @Override
  public Verdict verdict() {
    return longs() == 0 ? Verdict.DONE : Verdict.FOUND;
  }

  /** How many statements block reads or writes for as long as a table is read or written whole. */
  long longs() {
    return set.trace().migrations().stream()
        .flatMap(migration -> migration.segments().stream())
        .flatMap(TraceReport::longs)
        .count();
  }

  private static Stream<TracedStatement> longs(TracedSegment segment) {
    return segment.statements().stream()
        .filter(one -> segment.blockedDuring(one).stream().anyMatch(Blocked::isLong));
  }

  @Override
  public String text() {
    return TraceText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Estimates estimates = set.estimates();
    return new Fields()
        .with("action", "trace")
        .with("outcome", verdict().name())
        .with("server", set.server())
        .with("rows", rows.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("speed", TraceFields.speed(estimates == null ? null : estimates.speed()))
        .with("migrations", TraceFields.of(set))
        .with("durationMs", durationMs)
        .map();
  }
}
