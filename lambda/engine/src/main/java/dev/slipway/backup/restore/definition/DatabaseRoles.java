package dev.slipway.backup.restore.definition;

import dev.slipway.sql.DatabaseStatements;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles that are named by what is said of a database itself. */
public final class DatabaseRoles {

  private DatabaseRoles() {}

  /** Those of some definitions, as they are stored. */
  public static Set<String> of(List<Definition> definitions) {
    return definitions.stream()
        .filter(one -> DatabaseStatements.isAboutDatabase(one.words()))
        .flatMap(one -> Stream.concat(one.grantor().stream(), named(one.words())))
        .collect(Collectors.toSet());
  }

  private static Stream<String> named(StatementWords words) {
    int role =
        switch (words.at(0)) {
          case "ALTER" -> words.starts("ALTER", "ROLE") ? 2 : -1;
          case "GRANT" -> words.indexOf("TO") + 1;
          case "REVOKE" -> words.indexOf("FROM") + 1;
          default -> -1;
        };
    return role < 0 || words.at(role).equals("PUBLIC")
        ? Stream.empty()
        : Stream.of(words.lastNameAt(role));
  }
}
