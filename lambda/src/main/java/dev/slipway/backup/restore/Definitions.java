package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads files of definitions: each statement with the settings it was dumped under. */
final class Definitions {

  /** What our sessions decide for themselves, whatever the dump says. */
  private static final Set<String> OWN =
      Set.of(
          "STATEMENT_TIMEOUT",
          "LOCK_TIMEOUT",
          "IDLE_IN_TRANSACTION_SESSION_TIMEOUT",
          "TRANSACTION_TIMEOUT",
          "CLIENT_ENCODING",
          "CLIENT_MIN_MESSAGES");

  private Definitions() {}

  /** The statements of a file, in memory. Throws what reading throws, also at a damaged file. */
  static List<Definition> read(StoredBackup backup, Part part) throws IOException {
    try (InputStream in = backup.open(part)) {
      return of(part.file(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<Definition> of(String file, String text) {
    List<Definition> definitions = new ArrayList<>();
    Map<String, String> set = new LinkedHashMap<>();
    List<String> settings = List.of();
    List<Statement> statements = StatementReader.read(text).statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      String setting = setting(statement.words());
      if (setting.isEmpty()) {
        definitions.add(new Definition(file, i, statement, settings, ""));
      } else if (!OWN.contains(setting)) {
        set.put(setting, statement.sql());
        settings = List.copyOf(set.values());
      }
    }
    return definitions;
  }

  /** The name of what a statement sets in the session, empty when it is another statement. */
  private static String setting(Words words) {
    if (words.starts("SET")) {
      return words.at(1);
    }
    int call = words.after(0, "SELECT", "PG_CATALOG", ".", "SET_CONFIG", "(");
    return call < 0 ? "" : words.at(call);
  }
}
