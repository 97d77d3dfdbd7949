package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** The scratch databases of rehearsals that were killed; each holds a copy of somebody's data. */
final class LeftBehind {

  private LeftBehind() {}

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
      return name + ", which a killed rehearsal had left on the server, was dropped";
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      return left(name, FailureText.of(e));
    }
  }

  private static String left(String name, String why) {
    return name
        + " is there, most likely of a rehearsal that was killed, with a copy of a backup's rows,"
        + " and was not dropped: "
        + why
        + ". Next: DROP DATABASE "
        + Sql.plainName(name)
        + " WITH (FORCE)";
  }
}
