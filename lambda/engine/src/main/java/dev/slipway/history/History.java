package dev.slipway.history;

import dev.slipway.migration.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the database remembers, as a value. */
public final class History {

  /** The history of a database that no run has touched. */
  public static final History EMPTY = new History(List.of(), LastRuns.NONE);

  private final Map<Version, HistoryRow> rows = new TreeMap<>();
  private final @Nullable Version current;
  private final LastRuns lastRuns;

  /** A history of these rows. */
  public History(List<HistoryRow> rows, LastRuns lastRuns) {
    rows.forEach(row -> this.rows.put(row.version(), row));
    this.current = newest(rows);
    this.lastRuns = lastRuns;
  }

  private static @Nullable Version newest(List<HistoryRow> rows) {
    return rows.stream()
        .filter(row -> !row.isPartial())
        .map(HistoryRow::version)
        .filter(Version::isNumbered)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The rows in the order of their versions. */
  public Collection<HistoryRow> rows() {
    return rows.values();
  }

  /** The row of a version. */
  public Optional<HistoryRow> find(Version version) {
    return Optional.ofNullable(rows.get(version));
  }

  /** True when a migration is done as a whole. */
  public boolean isApplied(Version version) {
    return find(version).filter(row -> !row.isPartial()).isPresent();
  }

  /** The migration that stopped between two segments. There is at most one. */
  public Optional<HistoryRow> partial() {
    return rows.values().stream().filter(HistoryRow::isPartial).findFirst();
  }

  /** The highest numbered version that is done. */
  public Optional<Version> current() {
    return Optional.ofNullable(current);
  }

  /** The newest entry of the audit log; under the run lock, of the run before. */
  public Optional<Run> lastRun() {
    return Optional.ofNullable(lastRuns.any());
  }

  /**
   * True when nothing tells which numbered migrations the database holds: no row does, and it was
   * no {@code down} that left it so.
   */
  public boolean isUnknown() {
    return rows.keySet().stream().noneMatch(Version::isNumbered)
        && !"down".equals(lastRuns.lastChange());
  }

  /** The environment that the database is of, as the newest run has said that says one. */
  public Optional<String> environment() {
    return Optional.ofNullable(lastRuns.environment());
  }

  /** The newest entry of a run that took a backup. */
  public Optional<Run> lastBackup() {
    return Optional.ofNullable(lastRuns.withBackup());
  }
}
