package dev.slipway.testing.psql;

import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file of the test resources sql-cases or sql-corpus; see the README there. */
public record SqlCase(Path file) {

  private static final Path RESOURCES =
      Path.of(System.getProperty("slipway.root"), "lambda", "engine", "src", "test", "resources");
  private static final Pattern OLDEST = Pattern.compile("-- min: (\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The cases of a folder of the test resources that the test server understands. */
  public static List<SqlCase> in(String folder) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files
          .filter(file -> file.toString().matches(".*/\\d+_[^/]*\\.sql"))
          .map(SqlCase::new)
          .filter(one -> one.oldest() <= PostgresServer.majorVersion())
          .sorted((a, b) -> Integer.compare(a.number(), b.number()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number its name begins with. */
  public int number() {
    return Integer.parseInt(prefix());
  }

  /** The text as it is, byte order mark and carriage returns included. */
  public String text() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What must have run before: {@code NN.setup.sql}, if there is one. */
  public List<Path> setup() {
    return beside(".setup.sql");
  }

  /** What psql shall run in its place: {@code NN.expected.sql}, if there is one, else the case. */
  public Path reference() {
    return beside(".expected.sql").stream().findFirst().orElse(file);
  }

  private List<Path> beside(String suffix) {
    return Stream.of(file.resolveSibling(prefix() + suffix)).filter(Files::exists).toList();
  }

  private String prefix() {
    Matcher number = NUMBER.matcher(file.getFileName().toString());
    number.lookingAt();
    return number.group();
  }

  private int oldest() {
    Matcher first = OLDEST.matcher(text().lines().findFirst().orElse(""));
    return first.lookingAt() ? Integer.parseInt(first.group(1)) : 0;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
