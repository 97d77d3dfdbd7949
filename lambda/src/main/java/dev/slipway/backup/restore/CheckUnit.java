package dev.slipway.backup.restore;

import dev.slipway.postgres.Session;
import dev.slipway.sql.TableUse;
import java.util.Set;

/** Checks the rows of a table against one of its foreign keys. */
record CheckUnit(Definition definition, TableUse key) implements Unit {

  @Override
  public String id() {
    return definition.id() + " checked";
  }

  @Override
  public String subject() {
    return definition.subject();
  }

  @Override
  public Set<String> exclusive() {
    return Set.of(TableNames.key(key.table()));
  }

  @Override
  public Set<String> needs() {
    return Set.of(definition.id());
  }

  @Override
  public void run(Session session, String record) {
    session.execute(
        "BEGIN;\nALTER TABLE ONLY "
            + key.table()
            + " VALIDATE CONSTRAINT "
            + key.name()
            + ";\n"
            + record
            + "COMMIT");
  }
}
