package dev.slipway.config;

import java.util.Locale;

/** What a user may agree to beforehand, where nobody else can know whether it is meant. */
public enum Consent {
  /** The database is of another environment than the one it remembers. */
  ENVIRONMENT_CHANGED("environmentChanged");

  private final String field;

  Consent(String field) {
    this.field = field;
  }

  /** Its name as a field of a request. */
  public String field() {
    return field;
  }

  /** How to say it, on the command line and in a request. */
  public String words() {
    return option() + " (\"" + field + "\":true)";
  }

  private String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
