package dev.slipway.infra.function;

import software.constructs.Construct;

/** Where a deploy's migrations come from. */
public interface MigrationSource {

  /** The zip of them, for a construct. */
  MigrationFiles in(Construct scope);

  /** The highest numbered version; empty where there is none, or nobody knows. */
  String headVersion();

  /** Whether there are backfills beside them, or may be. */
  boolean hasBackfills();
}
