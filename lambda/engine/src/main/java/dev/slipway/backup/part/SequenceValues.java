package dev.slipway.backup.part;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads where sequences stand without calling anybody's code. A sequence cannot be locked by name,
 * so its owner may have put a view in its place (CVE-2024-7348); the server's functions take
 * nothing but a sequence.
 *
 * @param name quoted, with its schema
 */
public record SequenceValues(String name, long lastValue, boolean isCalled) {

  /** The first server that gives all of a sequence by its oid. */
  private static final int BY_OID = 18;

  private static final int AT_ONCE = 100;

  /** Holds the sequences as they are until the transaction ends. */
  private static final String LOCK =
      "SELECT name, pg_sequence_last_value(to_regclass(name)) FROM (VALUES %s) s (name);\n";

  private static final String READ =
      "SELECT name, last_value, is_called FROM (VALUES %s) s (name),"
          + " pg_get_sequence_data(to_regclass(name))";

  /**
   * The values of sequences, whose names are quoted. Throws {@link IOException}, or {@link
   * dev.slipway.postgres.SqlFailure}, when one is gone or is no sequence any more.
   */
  public static List<SequenceValues> read(Session session, List<String> names) throws IOException {
    List<SequenceValues> all = new ArrayList<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      all.addAll(some(session, names.subList(from, Math.min(from + AT_ONCE, names.size()))));
    }
    return all;
  }

  private static List<SequenceValues> some(Session session, Collection<String> names)
      throws IOException {
    String list =
        names.stream().map(name -> "(" + Sql.literal(name) + ")").collect(Collectors.joining(", "));
    boolean byOid = session.serverMajor() >= BY_OID;
    List<Rows> answers =
        session.execute(
            SnapshotSql.PLAIN_TABLES
                + (byOid ? READ.formatted(list) : LOCK.formatted(list) + select(names)));
    List<Row> rows = answers.get(answers.size() - 1).list();
    for (Row row : rows) {
      if (row.get("last_value") == null) {
        throw new IOException("sequence " + row.get("name") + " is gone, or is none any more");
      }
    }
    return rows.stream().map(SequenceValues::of).toList();
  }

  private static String select(Collection<String> names) {
    return names.stream()
        .map(name -> "SELECT " + Sql.literal(name) + " AS name, last_value, is_called FROM " + name)
        .collect(Collectors.joining(" UNION ALL "));
  }

  /** The statement that sets one so. */
  public String statement() {
    return "SELECT pg_catalog.setval("
        + Sql.literal(name).strip()
        + ", "
        + lastValue
        + ", "
        + isCalled
        + ");";
  }

  private static SequenceValues of(Row row) {
    return new SequenceValues(
        String.valueOf(row.get("name")),
        Long.parseLong(String.valueOf(row.get("last_value"))),
        row.is("is_called"));
  }
}
