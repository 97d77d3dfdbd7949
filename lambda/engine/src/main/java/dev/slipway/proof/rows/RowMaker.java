package dev.slipway.proof.rows;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts rows into the tables of a scratch database, each time into those whose shape is new; all in
 * one transaction, and a row that the server refuses is left out.
 */
public final class RowMaker {

  private static final String SETTING = "slipway.rows";

  /**
   * Tried in a block of its own; the answer is kept in a setting, for want of a table. Constraints
   * that wait for the commit would undo all rows there.
   */
  private static final String TABLE =
      """
        made := 0; why := '';
      %s  told := told || %s || E'\\x1f' || made || E'\\x1f' || why || E'\\x1e';
      """;

  /** As a text, so that no column is taken for one of the variables. */
  private static final String ROW =
      """
        BEGIN
          EXECUTE %s;
          GET DIAGNOSTICS got = ROW_COUNT; made := made + got;
        EXCEPTION WHEN OTHERS THEN why := SQLERRM;
        END;
      """;

  private final Session session;
  private final long seed;
  private final ShapesReader reader;
  private final Map<String, TableShape> filled = new HashMap<>();
  private final Map<String, Integer> rounds = new HashMap<>();
  private final Map<String, Unmade> unmade = new HashMap<>();
  private Tables tables = new Tables(List.of());
  private long made;

  /** Makes rows in the session's database; the same seed makes the same rows. */
  public RowMaker(Session session, long seed) {
    this.session = session;
    this.seed = seed;
    this.reader = new ShapesReader(session);
  }

  /**
   * Fills what is new, and gives the names of those tables. Throws {@link
   * dev.slipway.postgres.SqlFailure}.
   */
  public Set<String> fill() {
    Shapes shapes = reader.read();
    List<TableShape> due = new ArrayList<>();
    for (TableShape table : shapes.inOrder()) {
      if (!table.equals(filled.put(table.name(), table))) {
        due.add(table);
      }
    }
    if (!due.isEmpty()) {
      String told = session.executeAsWritten(script(shapes, due)).get(0).first().text("told");
      remember(told);
    }
    tables = Tables.of(shapes);
    return due.stream().map(TableShape::name).collect(Collectors.toSet());
  }

  /** From now on, tables of these names are new. */
  public void forget(Set<String> names) {
    filled.keySet().removeAll(names);
  }

  /** The tables that there were when they were filled last. */
  public Tables tables() {
    return tables;
  }

  private String script(Shapes shapes, List<TableShape> due) {
    StringBuilder body = new StringBuilder();
    due.forEach(table -> body.append(block(shapes, table)));
    String tag = "$proof$";
    while (body.indexOf(tag) >= 0) {
      tag = tag.replace("proof", "proof_");
    }
    return "DO "
        + tag
        + "DECLARE told text := ''; why text; made bigint; got bigint;\nBEGIN\n"
        + "  SET CONSTRAINTS ALL IMMEDIATE;\n"
        + body
        + "  PERFORM pg_catalog.set_config('"
        + SETTING
        + "', told, false);\nEND "
        + tag
        + ";\nSELECT pg_catalog.current_setting('"
        + SETTING
        + "') AS told";
  }

  private String block(Shapes shapes, TableShape table) {
    int round = rounds.merge(table.name(), 1, Integer::sum) - 1;
    RowInserts rows = new RowInserts(shapes, table, seed);
    StringBuilder inserts = new StringBuilder();
    int count = Draw.ROWS * (table.isPartOfHash() ? 6 : 1);
    for (int i = 0; i < count; i++) {
      inserts.append(ROW.formatted(Sql.literal(rows.insert(round * count + i))));
    }
    return TABLE.formatted(inserts, Sql.literal(table.name()));
  }

  private void remember(String told) {
    for (String table : told.split("\u001e", 0)) {
      String[] parts = table.split("\u001f", 3);
      long rows = Long.parseLong(parts[1]);
      made += rows;
      if (rows > 0) {
        unmade.remove(parts[0]);
      } else if (rounds.getOrDefault(parts[0], 0) == 1 || unmade.containsKey(parts[0])) {
        unmade.put(parts[0], new Unmade(parts[0], parts[2]));
      }
    }
  }

  /** How many rows there are that it has made so far. */
  public long made() {
    return made;
  }

  /** The tables that have got none, in the order of their names. */
  public List<Unmade> unmade() {
    return unmade.values().stream().sorted(Comparator.comparing(Unmade::table)).toList();
  }
}
