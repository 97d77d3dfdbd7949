package dev.slipway.history;

import dev.slipway.postgres.objects.SchemaRights;

/** What of a schema is held against its record. */
public enum SchemaScope {
  /** What it is made of. */
  OBJECTS("NOT " + SchemaRights.KINDS),
  /** Also owners, privileges, default privileges and comments. */
  ALL("true");

  private final String condition;

  SchemaScope(String condition) {
    this.condition = condition;
  }

  /** A condition on the kinds of objects. */
  String condition() {
    return condition;
  }
}
