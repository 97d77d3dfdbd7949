package dev.slipway.cli;

import dev.slipway.config.Consent;
import java.util.Map;
import picocli.CommandLine.Option;

/** Says that a run may take over what other hands have changed. */
final class AcceptDriftOption {

  @Option(
      names = "--accept-drift",
      description = "In a protected environment, take over what other hands have changed.")
  private boolean accepted;

  void describe(Map<String, Object> fields) {
    fields.put(Consent.ACCEPT_DRIFT.field(), accepted);
  }
}
