package dev.slipway.transfer.load;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataTable.Right;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The indexes of big tables, which are made faster when all rows are in. Pure. */
record LoadedIndexes(LoadTarget target, Map<TableName, TableLoad> loads, LoadTerms terms) {

  private List<Undoing> later() {
    return target.indexes().stream()
        .filter(index -> terms.mode() == LoadMode.REPLACE && isBig(loads.get(index.table())))
        .toList();
  }

  private static boolean isBig(@Nullable TableLoad load) {
    return load != null && load.isBig() && load.target().may(Right.OWN);
  }

  List<String> prepare() {
    return later().stream().map(Undoing::off).toList();
  }

  List<String> tidy() {
    return later().stream().map(Undoing::back).toList();
  }
}
