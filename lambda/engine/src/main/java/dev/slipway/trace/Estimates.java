package dev.slipway.trace;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long statements would take in a live database.
 *
 * @param sizes of its tables, by their names; of those that were never analyzed nothing is known
 */
public record Estimates(Map<String, TableSize> sizes, Speed speed) {

  /**
   * The sizes of all tables, from the catalogue alone: no table is locked or scanned. One round
   * trip. Throws {@link dev.slipway.postgres.SqlFailure}.
   */
  public static Map<String, TableSize> sizes(Session live) {
    Map<String, TableSize> sizes = new HashMap<>();
    for (Row row : live.execute(CatalogueSql.sizes()).get(0).list()) {
      sizes.put(row.text("name"), new TableSize(row.number("bytes"), row.number("indexes")));
    }
    return sizes;
  }

  /** The size of a table; empty where it is not known. */
  public OptionalLong bytes(String table) {
    TableSize size = sizes.get(table);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size.bytes());
  }

  /** How many seconds some work takes, at least; empty where the size of a table is not known. */
  public OptionalLong seconds(RowWork work) {
    List<String> tables = work.tables();
    if (tables.isEmpty() || !sizes.keySet().containsAll(tables)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Math.round(tables.stream().mapToDouble(table -> seconds(work, table)).sum()));
  }

  /** What is written anew is read by that; each index is built by itself. */
  private double seconds(RowWork work, String table) {
    TableSize size = sizes.getOrDefault(table, new TableSize(0, 0));
    if (work.rewrites().stream().anyMatch(one -> one.table().equals(table) && !one.isOfIndex())) {
      return speed.seconds(size, Lasting.REWRITE);
    }
    long built = work.builtIndexes().stream().filter(one -> one.table().equals(table)).count();
    long again = work.rewrites().stream().filter(one -> one.table().equals(table)).count();
    long scans =
        work.scans().stream()
            .filter(scan -> scan.table().equals(table))
            .mapToLong(FullScan::times)
            .sum();
    return (built + again) * speed.seconds(size, Lasting.INDEX_BUILD)
        + Math.max(0, scans - built - again) * speed.seconds(size, Lasting.SCAN);
  }
}
