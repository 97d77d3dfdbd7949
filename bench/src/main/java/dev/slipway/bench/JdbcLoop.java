package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least that a program can do: sends each file of a folder as it is, one round trip each, and
 * remembers nothing.
 */
public final class JdbcLoop {

  private JdbcLoop() {}

  /** Takes the folder; BENCH_URL, BENCH_USER and BENCH_PASSWORD name the database. */
  public static void main(String[] arguments) throws IOException, SQLException {
    String url = System.getenv("BENCH_URL") + "?preferQueryMode=simple&assumeMinServerVersion=13";
    try (Connection connection =
            DriverManager.getConnection(
                url, System.getenv("BENCH_USER"), System.getenv("BENCH_PASSWORD"));
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (Path file : files(Path.of(arguments[0]))) {
        statement.execute(Files.readString(file));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
