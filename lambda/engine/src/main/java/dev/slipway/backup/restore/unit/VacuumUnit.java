package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.postgres.Session;
import java.util.Map;
import java.util.Set;

/**
 * Notes which pages of a table hold nothing but rows that everybody sees, so that foreign keys can
 * be checked in the indexes alone (PostgreSQL manual, chapter 11.9 "Index-Only Scans and Covering
 * Indexes"). Not before the indexes are built: a transaction that is older than the rows would keep
 * their pages from being noted.
 *
 * @param table as written
 */
public record VacuumUnit(String table) implements Unit {

  /** What is complete when a table is ready to have its foreign keys checked. */
  static String of(String key) {
    return key + " vacuumed";
  }

  @Override
  public String id() {
    return "VACUUM " + table;
  }

  @Override
  public boolean isOptional() {
    return true;
  }

  @Override
  public long effort(Map<String, Long> tableBytes) {
    return tableBytes.getOrDefault(key(), 0L) / 8;
  }

  @Override
  public Set<String> exclusive() {
    return Set.of(key());
  }

  @Override
  public Set<String> needs() {
    return Set.of(key(), IndexUnit.allOf(key()));
  }

  @Override
  public Set<String> fills() {
    return Set.of(of(key()));
  }

  private String key() {
    return TableNames.key(table);
  }

  /** It cannot be in one transaction with its record; after a kill between them it is repeated. */
  @Override
  public void run(Session session, String record) {
    String toast = session.serverMajor() < 14 ? "" : ", PROCESS_TOAST off";
    // From 18 on, the tables that inherit from it would be vacuumed too.
    String only = session.serverMajor() < 18 ? "" : "ONLY ";
    session.executeAsWritten(
        "VACUUM (INDEX_CLEANUP off, TRUNCATE off" + toast + ") " + only + table);
    session.execute("BEGIN;\n" + record + "COMMIT");
  }
}
