package dev.slipway.proof;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.migration.Migrations;
import dev.slipway.run.RunTerms;
import java.util.function.Supplier;

/**
 * Where a proof is held.
 *
 * @param databases makes one that is empty, and gone when it is closed
 * @param terms those of the run; their own database is not touched
 * @param seed of the rows; the same one makes the same rows
 */
public record Scratches(
    Supplier<ScratchDatabase> databases, RunTerms terms, String toolVersion, long seed) {

  Ground ground(Migrations migrations) {
    return Ground.on(databases.get(), this, migrations);
  }
}
