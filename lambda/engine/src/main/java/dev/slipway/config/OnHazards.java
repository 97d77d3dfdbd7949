package dev.slipway.config;

import java.util.Locale;

/** What becomes of a deploy that would run hazards. */
public enum OnHazards {
  /** It runs, and tells them. */
  WARN,
  /** It fails before anything runs. */
  REFUSE,
  /** It runs. */
  IGNORE;

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
