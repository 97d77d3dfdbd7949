package dev.slipway.backup.restore;

import dev.slipway.postgres.Session;
import dev.slipway.sql.TableUse;
import java.util.Set;

/** Checks the rows of a table against one of its foreign keys. */
record CheckUnit(Definition definition, TableUse use) implements BuiltOnTable {

  @Override
  public String id() {
    return definition.id() + " checked";
  }

  @Override
  public Set<String> exclusive() {
    return Set.of(table());
  }

  @Override
  public Set<String> needs() {
    return Set.of(definition.id());
  }

  @Override
  public void run(Session session, String record) {
    session.execute(
        "BEGIN;\nALTER TABLE ONLY "
            + use.table()
            + " VALIDATE CONSTRAINT "
            + use.name()
            + ";\n"
            + record
            + "COMMIT");
  }
}
