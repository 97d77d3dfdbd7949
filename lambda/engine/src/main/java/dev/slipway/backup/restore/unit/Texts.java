package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;

/** Collects statements that go to the server in one text, and knows which of them failed. */
final class Texts {

  private final Session session;
  private final List<String> statements = new ArrayList<>();
  private final List<String> subjects = new ArrayList<>();

  Texts(Session session) {
    this.session = session;
  }

  /** One more; {@code subject} is what a message calls it. */
  void add(String sql, String subject) {
    statements.add(sql);
    subjects.add(subject);
  }

  /** Sends what was collected. Throws {@link DefinitionFailure} for what fails first. */
  void send() {
    String text = String.join(";\n", statements);
    List<String> sent = List.copyOf(subjects);
    statements.clear();
    subjects.clear();
    try {
      session.executeAsWritten(text);
    } catch (SqlFailure e) {
      throw new DefinitionFailure(sent.get(Math.min(e.completed(), sent.size() - 1)), e);
    }
  }
}
