package dev.slipway.bench.backfill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long reads and writes took, and what failed. */
final class Measured {

  private final List<Long> reads = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> writes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  void read(long nanos) {
    reads.add(nanos);
  }

  void written(long nanos) {
    writes.add(nanos);
  }

  void failed(SQLException failure) {
    failures.add(failure.getSQLState() + " " + failure.getMessage());
  }

  void add(Measured other) {
    reads.addAll(other.reads);
    writes.addAll(other.writes);
    failures.addAll(other.failures);
  }

  List<Long> reads() {
    return List.copyOf(reads);
  }

  List<Long> writes() {
    return List.copyOf(writes);
  }

  /** Deadlocks above all; there must be none. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** What so many of a hundred stay below, in milliseconds. */
  static double percentile(List<Long> nanos, double percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int index = (int) Math.ceil(sorted.size() * percent / 100) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
