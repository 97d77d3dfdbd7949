package dev.slipway.postgres;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a session lives in.
 *
 * @param notices hears what the server says without failing
 * @param interruption may cancel what it waits for
 * @param questions asks the server what has become of it
 */
record Surroundings(
    Consumer<String> notices, Interruption interruption, QuestionConnections questions) {

  /** A failure that took the session with it, with the setting by which the server did that. */
  SqlFailure explained(SqlFailure failure) {
    Optional<String> setting = EndingTimeout.nameOf(failure.sqlState());
    return setting.map(new EndingTimeout(questions)::told).map(failure::explained).orElse(failure);
  }
}
