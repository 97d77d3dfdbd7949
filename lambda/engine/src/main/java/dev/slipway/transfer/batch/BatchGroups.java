package dev.slipway.transfer.batch;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which tables are loaded together: one, or those between which keys lead in a circle. */
record BatchGroups(BatchPlan plan) {

  /** Those that are not in yet, in the order of their keys. */
  List<List<TableLoad>> left(BatchState state) {
    Map<TableName, TableLoad> loads =
        plan.load().loads().stream()
            .collect(Collectors.toMap(load -> load.target().name(), Function.identity()));
    KeyOrder order = KeyOrder.of(loads.keySet(), plan.target().schema().keys());
    List<List<TableLoad>> groups = new ArrayList<>();
    List<TableLoad> group = new ArrayList<>();
    int reaches = 0;
    for (int i = 0; i < order.tables().size(); i++) {
      TableName table = order.tables().get(i);
      TableLoad load = loads.get(table);
      if (load != null && !state.isIn(table)) {
        group.add(load);
      }
      reaches = Math.max(reaches, last(table, order));
      if (i >= reaches && !group.isEmpty()) {
        groups.add(List.copyOf(group));
        group.clear();
      }
    }
    return groups;
  }

  /** The place of the last table that one refers to although it comes behind. */
  private static int last(TableName table, KeyOrder order) {
    return order.open().stream()
        .filter(key -> key.table().equals(table))
        .map(ForeignKey::target)
        .mapToInt(order.tables()::indexOf)
        .max()
        .orElse(0);
  }
}
