package dev.slipway.transfer.batch;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.table.KeyCircles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which tables are loaded together: one, or those between which keys lead in a circle. */
record BatchGroups(BatchPlan plan) {

  /** Those that are not in yet, in the order of their keys. */
  List<List<TableLoad>> left(BatchState state) {
    Map<TableName, TableLoad> loads =
        plan.load().loads().stream()
            .collect(Collectors.toMap(load -> load.target().name(), Function.identity()));
    return KeyCircles.of(loads.keySet(), plan.target().schema().keys()).stream()
        .map(circle -> circle.stream().filter(table -> !state.isIn(table)).toList())
        .filter(circle -> !circle.isEmpty())
        .map(circle -> circle.stream().map(loads::get).map(Objects::requireNonNull).toList())
        .toList();
  }
}
