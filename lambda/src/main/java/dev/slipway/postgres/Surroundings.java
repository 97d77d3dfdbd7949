package dev.slipway.postgres;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a session lives in.
 *
 * @param notices hears what the server says without failing
 * @param interruption may cancel what it waits for
 * @param timeout tells what has ended it
 */
record Surroundings(
    Consumer<String> notices, Interruption interruption, UnaryOperator<String> timeout) {

  /** A failure that took the session with it, with the setting by which the server did that. */
  SqlFailure explained(SqlFailure failure) {
    Optional<String> setting = EndingTimeout.nameOf(failure.sqlState());
    return setting.map(timeout).map(failure::explained).orElse(failure);
  }
}
