package dev.slipway.postgres;

import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What a server says without failing: its level, and all that belongs to it. */
final class NoticeText {

  private NoticeText() {}

  static String of(SQLWarning warning) {
    ServerErrorMessage server =
        warning instanceof PSQLWarning psql ? psql.getServerErrorMessage() : null;
    return server == null
        ? String.valueOf(warning.getMessage())
        : server.getSeverity()
            + ": "
            + server.getMessage()
            + line("Detail", server.getDetail())
            + line("Hint", server.getHint());
  }

  private static String line(String name, @Nullable String text) {
    return text == null ? "" : "\n  " + name + ": " + text.replace("\n", "\n    ");
  }
}
