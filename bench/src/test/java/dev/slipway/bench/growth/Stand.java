package dev.slipway.bench.growth;

import com.sun.management.ThreadMXBean;
import dev.slipway.bench.tool.Command;
import dev.slipway.cli.Main;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder of n migrations, a database, and the command line in this JVM, called for them. */
final class Stand implements AutoCloseable {

  private static final int PENDING = 10;

  private static final String MIGRATION =
      """
      CREATE TABLE item_%1$d (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL CHECK (name <> '')
      );
      CREATE INDEX item_%1$d_name ON item_%1$d (name);
      -- DOWN
      DROP TABLE item_%1$d;
      """;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Task task;
  private final Path folder;
  private PgDatabase database = PgDatabase.open();

  private Stand(Task task, Path folder) {
    this.task = task;
    this.folder = folder;
  }

  static Stand open(Path parent, Task task, int size) throws IOException {
    Stand stand = new Stand(task, Files.createTempDirectory(parent, "growth"));
    Path migrations = Files.createDirectory(stand.folder.resolve("migrations"));
    for (int number = 1; number <= size; number++) {
      Files.writeString(migrations.resolve(number + "_item.sql"), MIGRATION.formatted(number));
    }
    switch (task.state()) {
      case BASELINED -> stand.run(stand.database.url(), List.of("baseline", "" + (size - PENDING)));
      case APPLIED -> stand.run(stand.database.url(), List.of("up"));
      case PENDING -> {}
    }
    return stand;
  }

  /** What the command takes, so many times. */
  List<Effort> efforts(int rounds) {
    List<Effort> efforts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      efforts.add(effort());
    }
    return efforts;
  }

  /** What {@code up} has changed is thrown away. */
  private Effort effort() {
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      run(database.url(proxy.port()), task.words());
      double wall = (System.nanoTime() - start) / 1e9;
      bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      return new Effort(wall, bytes / 1e6, proxy.roundTrips());
    } finally {
      if (task.words().contains("up")) {
        database.close();
        database = PgDatabase.open();
      }
    }
  }

  /** Where to prove is no setting: the option alone says so. */
  private void run(String url, List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (words.contains("proof")) {
      all.addAll(List.of("--url", url));
    }
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL",
            url,
            "MIGRATIONS",
            folder.resolve("migrations").toString(),
            "BACKUP_STORE",
            "file:" + folder.resolve("store"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      int code = Main.run(all.toArray(String[]::new), variables, out, out);
      if (code != 0) {
        String text = said.toString(StandardCharsets.UTF_8);
        throw new IllegalStateException(words + " ended with " + code + ": " + text);
      }
    }
  }

  @Override
  public void close() {
    database.close();
    Command.shell(Path.of("/"), Map.of(), "rm -rf '" + folder + "'").run();
  }
}
