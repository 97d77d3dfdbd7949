package dev.slipway.migration;

/** The parts of a migration file. */
public enum Section {
  UP,
  DOWN,
  VERIFY
}
