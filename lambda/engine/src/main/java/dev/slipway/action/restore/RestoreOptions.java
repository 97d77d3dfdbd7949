package dev.slipway.action.restore;

import dev.slipway.action.Field;
import dev.slipway.action.Given;
import dev.slipway.action.Values;
import dev.slipway.postgres.ByteText;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.TypedKind;
import java.util.List;
import java.util.Set;

/**
 * What a restore restores, and how.
 *
 * @param clean whether what is there is dropped first
 * @param tables those whose rows are wanted; empty for the whole backup
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 * @param skip kinds of definitions that are left out
 * @param keepGoing whether what the server refuses is left out and named
 */
record RestoreOptions(
    boolean clean,
    List<TableName> tables,
    boolean owner,
    boolean privileges,
    Set<String> skip,
    boolean keepGoing) {

  static final Field<Boolean> CLEAN =
      Field.flag(
          "clean", "First drop all that the database holds; with --table the rows of the tables.");

  static final Field<List<TableName>> TABLES =
      Field.of("tables", Values.list(RestoreOptions::shown), List.of())
          .each(
              "--table",
              "SCHEMA.NAME",
              "Restore the rows of this table only, which must be there; repeatable.");

  static final Field<Boolean> OWNER =
      Field.unless("owner", "Everything belongs to the role that restores.");

  static final Field<Boolean> PRIVILEGES = Field.unless("privileges", "Grant and revoke nothing.");

  static final Field<List<String>> SKIP =
      Field.of("skip", Values.list(TypedKind::of), List.of())
          .each(
              "--skip",
              "KIND",
              "Leave definitions of this kind out, such as publication, event-trigger,"
                  + " default-privileges, comment-on-extension, leakproof, tablespace;"
                  + " repeatable.");

  static final Field<Boolean> KEEP_GOING =
      Field.flag(
          "keepGoing",
          "Leave out what the server refuses, restore the rest, and end with exit code 3 and the"
              + " list.");

  /** As a list of differences names it, a byte that is no UTF-8 included. */
  private static TableName shown(String text) {
    return TableName.parse(ByteText.ofShown(text));
  }

  /** What was chosen; what does not go together is refused. */
  static RestoreOptions of(Given given) {
    if (!given.get(TABLES).isEmpty()) {
      given.refuseIfAsked(
          KEEP_GOING,
          "is for a whole backup: the rows of chosen tables are restored in one transaction");
      String why = "is about definitions, and of chosen tables only the rows are restored";
      given.refuseIfDenied(OWNER, why);
      given.refuseIfDenied(PRIVILEGES, why);
      given.refuseIfAsked(SKIP, why);
    }
    return new RestoreOptions(
        given.get(CLEAN),
        given.get(TABLES),
        given.get(OWNER),
        given.get(PRIVILEGES),
        Set.copyOf(given.get(SKIP)),
        given.get(KEEP_GOING));
  }
}
