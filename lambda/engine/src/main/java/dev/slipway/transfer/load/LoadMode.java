package dev.slipway.transfer.load;

import dev.slipway.transfer.table.DataTable.Right;
import java.util.Set;

/** What becomes of the rows that a table has. */
public enum LoadMode {
  /** They go. */
  REPLACE,
  /** They stay, and a row of the same key is refused. */
  APPEND,
  /** They stay, but for those of the same primary key, which are written over. */
  UPSERT;

  /** What our role must be allowed to do. */
  Set<Right> rights() {
    return switch (this) {
      case REPLACE -> Set.of(Right.SELECT, Right.INSERT, Right.TRUNCATE);
      case APPEND -> Set.of(Right.SELECT, Right.INSERT);
      case UPSERT -> Set.of(Right.SELECT, Right.INSERT, Right.UPDATE);
    };
  }
}
