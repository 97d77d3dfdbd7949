package dev.slipway.action.proof;

import dev.slipway.action.Action;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Toolbox;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.backup.rehearse.ScratchUse;
import dev.slipway.config.Replacements;
import dev.slipway.migration.Version;
import dev.slipway.proof.Proof;
import dev.slipway.proof.ProofResult;
import dev.slipway.proof.ProofTerms;
import dev.slipway.time.Stopwatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves that migrations can be taken back.
 *
 * @param since only those above it, null for all
 * @param seed of the rows
 * @param set values for placeholders
 */
public record ProofRequest(@Nullable Version since, int seed, Replacements set) implements Request {

  private static final Field<Version> SINCE =
      Field.of("since", Values.VERSION)
          .option("VERSION", "Prove only those above it; the others run up alone.");

  private static final Field<Integer> SEED =
      Field.of("seed", Values.number(0, Integer.MAX_VALUE), 1)
          .option("NUMBER", "Make other rows (default 1); the same number makes the same ones.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "proof",
                  "Runs every migration up, down and up again on a scratch database, on tables with"
                      + " rows that are made up for them, and compares schemas and rows in between."
                      + " Exit 3 when a DOWN is not the inverse of its UP, or one of them fails on"
                      + " rows.",
                  "On an embedded PostgreSQL, or on the server of --url, where a database"
                      + " slipway_proof_... is made and dropped.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("a migration is not proved")
              .taking(SINCE, SEED, PlaceholderFields.SET, PlaceholderFields.SET_ENV),
          ProofRequest::of);

  private static ProofRequest of(Given given) {
    return new ProofRequest(given.find(SINCE), given.get(SEED), PlaceholderFields.of(given));
  }

  @Override
  public DatabaseUse use() {
    return DatabaseUse.SCRATCH;
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    Desk own = desk.with(set);
    Toolbox tools = own.toolbox();
    Supplier<ScratchDatabase> databases =
        () ->
            tools.scratchDatabase(own.terms(), tools.scratchServer(own.terms()), ScratchUse.PROOF);
    ProofTerms terms = new ProofTerms(databases, own.terms(), tools.version(), seed);
    ProofResult result = Proof.of(terms, own.migrations(), since);
    return new ProofReport(result, time.millis());
  }
}
