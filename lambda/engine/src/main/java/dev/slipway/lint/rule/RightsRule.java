package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/**
 * What opens more than is meant (PostgreSQL manual, CREATE FUNCTION, "Writing SECURITY DEFINER").
 */
public final class RightsRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    if ((words.starts("CREATE") || words.starts("ALTER"))
        && words.contains("SECURITY", "DEFINER")
        && !words.contains("SET", "SEARCH_PATH")) {
      return Stream.of(openPath());
    }
    boolean grants =
        words.starts("GRANT")
            || (words.starts("ALTER", "DEFAULT", "PRIVILEGES") && words.contains("GRANT"));
    if (grants && words.contains("TO", "PUBLIC")) {
      return Stream.of(grantToAll());
    }
    boolean off = words.contains("DISABLE", "ROW", "LEVEL") || words.contains("NO", "FORCE", "ROW");
    return words.starts("ALTER", "TABLE") && off ? Stream.of(rowSecurity()) : Stream.empty();
  }

  private static Danger openPath() {
    return Danger.of(
        HazardKind.DEFINER_PATH,
        "whoever calls it chooses whose tables and functions it finds",
        "SECURITY DEFINER runs with the owner's rights, and names without a schema are looked up"
            + " along the caller's search_path.",
        "-- add to the definition: SET search_path = pg_catalog, YOUR_SCHEMA, pg_temp");
  }

  private static Danger grantToAll() {
    return Danger.of(
        HazardKind.GRANT_TO_PUBLIC,
        "every role of the server has the right from now on",
        "PUBLIC is every role, also those that are made later.",
        "-- GRANT it to the roles that need it");
  }

  private static Danger rowSecurity() {
    return Danger.of(
        HazardKind.ROW_SECURITY_OFF,
        "roles see rows that their policies hid from them",
        "Without row security, no policy of the table counts.");
  }
}
