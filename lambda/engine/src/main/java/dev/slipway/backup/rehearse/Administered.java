package dev.slipway.backup.rehearse;

import dev.slipway.sql.Rights;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.List;

/**
 * The statements that a superuser runs for those of a backup: forms that pg_dump writes, in which
 * no expression can stand.
 *
 * @param roles those that may become owners
 */
record Administered(List<String> roles) {

  /** Owns what belongs to the owner of a database, since PostgreSQL 14. */
  private static final String DATABASE_OWNER = "pg_database_owner";

  /** True for CREATE EXTENSION IF NOT EXISTS name WITH SCHEMA schema. */
  static boolean isExtension(StatementWords words) {
    return words.size() == 9
        && words.starts("CREATE", "EXTENSION", "IF", "NOT", "EXISTS")
        && words.at(6).equals("WITH")
        && words.at(7).equals("SCHEMA");
  }

  /** True for what says whose something is, or who may do what with it. */
  boolean isRights(Statement statement) {
    StatementWords words = statement.words();
    if (words.starts("SET", "SESSION", "AUTHORIZATION")) {
      return words.size() == 4 && isKnown(words, 3);
    }
    return words.starts("RESET", "SESSION", "AUTHORIZATION")
        || Rights.isOfExtension(words)
        || (Rights.givesPrivileges(words) && words.contains("ON"))
        || (Rights.givesOwner(words) && endsWithOwner(words));
  }

  /** A comma outside of brackets would be before another action of ALTER TABLE. */
  private boolean endsWithOwner(StatementWords words) {
    int end = words.size();
    return !words.contains(",")
        && words.at(end - 3).equals("OWNER")
        && words.at(end - 2).equals("TO")
        && isKnown(words, end - 1);
  }

  private boolean isKnown(StatementWords words, int at) {
    String role = words.at(at).startsWith("'") ? words.text(at) : words.lastNameAt(at);
    return roles.contains(role) || role.equals(DATABASE_OWNER);
  }
}
