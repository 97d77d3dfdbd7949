package dev.slipway.history;

import dev.slipway.postgres.Row;

/**
 * Something that others have, or may do, under our names.
 *
 * @param type what it is, as {@code pg_identify_object} says it, such as {@code table}
 * @param identity its name, quoted where it must be
 * @param what why it is not ours, for people
 * @param owner whose it is, or who may do it
 */
record ForeignThing(String type, String identity, String what, String owner, Harm harm) {

  /** What it can do to us. */
  enum Harm {
    /** It could run code of others in our name. */
    RUNS_CODE,
    /** Row security keeps rows of ours from us. */
    HIDES_ROWS,
    /** Somebody may write what we remember. */
    IS_WRITTEN,
    /** The table is of a form in which what we remember may be lost, or told wrongly. */
    UNSURE_FORM
  }

  /** A row of the answer to {@link TrustSql}. */
  static ForeignThing of(Row row) {
    return new ForeignThing(
        row.text("type"),
        row.text("identity"),
        row.text("what"),
        row.text("owner"),
        Harm.valueOf(row.text("harm")));
  }

  /** True for a schema, whose owner could put things of theirs there. */
  boolean isSchema() {
    return type.equals("schema");
  }

  @Override
  public String toString() {
    return type + " " + identity + " " + what + ": " + owner;
  }
}
