package dev.slipway.transfer.load;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.check.Check;
import dev.slipway.transfer.table.DataSequence;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.ForeignKey;
import java.util.List;

/**
 * What happens in one transaction, statement by statement, before anything is done.
 *
 * @param locks what is waited for: the statements that empty or lock the tables
 * @param empty tables that go along because they refer to what is emptied, and must have no rows
 * @param prepare what makes the tables ready for rows
 * @param loads in the order of their keys
 * @param checks keys that the server does not look at while rows go in
 * @param tidy what puts back what was prepared
 * @param sequences those that are set to where their columns stand then
 * @param warnings what the user should know of it
 */
public record LoadPlan(
    LoadTerms terms,
    List<String> locks,
    List<TableName> empty,
    List<String> prepare,
    List<TableLoad> loads,
    List<KeyCheck> checks,
    List<String> tidy,
    List<NumberedColumn> sequences,
    List<String> warnings) {

  /** A key, and the query for rows that it does not allow. */
  record KeyCheck(ForeignKey key, Check check) {}

  /** A sequence with the table whose column it numbers. */
  record NumberedColumn(DataSequence sequence, DataTable table, String column) {}

  /** The rows that are promised; a table of which nobody has told counts as none. */
  public long promisedRows() {
    return loads.stream().mapToLong(load -> load.rows() == null ? 0 : load.rows()).sum();
  }
}
