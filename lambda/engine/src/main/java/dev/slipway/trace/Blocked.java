package dev.slipway.trace;

import java.util.List;

/**
 * What waits for a statement, on a table that was there before the migrations that are traced.
 *
 * @param mode the strongest lock on it that blocks something
 * @param index of which that lock is; empty for the table's own
 * @param lasting how long, at least: locks are kept to the transaction's end
 * @param whileWorkingOn the tables that are read, indexed or written whole meanwhile
 */
public record Blocked(
    String table, LockMode mode, String index, Lasting lasting, List<String> whileWorkingOn) {

  /** True where a SELECT waits: every plan looks at all indexes of its table. */
  public boolean reads() {
    return mode.blocksReads();
  }

  /** True where INSERT, UPDATE and DELETE wait. */
  public boolean writes() {
    return mode.blocksWrites();
  }

  /** True where statements that change the table wait. */
  public boolean ddl() {
    return mode.blocksDdl();
  }

  /** True where rows cannot be read or written for as long as a table is read or written whole. */
  public boolean isLong() {
    return writes() && lasting != Lasting.MOMENT;
  }

  /** True where another one on the same table blocks as much. */
  boolean isNoStrongerThan(Blocked other) {
    return table.equals(other.table) && mode.compareTo(other.mode) <= 0;
  }

  /** How long, in words that go on a sentence. */
  public String lastingText() {
    String tables = String.join(", ", whileWorkingOn);
    String are = whileWorkingOn.size() == 1 ? " is " : " are ";
    return switch (lasting) {
      case MOMENT -> " for a moment";
      case SCAN -> " while " + tables + are + "read whole";
      case INDEX_BUILD -> " while an index is built from " + tables;
      case REWRITE -> " while " + tables + are + "written anew";
    };
  }
}
