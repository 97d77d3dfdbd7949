package dev.slipway.trace;

import dev.slipway.migration.Script;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import dev.slipway.trace.AlterTableForms.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tries the actions of ALTER TABLE one by one, each on the same tables, and tells what each does.
 */
final class AlterTableMeter {

  static final String NOT_THERE = "not there";

  /** What a server answers that does not know an action: its grammar, or the command itself. */
  private static final Set<String> UNKNOWN = Set.of("42601", "0A000");

  private static final String SPACE =
      "COPY (SELECT 1) TO PROGRAM 'mkdir -p %1$s'; CREATE TABLESPACE slipway_forms LOCATION '%1$s'";

  private final Connector connector;

  AlterTableMeter(Connector connector) {
    this.connector = connector;
  }

  /** What each form does, by its name; the tables are made and stay. */
  Map<String, String> measured() {
    Map<String, String> told = new LinkedHashMap<>();
    try (Session session = connector.open()) {
      // How a key is looked up in the other table is the planner's choice.
      session.executeAsWritten("SET timezone = 'UTC'; SET enable_seqscan = off");
      session.executeAsWritten(AlterTableForms.SCHEMA);
      String place = place(session);
      for (String statement : SPACE.formatted(place).split("; ")) {
        session.executeAsWritten(statement);
      }
      try {
        StatementMeter meter = new StatementMeter(Picture.of(session), connector);
        AlterTableForms.ALL.forEach(form -> told.put(form.name(), cell(session, meter, form)));
      } finally {
        session.rollBack();
        session.executeAsWritten("DROP TABLESPACE slipway_forms");
        session.executeAsWritten("COPY (SELECT 1) TO PROGRAM 'rmdir " + place + "'");
      }
    }
    return told;
  }

  /** The server's user must own it. */
  private static String place(Session session) {
    return session
            .executeAsWritten("SELECT current_setting('data_directory') AS place")
            .get(0)
            .first()
            .text("place")
        + "-forms";
  }

  private static String cell(Session session, StatementMeter meter, Form form) {
    Script script = Script.stored("form", form.sql() + ";");
    Statement statement = script.statements().get(0);
    if (!form.isOutside()) {
      session.executeAsWritten("BEGIN");
    }
    try {
      meter.begin();
      meter.before(session, statement);
      session.executeAsWritten(form.sql());
      return cell(form, meter.after(session, script, statement));
    } catch (SqlFailure e) {
      if (UNKNOWN.contains(e.sqlState())) {
        return NOT_THERE;
      }
      throw new AssertionError(form.sql(), e);
    } finally {
      session.rollBack();
    }
  }

  private static String cell(Form form, TracedStatement traced) {
    String own = form.sql().split(" ")[2];
    List<String> parts = new ArrayList<>();
    Map<String, LockMode> strongest = new TreeMap<>();
    traced.locks().stream()
        .filter(lock -> !lock.isOfIndex())
        .forEach(lock -> strongest.merge(lock.table(), lock.mode(), AlterTableMeter::stronger));
    LockMode mode = strongest.remove(own);
    parts.add(mode == null ? "no lock" : mode.words());
    traced.work().scans().forEach(scan -> parts.add("reads " + named(scan.table(), own)));
    if (!traced.work().builtIndexes().isEmpty()) {
      parts.add("builds an index");
    }
    if (traced.work().rewrites().stream().anyMatch(rewrite -> !rewrite.isOfIndex())) {
      parts.add("**writes anew**");
    } else if (!traced.work().rewrites().isEmpty()) {
      parts.add("builds indexes again");
    }
    if (!form.isOutside()) {
      strongest.forEach((table, lock) -> parts.add(named(table, own) + " " + lock.words()));
    }
    return String.join(", ", parts);
  }

  private static String named(String table, String own) {
    return table.equals(own) ? "all rows" : "`" + table + "`";
  }

  private static LockMode stronger(LockMode one, LockMode other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
