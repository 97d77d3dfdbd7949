package dev.slipway.ledger;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Fact;
import dev.slipway.postgres.remedy.Remedies;
import java.util.Set;

/** What it means when the server refuses a statement of ours, while no migration was running. */
final class UnplannedFailure {

  private UnplannedFailure() {}

  static SlipwayException of(SqlFailure e, Connector connector) {
    String address = connector.database().address();
    String what =
        e.isConnectionLoss()
            ? "The connection to " + address + " was lost"
            : "The server refused a statement of " + connector.database().user() + " at " + address;
    String text =
        what
            + " ("
            + e.sqlState()
            + "): "
            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
            + ". No migration was running."
            + next(e, connector);
    return new RunFailed(text, fields(e, text), null, e);
  }

  private static String next(SqlFailure e, Connector connector) {
    String otherwise = e.isConnectionLoss() ? " Run it again." : "";
    Circumstances plain =
        new Circumstances(
            "run it again", null, Sql.plainName(connector.database().user()), Set.of(Fact.OURS));
    return Remedies.against(e, plain).map(advice -> " Next: " + advice + ".").orElse(otherwise);
  }

  private static FailureFields fields(SqlFailure e, String text) {
    return FailureFields.of(text, null).withSqlState(e.sqlState());
  }
}
