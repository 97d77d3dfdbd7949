package dev.slipway.backup.part;

import dev.slipway.postgres.ByteText;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is said of a database itself, and so is in no dump of what it holds: comment, label, limit
 * of connections, privileges, and settings, also those of roles in it (src/bin/pg_dump/pg_dump.c,
 * dumpDatabase). The database is called by psql's variable, so that it can have another name where
 * this is restored.
 */
public final class DatabaseDefinitions {

  /** What psql replaces by the name of the database it is connected to, in quotes. */
  public static final String NAME = ":\"DBNAME\"";

  /** Their values are lists of names (src/bin/pg_dump/dumputils.c, variable_is_guc_list_quote). */
  private static final Set<String> LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private static final Pattern ELEMENT = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^,\\s]+");

  /** Where the server knows none, texts stay what they are. */
  private static final String ENCODING =
      "(SELECT CASE getdatabaseencoding() WHEN 'SQL_ASCII' THEN 'SQL_ASCII' ELSE 'UTF8' END) e"
          + " (name)";

  private static final String FACTS =
      """
      SELECT encode(convert_to(shobj_description(d.oid, 'pg_database'), e.name), 'hex') AS comment,
        d.datconnlimit AS connections,
        d.datistemplate AS template
      FROM pg_database d, ENCODING WHERE d.datname = current_database();
      SELECT l.provider, l.label FROM pg_shseclabel l JOIN pg_database d ON d.oid = l.objoid
      WHERE l.classoid = 'pg_database'::regclass AND d.datname = current_database()
      ORDER BY l.provider;
      """;

  /** What is otherwise than CREATE DATABASE makes it, in an order in which it can be granted. */
  private static final String PRIVILEGES =
      """
      WITH d AS (SELECT datdba, datacl FROM pg_database
        WHERE datname = current_database() AND datacl IS NOT NULL),
      held AS (SELECT a.* FROM d, aclexplode(d.datacl) WITH ORDINALITY
        a (grantor, grantee, privilege, grantable, nr)),
      usual AS (SELECT a.grantor, a.grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
        FROM d, aclexplode(acldefault('d', d.datdba)) a),
      change AS (
        SELECT 'REVOKE' AS verb, u.grantor, u.grantee, u.privilege, u.grantable, 0::bigint AS nr
          FROM usual u WHERE NOT EXISTS (SELECT FROM held h
            WHERE h.grantee = u.grantee AND h.privilege = u.privilege)
        UNION ALL SELECT 'GRANT', h.* FROM held h WHERE NOT EXISTS (SELECT FROM usual u
          WHERE u.grantor = h.grantor AND u.grantee = h.grantee AND u.privilege = h.privilege
            AND u.grantable = h.grantable))
      SELECT c.verb, string_agg(c.privilege, ', ' ORDER BY c.nr, c.privilege) AS privileges,
        CASE c.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(c.grantee)) END AS grantee,
        CASE WHEN c.grantor <> d.datdba THEN quote_ident(pg_get_userbyid(c.grantor)) END AS grantor,
        c.grantable
      FROM change c, d GROUP BY c.verb, c.grantee, c.grantor, c.grantable, d.datdba
      ORDER BY min(c.nr), c.verb DESC, c.grantee;
      """;

  private static final String SETTINGS =
      """
      SELECT r.rolname AS role, split_part(s.setting, '=', 1) AS name,
        encode(convert_to(substr(s.setting, strpos(s.setting, '=') + 1), e.name), 'hex') AS value
      FROM pg_db_role_setting c JOIN pg_database d ON d.oid = c.setdatabase
        LEFT JOIN pg_roles r ON r.oid = c.setrole,
        unnest(c.setconfig) WITH ORDINALITY s (setting, nr), ENCODING
      WHERE d.datname = current_database() AND (c.setrole = 0 OR r.oid IS NOT NULL)
      ORDER BY r.rolname NULLS FIRST, s.nr\
      """;

  private DatabaseDefinitions() {}

  /** The statements, each with its semicolon, as a session sees them that searches pg_catalog. */
  public static List<String> read(Session session) {
    return bytes(session).stream().map(ByteText::of).toList();
  }

  /** The same in UTF-8, or as they are where the server knows no encoding. */
  static List<byte[]> bytes(Session session) {
    return statements(session).stream()
        .map(one -> one.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** Each character is a byte of what is to be written. */
  private static List<String> statements(Session session) {
    String sql = (FACTS + PRIVILEGES + SETTINGS).replace("ENCODING", ENCODING);
    List<Rows> answers = session.execute(sql);
    List<String> statements = new ArrayList<>();
    addOwn(answers.get(0).first(), statements);
    answers.get(1).list().stream().map(DatabaseDefinitions::label).forEach(statements::add);
    answers.get(2).list().forEach(row -> addPrivileges(row, statements));
    answers.get(3).list().stream().map(DatabaseDefinitions::setting).forEach(statements::add);
    return statements;
  }

  private static void addOwn(Row row, List<String> statements) {
    if (row.get("comment") != null) {
      String comment = Sql.literal(ofHex(row.text("comment"))).strip();
      statements.add("COMMENT ON DATABASE " + NAME + " IS " + comment + ";");
    }
    if (row.number("connections") >= 0) {
      statements.add(
          "ALTER DATABASE " + NAME + " CONNECTION LIMIT = " + row.number("connections") + ";");
    }
    if (row.is("template")) {
      statements.add("ALTER DATABASE " + NAME + " IS_TEMPLATE = true;");
    }
  }

  private static String label(Row row) {
    return "SECURITY LABEL FOR "
        + Sql.name(ofText(row.text("provider")))
        + " ON DATABASE "
        + NAME
        + " IS "
        + Sql.literal(ofText(row.text("label"))).strip()
        + ";";
  }

  private static void addPrivileges(Row row, List<String> statements) {
    boolean given = row.text("verb").equals("GRANT");
    String grantor = row.get("grantor");
    boolean passedOn = given && grantor != null;
    if (passedOn) {
      statements.add("SET SESSION AUTHORIZATION " + ofText(row.text("grantor")) + ";");
    }
    statements.add(
        row.text("verb")
            + " "
            + row.text("privileges")
            + " ON DATABASE "
            + NAME
            + (given ? " TO " : " FROM ")
            + ofText(row.text("grantee"))
            + (given && row.is("grantable") ? " WITH GRANT OPTION;" : ";"));
    if (passedOn) {
      statements.add("RESET SESSION AUTHORIZATION;");
    }
  }

  private static String setting(Row row) {
    String role = row.get("role");
    String whose = role == null ? "ALTER " : "ALTER ROLE " + Sql.name(ofText(role)) + " IN ";
    String name = ofText(row.text("name"));
    return whose
        + "DATABASE "
        + NAME
        + " SET "
        + Sql.name(name)
        + " TO "
        + value(name, ofHex(row.text("value")))
        + ";";
  }

  private static String ofHex(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  private static String ofText(String text) {
    return new String(ByteText.bytes(text), StandardCharsets.ISO_8859_1);
  }

  private static String value(String name, String value) {
    if (!LISTS.contains(name)) {
      return Sql.literal(value).strip();
    }
    Matcher elements = ELEMENT.matcher(value);
    String list =
        elements
            .results()
            .map(one -> one.group(1) == null ? one.group() : one.group(1).replace("\"\"", "\""))
            .map(one -> Sql.literal(one).strip())
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "''" : list;
  }
}
