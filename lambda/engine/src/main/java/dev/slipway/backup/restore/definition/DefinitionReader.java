package dev.slipway.backup.restore.definition;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.part.DatabaseDefinitions;
import dev.slipway.postgres.ByteText;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads files of definitions: each statement with the settings it was dumped under. */
public final class DefinitionReader {

  /** What our sessions decide for themselves, whatever the dump says. */
  private static final Set<String> OWN =
      Set.of(
          "STATEMENT_TIMEOUT",
          "LOCK_TIMEOUT",
          "IDLE_IN_TRANSACTION_SESSION_TIMEOUT",
          "TRANSACTION_TIMEOUT",
          "CLIENT_ENCODING",
          "CLIENT_MIN_MESSAGES");

  private static final String NAME = Pattern.quote(DatabaseDefinitions.NAME);

  private DefinitionReader() {}

  /** The statements of a file, in memory. Throws what reading throws, also at a damaged file. */
  public static List<Definition> read(StoredBackup backup, Part part) throws IOException {
    try (InputStream in = backup.open(part)) {
      return of(part.file(), ByteText.of(in.readAllBytes()));
    }
  }

  /** What a backup says of its database, for a database of this name; nothing in older ones. */
  public static List<Definition> ofDatabase(StoredBackup backup, String name) throws IOException {
    for (Part part : backup.manifest().parts()) {
      if (part.kind() == Part.Kind.DATABASE) {
        try (InputStream in = backup.open(part)) {
          return ofDatabase(part.file(), ByteText.of(in.readAllBytes()), name);
        }
      }
    }
    return List.of();
  }

  /** The same of the database that a session is on, as it stands there. */
  public static List<Definition> ofDatabase(Session session, String name) {
    return ofDatabase("", String.join("\n", DatabaseDefinitions.read(session)), name);
  }

  private static List<Definition> ofDatabase(String file, String text, String name) {
    return of(file, named(text, name));
  }

  /** The variable stands before all literals, and in no name, where quotes are doubled. */
  private static String named(String text, String name) {
    return StatementReader.read(text).statements().stream()
        .map(one -> one.sql().replaceFirst(NAME, Matcher.quoteReplacement(Sql.name(name))) + ";\n")
        .collect(Collectors.joining());
  }

  /** Those of a text. Throws {@link RestoreFailed} when it is none. */
  public static List<Definition> of(String file, String text) {
    return of(file, StatementReader.read(text).statements());
  }

  /** The same of statements. */
  public static List<Definition> of(String file, List<Statement> statements) {
    List<Definition> definitions = new ArrayList<>();
    Map<String, DumpSetting> set = new LinkedHashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      Optional<DumpSetting> setting = DumpSetting.of(statement);
      Optional<String> reset = DumpSetting.resetBy(statement);
      if (setting.isPresent()) {
        setting.filter(one -> !OWN.contains(one.name())).ifPresent(one -> set.put(one.name(), one));
      } else if (reset.isPresent()) {
        set.remove(reset.get());
      } else {
        definitions.add(Definition.of(file, i, statement, List.copyOf(set.values())));
      }
    }
    return definitions;
  }
}
