package dev.slipway.transfer.check;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.TableChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Another database, as of one moment. */
final class DatabaseSide implements OtherSide {

  private final Connector connector;
  private final Moment moment;

  private DatabaseSide(Connector connector, Moment moment) {
    this.connector = connector;
    this.moment = moment;
  }

  /** As it is now. Throws {@link CheckFailed} for a chosen table that may not be read. */
  static DatabaseSide of(Connector connector, TableChoice choice, LockPatience patience) {
    try {
      return new DatabaseSide(connector, Moment.ofSome(connector, choice::takes, patience));
    } catch (SqlFailure e) {
      throw CheckFailed.of(connector.database().address(), e, connector.database().user());
    }
  }

  @Override
  public String name() {
    return connector.database().address();
  }

  @Override
  public Map<TableName, List<String>> tables() {
    Map<TableName, List<String>> columns = new LinkedHashMap<>();
    for (DataTable table : moment.scope().chosen().tables()) {
      columns.put(table.name(), table.columns().stream().map(DataColumn::name).toList());
    }
    return columns;
  }

  @Override
  public String lacking(TableName table) {
    return moment.scope().whole().leftOut().stream()
        .filter(one -> one.table().equals(table))
        .map(one -> "it is left out there (" + one.why() + ")")
        .findFirst()
        .orElse("");
  }

  @Override
  public Contents contents(TableName table, List<String> columns, Measure measure) {
    try {
      DataTable own = moment.scope().chosen().table(table).orElseThrow();
      return measure.of(own, columns, moment.session());
    } catch (SqlFailure e) {
      throw CheckFailed.of(table + " of " + name(), e, connector.database().user());
    }
  }

  @Override
  public void close() {
    moment.close();
  }
}
