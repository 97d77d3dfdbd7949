package dev.slipway.transfer.copy;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.Session;
import dev.slipway.transfer.load.LoadFailed;
import dev.slipway.transfer.source.OwnPath;
import dev.slipway.transfer.source.SourcePlan;

/**
 * The database that rows come from, as it is at one moment.
 *
 * @param session reads that moment; used by one thread at a time
 * @param path by which names in what the user has written are looked up
 */
record CopySource(DatabaseSettings database, Session session, OwnPath path, SourcePlan plan) {

  /** Where it is, for messages. */
  String address() {
    return database.address();
  }

  /** A failure of this side. */
  LoadFailed failed(String doing, Throwable reason) {
    return LoadFailed.ofSource(
        "The copy failed while %s in the source (%s): %s."
            .formatted(doing, address(), FailureText.of(reason)),
        NextStep.after(reason, database.user(), "copy again"),
        reason);
  }
}
