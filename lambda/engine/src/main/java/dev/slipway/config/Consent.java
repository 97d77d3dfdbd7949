package dev.slipway.config;

import java.util.Locale;

/** What a user may agree to beforehand, where nobody else can know whether it is meant. */
public enum Consent {
  /** The database is of another environment than the one it remembers. */
  ENVIRONMENT_CHANGED("environmentChanged"),
  /** The files are meant for a database that holds tables already, of whomever. */
  EXISTING("existing"),
  /** What other hands have changed in the schema is taken as it is. */
  ACCEPT_DRIFT("acceptDrift"),
  /** The DOWN of a migration may run whose UP never ran here. */
  BASELINED("baselined");

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
