package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/**
 * The last unit: takes the progress away, makes the event triggers, which would hear of that, says
 * what is said of the database itself, which may hinder sessions that come later, and waits until
 * all is on disk.
 */
public record FinishUnit(List<Definition> definitions) implements Unit {

  @Override
  public String id() {
    return "the end";
  }

  @Override
  public String subject() {
    return definitions.isEmpty() ? "the end" : definitions.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    new StatementsUnit(id(), definitions).run(session, first(), "");
  }

  /** The account is gone by then, so that nothing is written down there. */
  @Override
  public Salvaged salvage(Session session, String record, SqlFailure failure) {
    Salvage salvage = Salvage.begin(session);
    first().forEach(session::execute);
    new StatementsUnit(id(), definitions).salvage(salvage);
    return salvage.end("");
  }

  private static List<String> first() {
    return List.of("SET LOCAL synchronous_commit = on", RestoreLedger.end());
  }
}
