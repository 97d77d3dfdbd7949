package dev.slipway.simulator;

/** A release where it is deployed: its values are known there. */
record Place(Release release, Conditions conditions) {

  Values values() {
    return new Values(
        release.template(), release.parameters(), new Account(conditions.databasePort()));
  }

  /** What a function or a state machine may do. */
  Policy policy(Resource function) {
    return Policy.of(function, values());
  }
}
