package dev.slipway.proof;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.migration.Migrations;
import dev.slipway.run.RunTerms;
import java.util.function.Supplier;

/**
 * Where and how a proof is held.
 *
 * @param databases makes one that is empty, and gone when it is closed
 * @param run the terms of the run; their own database is not touched
 * @param seed of the rows; the same one makes the same rows
 */
public record ProofTerms(
    Supplier<ScratchDatabase> databases, RunTerms run, String toolVersion, long seed) {

  ProofDatabase database(Migrations migrations) {
    return ProofDatabase.on(databases.get(), this, migrations);
  }
}
