package dev.slipway.backfill.run;

import dev.slipway.config.Durations;
import dev.slipway.config.Settings;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Timeouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the session of an author would be.
 *
 * @param searchPath as he has it
 * @param deadlock after how long the server looks who is to be ended of those who wait in a circle
 * @param given what holds where we are told nothing
 */
record AuthorSettings(String searchPath, Duration deadlock, Timeouts given) {

  /** Asks. One round trip. */
  static AuthorSettings of(Session session) {
    List<Rows> answers = session.executeAsWritten("SHOW search_path;\nSHOW deadlock_timeout");
    return new AuthorSettings(
        answers.get(0).first().text("search_path"),
        Durations.parse(answers.get(1).first().text("deadlock_timeout")),
        session.given());
  }

  /** The longest wait for a lock: who waits for us too must not be the one who is ended. */
  Duration lockTimeout(@Nullable Duration ofFile, @Nullable Duration told) {
    Duration otherwise = given.lock().isZero() ? Settings.LOCK_TIMEOUT : given.lock();
    Duration wanted = first(ofFile, told, otherwise);
    Duration most = deadlock.dividedBy(2);
    return wanted.isZero() || wanted.compareTo(most) > 0 ? most : wanted;
  }

  /** How long the statement of a batch may take; zero is no limit. */
  Duration statementTimeout(@Nullable Duration ofFile, @Nullable Duration told) {
    return first(ofFile, told, given.statement());
  }

  private static Duration first(
      @Nullable Duration ofFile, @Nullable Duration told, Duration otherwise) {
    return ofFile != null ? ofFile : told != null ? told : otherwise;
  }
}
