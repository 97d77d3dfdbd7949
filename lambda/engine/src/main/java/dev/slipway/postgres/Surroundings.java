package dev.slipway.postgres;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who hears of a session, may interrupt it, and asks the server about it.
 *
 * @param notices hears what the server says without failing
 * @param interruption may cancel what it waits for
 * @param questions asks the server what has become of it
 */
record Surroundings(
    Consumer<String> notices, Interruption interruption, QuestionConnections questions) {

  /** A failure with what the server does not say of it: our part, or a setting of its own. */
  SqlFailure explained(SqlFailure failure) {
    if (failure.isConnectionLoss()) {
      return withSetting(failure);
    }
    return failure.isCancelled() && interruption.isAsked() ? failure.interrupted() : failure;
  }

  /** By which the server has ended the session. */
  private SqlFailure withSetting(SqlFailure failure) {
    Optional<String> setting = EndingTimeout.nameOf(failure.sqlState());
    return setting.map(new EndingTimeout(questions)::told).map(failure::explained).orElse(failure);
  }
}
