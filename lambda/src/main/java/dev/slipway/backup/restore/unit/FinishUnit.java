package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.postgres.Session;
import java.util.List;

/**
 * The last unit: takes the progress away, makes the event triggers, which would hear of that, and
 * waits until all is on disk.
 */
public record FinishUnit(List<Definition> eventTriggers) implements Unit {

  @Override
  public String id() {
    return "the end";
  }

  @Override
  public String subject() {
    return eventTriggers.isEmpty() ? "the end" : eventTriggers.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    List<String> first = List.of("SET LOCAL synchronous_commit = on", RestoreLedger.end());
    new StatementsUnit(id(), eventTriggers).run(session, first, "");
  }
}
