package dev.slipway.action.trace;

import dev.slipway.action.ScratchRows;
import dev.slipway.error.Count;
import dev.slipway.text.Wording;
import dev.slipway.trace.Blocked;
import dev.slipway.trace.Estimates;
import dev.slipway.trace.TakenLock;
import dev.slipway.trace.TracedMigration;
import dev.slipway.trace.TracedSegment;
import dev.slipway.trace.TracedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A trace for people. */
final class TraceText {

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final @Nullable Estimates estimates;
  private final List<String> lines = new ArrayList<>();

  private TraceText(@Nullable Estimates estimates) {
    this.estimates = estimates;
  }

  static String of(TraceReport report) {
    TraceText text = new TraceText(report.set().estimates());
    for (TracedMigration migration : report.set().trace().migrations()) {
      for (TracedSegment segment : migration.segments()) {
        segment.statements().forEach(one -> text.statement(segment, one));
      }
    }
    text.end(report);
    return String.join("\n", text.lines);
  }

  private void statement(TracedSegment segment, TracedStatement one) {
    lines.add(one.where() + ": " + one.text());
    List<Blocked> blocked = segment.blockedDuring(one);
    blocked.forEach(each -> lines.add("    " + blocks(segment, one, each)));
    if (blocked.isEmpty()) {
      lines.add("    blocks nobody");
    }
  }

  private String blocks(TracedSegment segment, TracedStatement one, Blocked blocked) {
    return "blocks "
        + what(blocked)
        + " "
        + blocked.table()
        + size(blocked.table())
        + (blocked.index().isEmpty() ? "" : " by its index " + blocked.index())
        + lasting(one, blocked)
        + since(segment, one, blocked);
  }

  private static String what(Blocked blocked) {
    if (blocked.reads()) {
      return "reads and writes of";
    }
    return blocked.writes() ? "writes to" : "other DDL on";
  }

  private String size(String table) {
    OptionalLong bytes = estimates == null ? OptionalLong.empty() : estimates.bytes(table);
    return bytes.isPresent() ? " (" + Wording.size(bytes.getAsLong()) + ")" : "";
  }

  private String lasting(TracedStatement one, Blocked blocked) {
    OptionalLong seconds = estimates == null ? OptionalLong.empty() : estimates.seconds(one.work());
    return blocked.lastingText()
        + (seconds.isPresent() ? ": about " + about(seconds.getAsLong()) : "");
  }

  private static String about(long seconds) {
    if (seconds < 2 * MINUTE) {
      return Math.max(1, seconds) + " s";
    }
    return seconds < 2 * HOUR ? seconds / MINUTE + " min" : seconds / HOUR + " h";
  }

  /** Where an earlier statement of the transaction has taken the lock. */
  private static String since(TracedSegment segment, TracedStatement one, Blocked blocked) {
    for (TracedStatement earlier : segment.statements()) {
      if (earlier.equals(one)) {
        return "";
      }
      if (earlier.locks().stream().anyMatch(lock -> isOf(lock, blocked))) {
        return ", locked since line " + earlier.line();
      }
    }
    return "";
  }

  private static boolean isOf(TakenLock lock, Blocked blocked) {
    return lock.table().equals(blocked.table()) && lock.mode() == blocked.mode();
  }

  private void end(TraceReport report) {
    long statements =
        report.set().trace().migrations().stream().flatMap(TracedMigration::statements).count();
    if (estimates != null && statements > 0) {
      lines.add("Estimates: " + estimates.speed().text() + ".");
    }
    lines.add(
        "Traced "
            + Count.of(statements, "statement")
            + " of "
            + Count.of(report.set().trace().migrations().size(), "migration")
            + " on PostgreSQL "
            + report.set().server()
            + (report.rows() == ScratchRows.NONE
                ? ", on tables without rows: "
                : ", on made-up rows: ")
            + (report.longs() == 0 ? "none blocks" : blocking(report.longs()))
            + " reads or writes for as long as a table is read or written whole.");
  }

  private static String blocking(long statements) {
    return statements + (statements == 1 ? " blocks" : " block");
  }
}
