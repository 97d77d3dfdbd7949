package dev.slipway.backup.scope;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Names made of bytes that are no UTF-8, which a database without an encoding may have. Our
 * statements go to the server as UTF-8, and so cannot name what is called like that.
 */
final class ByteNames {

  private static final String NO_ENCODING = "SQL_ASCII";

  /** In hexadecimal, as Unicode defines it (The Unicode Standard, table 3-7). */
  private static final String UTF8 =
      "^([0-7].|(c[2-9a-f]|d.)[89ab].|e0[ab].[89ab].|ed[89].[89ab].|e[1-9abcef]([89ab].){2}"
          + "|f0[9ab].([89ab].){2}|f[1-3]([89ab].){3}|f48.([89ab].){2})*$";

  /** Of all that we name: the lock of a table, its rows and columns, sequences, and roles. */
  private static final String NAMES =
      """
      WITH ours AS (SELECT oid, nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
      named (what, parts) AS (
        SELECT 'schema', ARRAY[nspname] FROM ours
        UNION ALL SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END,
          ARRAY[n.nspname, c.relname] FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'S')
        UNION ALL SELECT 'column', ARRAY[n.nspname, c.relname, a.attname] FROM pg_class c
          JOIN ours n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
          WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 'role', ARRAY[rolname] FROM pg_roles WHERE oid IN (%s)
        UNION ALL SELECT 'foreign server', ARRAY[srvname] FROM pg_foreign_server
        UNION ALL SELECT 'subscription', ARRAY[s.subname] FROM pg_subscription s
          JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database())
      SELECT what, ARRAY(SELECT encode(convert_to(quote_ident(part), 'SQL_ASCII'), 'hex')
        FROM unnest(parts) part) AS parts
      FROM named WHERE encode(convert_to(parts[cardinality(parts)]::text, 'SQL_ASCII'), 'hex')
        !~ '%s'
      ORDER BY what, parts\
      """
          .formatted(ScopeSql.USED_ROLES, UTF8);

  private ByteNames() {}

  /** Throws {@link BackupFailed} that names them all, and how such a database is backed up. */
  static void refuse(Session session) {
    if (!NO_ENCODING.equals(session.reported().get("server_encoding"))) {
      return;
    }
    List<String> found = new ArrayList<>();
    for (Row row : session.execute(NAMES).get(0).list()) {
      found.add(row.text("what") + " " + shown(row.text("parts")));
    }
    if (!found.isEmpty()) {
      throw new BackupFailed(
          "No backup was taken: these names are made of bytes that are no UTF-8, in which we name"
              + " everything to the server: "
              + String.join(", ", found)
              + ". Nothing was written. Next: give them other names (psql with SET client_encoding"
              + " TO SQL_ASCII), or back up with pg_dump --encoding=SQL_ASCII --format=directory"
              + " --jobs=2 --file=FOLDER, which pg_restore restores.",
          null);
    }
  }

  /** An array of names in hexadecimal; what is no plain letter as \xff. */
  private static String shown(String array) {
    List<String> parts = new ArrayList<>();
    for (String hex : array.replaceAll("[{}]", "").split(",", -1)) {
      StringBuilder part = new StringBuilder();
      for (byte one : HexFormat.of().parseHex(hex)) {
        part.append(one >= ' ' && one < 127 ? (char) one : "\\x" + HexFormat.of().toHexDigits(one));
      }
      parts.add(part.toString());
    }
    return String.join(".", parts);
  }
}
