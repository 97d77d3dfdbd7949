package dev.slipway.config;

import dev.slipway.error.InvalidInput;

/** What it means that a database is needed, and none is configured. */
public final class NoDatabase {

  private static final String OWN = "DB_HOST with DB_NAME, DB_USER and DB_PASSWORD";

  private NoDatabase() {}

  /** There is nothing to work on. */
  public static InvalidInput error() {
    return error("", OWN);
  }

  /** There is none of which something could be told: a sentence without its beginning. */
  public static InvalidInput so(String consequence) {
    return so(consequence, OWN);
  }

  /** The same, with what else than DATABASE_URL would do. */
  public static InvalidInput so(String consequence, String otherwise) {
    return error(", so " + consequence, otherwise);
  }

  /**
   * There is none although a fact asks for one; the same, with what else than DATABASE_URL does.
   */
  public static InvalidInput and(String fact, String otherwise) {
    return error(", and " + fact, otherwise);
  }

  private static InvalidInput error(String consequence, String otherwise) {
    return new InvalidInput(
        "No database is configured"
            + consequence
            + ". Set DATABASE_URL, or "
            + otherwise
            + ". Nothing was done.");
  }
}
