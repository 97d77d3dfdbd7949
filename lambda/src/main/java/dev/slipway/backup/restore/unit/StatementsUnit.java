package dev.slipway.backup.restore.unit;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.Setting;
import dev.slipway.postgres.Session;
import java.util.List;

/**
 * Definitions that are made together, each under the settings that hold where it stands in the
 * dump. A server reads a whole text before it runs the first statement of it, so a text ends where
 * something is set.
 *
 * @param id of the first of them, also when it is left out
 * @param definitions those that are made; may be none
 */
public record StatementsUnit(String id, List<Definition> definitions) implements Unit {

  @Override
  public String subject() {
    return definitions.isEmpty() ? id : definitions.get(0).subject();
  }

  @Override
  public void run(Session session, String record) {
    run(session, List.of(), record);
  }

  /** The same with statements of ours in front, within the transaction. */
  void run(Session session, List<String> first, String record) {
    Texts texts = new Texts(session);
    texts.add("BEGIN", subject());
    first.forEach(sql -> texts.add(sql, subject()));
    List<Setting> set = List.of();
    for (Definition definition : definitions) {
      set(texts, set, definition);
      set = definition.settings();
      texts.add(definition.sql(), definition.subject());
    }
    // What is ours is not done in the name of whoever passed a privilege on.
    set.stream().filter(Setting::isRole).forEach(one -> texts.add(one.reset(), subject()));
    texts.add(record + "COMMIT", subject());
    texts.send();
  }

  private static void set(Texts texts, List<Setting> before, Definition next) {
    List<String> changes = Setting.between(before, next.settings());
    if (!changes.isEmpty()) {
      changes.forEach(sql -> texts.add(sql, next.subject()));
      texts.send();
    }
  }
}
