package dev.slipway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a deploy that would run hazards. */
public enum OnHazards {
  /** It runs, and tells them. */
  WARN,
  /** It fails before anything runs. */
  REFUSE,
  /** It runs. */
  IGNORE;

  /** The one of a word; nothing for a word that is none. */
  public static Optional<OnHazards> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
