package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** All large objects with their owners, comments and privileges, read in bites of bounded size. */
public record LargeObjectsJob() implements PartJob {

  private static final int AT_ONCE = 32;
  private static final int CHUNK = 64 * 1024;

  /** The first chunk of each comes along; most are not longer. */
  private static final String OBJECTS =
      """
      SELECT o.oid,
        encode(lo_get(o.oid, 0, %1$d), 'hex') AS data,
        quote_ident(pg_get_userbyid(o.lomowner)) AS quoted_owner,
        quote_literal(obj_description(o.oid, 'pg_largeobject')) AS comment,
        o.lomacl IS NOT NULL AS has_privileges,
        (SELECT string_agg(
            CASE WHEN a.grantor <> o.lomowner THEN format(E'SET SESSION AUTHORIZATION %%I;\\n',
              pg_get_userbyid(a.grantor)) ELSE '' END
            || format('GRANT %%s ON LARGE OBJECT %%s TO %%s%%s;', a.privilege, o.oid,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            || CASE WHEN a.grantor <> o.lomowner THEN E'\\nRESET SESSION AUTHORIZATION;' ELSE '' END,
            E'\\n' ORDER BY a.nr)
          FROM aclexplode(o.lomacl) WITH ORDINALITY a (grantor, grantee, privilege, grantable, nr))
          AS grants
      FROM pg_largeobject_metadata o WHERE o.oid > %2$s ORDER BY o.oid LIMIT %3$d\
      """;

  @Override
  public String subject() {
    return "the large objects";
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.LARGE_OBJECTS;
  }

  @Override
  public String name() {
    return "810-large-objects";
  }

  @Override
  public long write(Session session, OutputStream out) throws IOException {
    long count = 0;
    String last = "0";
    while (true) {
      String sql = OBJECTS.formatted(CHUNK, last, AT_ONCE);
      List<Row> objects = session.execute(sql).get(0).list();
      for (Row object : objects) {
        last = String.valueOf(object.get("oid"));
        writeObject(session, out, object);
      }
      count += objects.size();
      if (objects.size() < AT_ONCE) {
        return count;
      }
    }
  }

  private static void writeObject(Session session, OutputStream out, Row object)
      throws IOException {
    String oid = String.valueOf(object.get("oid"));
    // Older dumpers create large objects among the definitions.
    SqlFile.lines(
        out,
        "SELECT pg_catalog.lo_create("
            + oid
            + ") WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata WHERE oid = "
            + oid
            + ");");
    writeData(session, out, oid, String.valueOf(object.get("data")));
    writeRights(out, oid, object);
  }

  private static void writeData(Session session, OutputStream out, String oid, String first)
      throws IOException {
    String data = first;
    for (long offset = 0; !data.isEmpty(); offset += CHUNK) {
      SqlFile.lines(
          out, "SELECT pg_catalog.lo_put(" + oid + ", " + offset + ", '\\x" + data + "');");
      if (data.length() < 2 * CHUNK) {
        return;
      }
      String next = "SELECT encode(lo_get(%s, %d, %d), 'hex') AS data";
      String sql = next.formatted(oid, offset + CHUNK, CHUNK);
      data = String.valueOf(session.execute(sql).get(0).first().get("data"));
    }
  }

  private static void writeRights(OutputStream out, String oid, Row object) throws IOException {
    String it = "LARGE OBJECT " + oid;
    String owner = object.get("quoted_owner");
    SqlFile.lines(out, "ALTER " + it + " OWNER TO " + owner + ";");
    String comment = object.get("comment");
    if (comment != null) {
      SqlFile.lines(out, "COMMENT ON " + it + " IS " + comment.strip() + ";");
    }
    if (object.is("has_privileges")) {
      String grants = object.get("grants");
      SqlFile.lines(out, "REVOKE ALL ON " + it + " FROM " + owner + ";");
      SqlFile.lines(out, grants == null ? "" : grants);
    }
  }
}
