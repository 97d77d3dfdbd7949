package dev.slipway.plan;

import dev.slipway.history.History;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Checksum;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The files held against the history.
 *
 * @param values that are put in for placeholders; empty where nothing is said of them
 */
public record Comparison(
    Migrations files, History history, String environment, Map<String, String> values) {

  /** Where nothing is said of placeholders. */
  public Comparison(Migrations files, History history, String environment) {
    this(files, history, environment, Map.of());
  }

  /** What is kept as the checksum of a migration: a repeatable's covers its values. */
  public String checksum(Migration migration) {
    return migration.isRepeatable()
        ? Checksum.of(migration.up().statements(), values)
        : migration.checksum();
  }

  /** What the next {@code up} would run, in order: new and partial ones, changed repeatables. */
  public List<Migration> pending() {
    return select(m -> m.options().runsIn(environment) && isDue(m));
  }

  /** Numbered migrations whose text is no longer the one that was applied. */
  public List<Migration> changed() {
    return select(m -> !m.isRepeatable() && isApplied(m) && differs(m));
  }

  /** Files of other environments, not applied here. */
  public List<Migration> skipped() {
    return select(m -> !m.options().runsIn(environment) && history.find(m.version()).isEmpty());
  }

  /** Pending ones below the newest that is applied. */
  public List<Migration> outOfOrder() {
    Optional<Version> newest = history.current();
    return newest.isEmpty()
        ? List.of()
        : pending().stream()
            .filter(m -> !m.isRepeatable() && history.find(m.version()).isEmpty())
            .filter(m -> m.version().compareTo(newest.get()) < 0)
            .toList();
  }

  /** Rows whose file is gone. */
  public List<HistoryRow> missing() {
    return history.rows().stream()
        .filter(row -> files.find(row.version()).isEmpty() && !files.isUnreadable(row.version()))
        .toList();
  }

  /** Rows whose file is gone from a build that is not older than they are. */
  public List<HistoryRow> lost() {
    List<HistoryRow> ahead = ahead();
    return missing().stream().filter(row -> !ahead.contains(row)).toList();
  }

  /** Rows above the newest file: a newer build has been here. */
  public List<HistoryRow> ahead() {
    Optional<Version> newest = files.newest();
    return missing().stream()
        .filter(row -> row.version().isNumbered())
        .filter(row -> newest.isEmpty() || row.version().compareTo(newest.get()) > 0)
        .toList();
  }

  /** The newest version that is applied and not ahead of the files. */
  public Optional<Version> newestOfFiles() {
    List<HistoryRow> ahead = ahead();
    return history.rows().stream()
        .filter(row -> row.version().isNumbered() && !row.isPartial() && !ahead.contains(row))
        .map(HistoryRow::version)
        .max(Comparator.naturalOrder());
  }

  /** Rows that another hand wrote without a checksum, and whose file is there. */
  public List<Migration> withoutChecksum() {
    return select(m -> history.find(m.version()).filter(row -> row.checksum() == null).isPresent());
  }

  /** The version as its row writes it, or the file's when it has none: {@code 1} is 001. */
  public Version recorded(Migration migration) {
    return history.find(migration.version()).map(HistoryRow::version).orElse(migration.version());
  }

  private List<Migration> select(Predicate<Migration> condition) {
    return files.list().stream().filter(condition).toList();
  }

  private boolean isApplied(Migration migration) {
    return history.isApplied(migration.version());
  }

  private boolean isDue(Migration migration) {
    return !isApplied(migration) || (migration.isRepeatable() && differs(migration));
  }

  private boolean differs(Migration migration) {
    String applied = history.find(migration.version()).map(HistoryRow::checksum).orElse(null);
    if (applied == null) {
      return false;
    }
    boolean whole = !migration.isRepeatable() || hasValues(migration);
    return whole
        ? !applied.equals(checksum(migration))
        : !Checksum.areOfOneText(applied, migration.checksum());
  }

  private boolean hasValues(Migration migration) {
    return !values.isEmpty()
        && Placeholders.namesIn(migration.up().statements()).stream().anyMatch(values::containsKey);
  }
}
