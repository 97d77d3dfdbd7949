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
import dev.slipway.time.Stopwatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves that migrations can be taken back.
 *
 * @param since only those above it, null for all
 * @param set values for placeholders
 */
public record ProofRequest(@Nullable Version since, Replacements set) implements Request {

  private static final Field<Version> SINCE =
      Field.of("since", Values.VERSION)
          .option("VERSION", "Prove only those above it; the others run up alone.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "proof",
                  "Runs every migration up, down and up again on a scratch database, and compares"
                      + " the schemas in between. Exit 3 when a DOWN is not the inverse of its UP.",
                  "On an embedded PostgreSQL, or on the server of --url, where a database"
                      + " slipway_proof_... is made and dropped. The tables have no rows.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("a migration is not proved")
              .taking(SINCE, PlaceholderFields.SET, PlaceholderFields.SET_ENV),
          ProofRequest::of);

  private static ProofRequest of(Given given) {
    return new ProofRequest(given.find(SINCE), PlaceholderFields.of(given));
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
        () -> tools.scratchDatabase(own.terms(), ScratchUse.PROOF);
    try (Proof proof = new Proof(databases, own.terms(), own.migrations(), tools.version())) {
      return new ProofReport(proof.hold(since), time.millis());
    }
  }
}
