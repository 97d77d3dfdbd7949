package dev.slipway.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Main;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.process.ChildTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command lines that most child JVMs of these tests are, one after the other in one JVM. */
public final class CommandLineTraining implements ChildTraining {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final List<String> COMMANDS =
      List.of("plan", "up", "status", "backup", "verify-backup latest", "drift", "down", "history");

  @Override
  public void run(List<String> command) throws IOException {
    Path folder = Files.createTempDirectory("slipway-training");
    Files.writeString(
        folder.resolve("001_a.sql"), "CREATE TABLE a (id int);\n-- DOWN\nDROP TABLE a;");
    List<String> training = new ArrayList<>(command);
    training.add(CommandLineTraining.class.getName());
    try (PgDatabase database = PgDatabase.open();
        ChildProcess child =
            ChildProcess.startCommand(folder, environment(folder, database), training)) {
      assertThat(child.waitFor(LIMIT)).as(() -> child.stdout() + child.stderr()).isZero();
    } finally {
      delete(folder);
    }
  }

  private static Map<String, String> environment(Path folder, PgDatabase database) {
    return Map.of(
        "DATABASE_URL",
        database.url(),
        "MIGRATIONS",
        folder.toString(),
        "BACKUP_STORE",
        "file:" + folder.resolve("store"));
  }

  /** In the child: runs them until one fails. */
  public static void main(String[] arguments) {
    for (String command : COMMANDS) {
      int exitCode = Main.run(command.split(" "), System.getenv(), System.out, System.err);
      if (exitCode != 0) {
        System.err.println(command + " ended with " + exitCode);
        System.exit(exitCode);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
