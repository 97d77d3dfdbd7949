package dev.slipway.backup.restore;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Definitions that are made together.
 *
 * @param id of the first of them, also when it is left out
 * @param definitions those that are made; may be none
 */
record StatementsUnit(String id, List<Definition> definitions) implements Unit {

  @Override
  public String subject() {
    return definitions.isEmpty() ? id : definitions.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    List<String> texts = new ArrayList<>(List.of("BEGIN"));
    List<Integer> from = new ArrayList<>();
    List<String> settings = List.of();
    for (Definition definition : definitions) {
      if (!settings.equals(definition.settings())) {
        settings = definition.settings();
        texts.addAll(settings);
      }
      from.add(texts.size());
      texts.add(definition.sql());
    }
    try {
      session.executeAsWritten(String.join(";\n", texts) + ";\n" + record + "COMMIT");
    } catch (SqlFailure e) {
      throw new DefinitionFailure(failed(from, e.completed()), e);
    }
  }

  /** The definition that the statement of an index in the text belongs to. */
  private String failed(List<Integer> from, int completed) {
    int index = from.indexOf(completed);
    return index < 0 ? subject() : definitions.get(index).subject();
  }
}
