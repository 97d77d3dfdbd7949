package dev.slipway.transfer.truncate;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataSchemaReader;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.Partitions;
import dev.slipway.transfer.table.TableChoice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables are emptied, all in one statement: so their keys to each other do not matter.
 *
 * @param schema the database with the tables that were chosen
 * @param problems what keeps them from being emptied
 */
public record TruncatePlan(DataSchema schema, Numbering numbering, List<Problem> problems) {

  /**
   * The plan for what a session sees. Throws {@link InvalidInput} for a choice that fits none, and
   * {@link TruncateFailed} where others have locked a table.
   */
  public static TruncatePlan read(Session session, TableChoice choice, Numbering numbering) {
    try {
      DataSchema chosen = choice.of(DataSchemaReader.read(session));
      return of(chosen, Partitions.read(session), numbering);
    } catch (SqlFailure e) {
      if (!e.isRetryable()) {
        throw e;
      }
      throw TruncateFailed.locked(e, 1, LockHolders.keepingOut(session));
    }
  }

  /** The same for what is known. Pure. */
  static TruncatePlan of(DataSchema chosen, Partitions partitions, Numbering numbering) {
    List<Problem> problems =
        Stream.concat(
                chosen.tables().stream().flatMap(table -> rights(table, chosen, numbering)),
                chosen.keys().stream()
                    .filter(key -> leadsIn(key, chosen, partitions))
                    .map(TruncatePlan::problem))
            .toList();
    return new TruncatePlan(chosen, numbering, problems);
  }

  private static Stream<Problem> rights(DataTable table, DataSchema chosen, Numbering numbering) {
    String name = table.name().toString();
    if (!table.may(Right.TRUNCATE)) {
      return Stream.of(
          new Problem(name, "role " + chosen.user() + " may not TRUNCATE it; grant it that"));
    }
    boolean numbered =
        chosen.sequencesWithin().anyMatch(sequence -> table.name().equals(sequence.table()));
    return numbering == Numbering.RESTARTS && numbered && !table.may(Right.OWN)
        ? Stream.of(new Problem(name, "only its owner may begin its sequences again"))
        : Stream.empty();
  }

  /** The server empties no table that another refers to, be it empty, unless that goes along. */
  private static boolean leadsIn(ForeignKey key, DataSchema chosen, Partitions partitions) {
    return chosen.names().contains(partitions.rootOf(key.target()))
        && !chosen.names().contains(partitions.rootOf(key.table()));
  }

  private static Problem problem(ForeignKey key) {
    return new Problem(
        key.table().toString(),
        "refers to "
            + key.target()
            + " (key "
            + key.name()
            + ") and would stay; choose it too, or"
            + " exclude "
            + key.target());
  }

  /** About how many rows go, as the server has counted last. */
  public long rows() {
    return schema.tables().stream().mapToLong(DataTable::rows).sum();
  }

  /** Throws {@link InvalidInput} with every problem. */
  public void refuse() {
    if (!problems.isEmpty()) {
      throw new InvalidInput(
          Problems.format("The tables of " + schema.database() + " cannot be emptied:", problems)
              + "\nNothing was changed.");
    }
  }

  /** The one statement. */
  public String sql() {
    return schema.tables().stream()
        .map(DataTable::from)
        .collect(Collectors.joining(", ", "TRUNCATE TABLE ", " " + numbering.sql() + " RESTRICT"));
  }

  /** The tables by their names. */
  public List<TableName> names() {
    return schema.tables().stream().map(DataTable::name).toList();
  }
}
