package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** The scratch databases of uses that were killed; some hold a copy of somebody's data. */
final class AbandonedDatabases {

  private AbandonedDatabases() {}

  /** Drops those that are surely ours; names all that there were. */
  static List<String> tidy(Session session) {
    return session.execute(ScratchMark.LEFT_BEHIND).get(0).list().stream()
        .map(row -> tidied(session, row))
        .toList();
  }

  private static String tidied(Session session, Row row) {
    String name = String.valueOf(row.get("name"));
    if (!row.is("ours")) {
      return left(name, "it is of role " + row.get("owner") + ", or was not marked by us");
    }
    if (row.is("used")) {
      return left(name, "a session is in it");
    }
    try {
      session.executeAsWritten("DROP DATABASE IF EXISTS " + Sql.name(name));
      return "%s, which a killed %s had left on the server, was dropped"
          .formatted(name, ScratchUse.of(name).word());
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      return left(name, FailureText.of(e));
    }
  }

  private static String left(String name, String why) {
    ScratchUse use = ScratchUse.of(name);
    return "%s is there, most likely of a %s that was killed, %s, and was not dropped: %s. Next: DROP DATABASE %s WITH (FORCE)"
        .formatted(name, use.word(), use.rows(), why, Sql.plainName(name));
  }
}
