package dev.slipway.backup.rehearse;

import dev.slipway.backup.part.SequenceValues;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares where sequences stand with where a backup says they stood, and with their columns. */
final class SequencesComparison {

  private static final Pattern SETVAL =
      Pattern.compile(
          "SELECT pg_catalog\\.setval\\((E?'(?:[^'\\\\]|''|\\\\\\\\)*'), (-?\\d+),"
              + " (true|false)\\);");

  /** Those that fill a column; only one that counts upwards can be behind. */
  private static final String FILLING =
      """
      SELECT format('%I.%I', sn.nspname, s.relname) AS sequence,
        format('%I.%I', tn.nspname, t.relname) AS relation, quote_ident(a.attname) AS col
      FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_namespace sn ON sn.oid = s.relnamespace JOIN pg_sequence q ON q.seqrelid = s.oid
        JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND d.deptype IN ('a', 'i') AND q.seqincrement > 0 AND NOT q.seqcycle
        AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
      ORDER BY 1\
      """;

  private final Session session;
  private int same;

  SequencesComparison(Session session) {
    this.session = session;
  }

  /** How many stand where they stood. */
  int same() {
    return same;
  }

  /** Which do not, by the text of the file that sets them. */
  List<Problem> compare(String text) throws IOException {
    List<Problem> problems = new ArrayList<>();
    Matcher sequences = SETVAL.matcher(text);
    while (sequences.find()) {
      String name = value("SELECT " + sequences.group(1) + " AS value");
      String stood = sequences.group(2) + " " + sequences.group(3);
      SequenceValues value = SequenceValues.read(session, List.of(name)).get(0);
      String stands = value.lastValue() + " " + value.isCalled();
      if (stands.equals(stood)) {
        same++;
      } else {
        problems.add(new Problem("sequence " + name, "stands at " + stands + ", not " + stood));
      }
    }
    return problems;
  }

  /** Which are behind their columns; they were so when the backup was taken. */
  List<String> behind() throws IOException {
    List<String> behind = new ArrayList<>();
    for (Row filling : session.execute(FILLING).get(0).list()) {
      String sequence = String.valueOf(filling.get("sequence"));
      String column = filling.get("relation") + "." + filling.get("col");
      SequenceValues stands = SequenceValues.read(session, List.of(sequence)).get(0);
      String is =
          value(
              "SELECT coalesce(max(%s) > %d, false) AS value FROM %s"
                  .formatted(
                      filling.get("col"),
                      stands.isCalled() ? stands.lastValue() : stands.lastValue() - 1,
                      filling.get("relation")));
      if (is.equals("t")) {
        behind.add("sequence " + sequence + " is behind " + column + ", as in the backup");
      }
    }
    return behind;
  }

  private String value(String sql) {
    return String.valueOf(session.execute(sql).get(0).first().get("value"));
  }
}
