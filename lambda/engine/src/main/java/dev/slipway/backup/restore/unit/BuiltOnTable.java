package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.TableUse;
import java.util.List;
import java.util.Map;

/** What one definition makes on a table that is loaded. */
interface BuiltOnTable extends Unit {

  /** What is made. */
  Definition definition();

  /** The table, and how the definition uses it. */
  TableUse use();

  /** What the table is known by. */
  default String table() {
    return TableNames.key(use().table());
  }

  @Override
  default String id() {
    return definition().id();
  }

  @Override
  default String subject() {
    return definition().subject();
  }

  /** To read rows is about half the work of writing them. */
  @Override
  default long effort(Map<String, Long> tableBytes) {
    return tableBytes.getOrDefault(table(), 0L) / 2;
  }

  @Override
  default void run(Session session, String record) {
    new StatementsUnit(id(), List.of(definition())).run(session, record);
  }

  @Override
  default Salvaged salvage(Session session, String record, SqlFailure failure) {
    return new StatementsUnit(id(), List.of(definition())).salvage(session, record, failure);
  }
}
