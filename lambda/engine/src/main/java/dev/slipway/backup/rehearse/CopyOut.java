package dev.slipway.backup.rehearse;

import dev.slipway.postgres.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the commands that load rows into those that read the same rows.
 *
 * @param partitioned tables, quoted, that have their rows in partitions
 * @param conditions of the tables of extensions, which hold rows besides, by the tables' names
 */
record CopyOut(Set<String> partitioned, Map<String, String> conditions) {

  private static final String FROM = " FROM stdin";

  private static final String PARTITIONED =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'p'\
      """;

  private static final String CONDITIONS =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name,
        x.extcondition[array_position(x.extconfig, c.oid)] AS condition
      FROM pg_extension x JOIN pg_class c ON c.oid = ANY (x.extconfig)
        JOIN pg_namespace n ON n.oid = c.relnamespace\
      """;

  static CopyOut of(Session session) {
    Map<String, String> conditions = new HashMap<>();
    session
        .execute(CONDITIONS)
        .get(0)
        .list()
        .forEach(row -> conditions.put(row.get("name") + "", row.get("condition") + ""));
    return new CopyOut(
        session.execute(PARTITIONED).get(0).list().stream()
            .map(row -> String.valueOf(row.get("name")))
            .collect(Collectors.toSet()),
        conditions);
  }

  /** For {@code COPY table (columns) FROM stdin}, in which there may be no columns. */
  String command(String load) {
    String table = table(load);
    String columns =
        load.substring("COPY ".length() + table.length(), load.length() - FROM.length());
    boolean plain = !partitioned.contains(table) && conditions.getOrDefault(table, "").isEmpty();
    if (plain) {
      return "COPY " + table + columns + " TO STDOUT";
    }
    String list =
        columns.isEmpty() ? "" : columns.strip().substring(1, columns.strip().length() - 1);
    String only = partitioned.contains(table) ? "" : "ONLY ";
    String where = conditions.getOrDefault(table, "");
    return "COPY (SELECT " + list + " FROM " + only + table + " " + where + ") TO STDOUT";
  }

  /** The name of the table, quoted: it ends with the first blank that is not in quotes. */
  static String table(String load) {
    int start = "COPY ".length();
    boolean quoted = false;
    for (int i = start; i < load.length(); i++) {
      if (load.charAt(i) == '"') {
        quoted = !quoted;
      } else if (load.charAt(i) == ' ' && !quoted) {
        return load.substring(start, i);
      }
    }
    return load.substring(start);
  }
}
