package dev.slipway.action;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.proof.Drift;
import dev.slipway.proof.DriftCheck;
import dev.slipway.run.Runner;

/** Shows what other hands have changed in the schema, or accepts it. */
final class DriftAction {

  private final Settings settings;
  private final DriftCheck check;

  DriftAction(Settings settings, Runner runner) {
    this.settings = settings;
    this.check = new DriftCheck(runner, settings.historySchema());
  }

  Report perform(SchemaRequest.Drift request) {
    Drift drift = check.look();
    String acceptedBy = request.accept() ? check.accept().toString() : null;
    return new DriftReport(database(), settings.environment(), drift, acceptedBy);
  }

  private String database() {
    DatabaseSettings database = settings.database();
    return database == null ? "" : database.name();
  }
}
