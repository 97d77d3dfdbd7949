package dev.slipway.history;

import dev.slipway.postgres.Sql;

/**
 * Takes from everybody else the right to make triggers on a table that we have just made: default
 * privileges may have given it along with others, and such a trigger would run in our name.
 */
final class TriggerRights {

  private static final String BODY =
      """
      DECLARE other text;
      BEGIN
        FOR other IN SELECT CASE grantee WHEN 0 THEN 'PUBLIC'
            ELSE quote_ident(pg_get_userbyid(grantee)) END FROM pg_class c, aclexplode(relacl)
          WHERE c.oid = %s::regclass AND privilege_type = 'TRIGGER' AND grantee <> relowner LOOP
          EXECUTE 'REVOKE TRIGGER ON %s FROM ' || other;
        END LOOP;
      END\
      """;

  private TriggerRights() {}

  /** A statement that does so, for our own search_path. */
  static String take(String table) {
    return "DO LANGUAGE plpgsql "
        + Sql.literal(BODY.formatted(Sql.literal(table), table.replace("'", "''")))
        + ";\n";
  }
}
