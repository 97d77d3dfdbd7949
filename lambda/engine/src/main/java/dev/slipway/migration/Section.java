package dev.slipway.migration;

/** The parts of a migration file. */
enum Section {
  UP,
  DOWN,
  VERIFY
}
