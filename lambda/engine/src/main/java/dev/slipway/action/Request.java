package dev.slipway.action;

import dev.slipway.config.Consent;
import java.util.Set;

/** What a user asks for, read and ready: it knows how it is done. */
public interface Request {

  /**
   * Does it, with what it finds on the desk. Throws a {@link dev.slipway.error.SlipwayException}
   * that says what is wrong, what state the database is in and what to do; what failed in the
   * middle throws {@link ActionFailed} with its report.
   */
  Report perform(Desk desk);

  /** True for what may change the database: how it ends is counted. */
  default boolean isRun() {
    return false;
  }

  /**
   * True for work in small parts, which takes what time there is and goes on later, so that how
   * long it took says nothing.
   */
  default boolean isPiecemeal() {
    return false;
  }

  /** True when whoever asks has said beforehand that no question is needed. */
  default boolean isAgreed() {
    return false;
  }

  /** What the database is needed for. */
  default DatabaseUse use() {
    return DatabaseUse.CONNECTED;
  }

  /** True for what makes sense where nobody has written a migration yet. */
  default boolean needsNoMigrations() {
    return false;
  }

  /** What the user has agreed to with it. */
  default Set<Consent> consents() {
    return Set.of();
  }
}
