package dev.slipway.testing.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a role without rights can plant in a schema that everybody may create in: operators,
 * functions, aggregates, types and views named like those of pg_catalog, that fit better than
 * these, or as well. Each writes down the query that it was called in, as soon as a superuser does.
 * All names are trapped that stand anywhere in the engine's sources, so a statement that is added
 * there is met too.
 */
public final class Traps {

  /** Plants them; without rights of its own. */
  public static final String ROLE = "slipway_low";

  /** A superuser whose sessions look in public before pg_catalog. */
  public static final String CARELESS = "slipway_careless";

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]+");

  private final Path record;

  private Traps(Path record) {
    this.record = record;
  }

  /** Plants them in a database; {@code folder} gets the record of what was called. */
  public static Traps plant(PgDatabase database, Path folder) throws SQLException {
    Path record = folder.resolve("sprung.txt");
    String sql =
        resource()
            .replace("${record}", record.toString())
            .replace("${password}", database.password())
            .replace("${words}", String.join(",", words()));
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return new Traps(record);
  }

  /** What was called by a superuser, and in which query: a line each. */
  public List<String> sprung() {
    try {
      return Files.exists(record) ? Files.readAllLines(record) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource() {
    try (InputStream in = Traps.class.getResourceAsStream("/traps.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> words() {
    Path sources = Path.of(System.getProperty("slipway.root"), "lambda/engine/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> WORD.matcher(read(file)).results())
          .map(MatchResult::group)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
