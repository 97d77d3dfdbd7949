package dev.slipway.backup.restore;

import dev.slipway.postgres.Session;
import dev.slipway.sql.TableUse;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a foreign key that rows which are there need not keep yet, when nothing more is built on
 * its table that a check of its rows would wait for.
 */
record KeyUnit(Definition definition, TableUse key) implements Unit {

  @Override
  public String id() {
    return definition.id();
  }

  @Override
  public String subject() {
    return definition.subject();
  }

  @Override
  public Set<String> exclusive() {
    return table().equals(referenced()) ? Set.of(table()) : Set.of(table(), referenced());
  }

  @Override
  public Set<String> needs() {
    return table().equals(referenced())
        ? Set.of(table(), IndexUnit.allOf(table()))
        : Set.of(table(), IndexUnit.allOf(table()), referenced(), IndexUnit.keysOf(referenced()));
  }

  @Override
  public Set<String> fills() {
    return Set.of(id());
  }

  private String table() {
    return TableNames.key(key.table());
  }

  private String referenced() {
    return TableNames.key(Objects.requireNonNull(key.referenced(), "it is a foreign key"));
  }

  @Override
  public void run(Session session, String record) {
    new StatementsUnit(id(), List.of(definition.notValid())).run(session, record);
  }
}
