package dev.slipway.cli;

import dev.slipway.config.Consent;
import java.util.Map;
import picocli.CommandLine.Option;

/** Says that a database is of another environment than it remembers. */
final class EnvironmentChangedOption {

  @Option(
      names = "--environment-changed",
      description = "From now on the database is of this environment, whatever it remembers.")
  private boolean changed;

  void describe(Map<String, Object> fields) {
    fields.put(Consent.ENVIRONMENT_CHANGED.field(), changed);
  }
}
