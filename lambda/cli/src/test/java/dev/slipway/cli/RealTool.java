package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another tool that {@code -Dslipway.tools=FOLDER:FOLDER} or the PATH has. */
final class RealTool {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Some take none that is checked as quickly as that of the tests' server, from 16 on. */
  private static final String USUAL_PASSWORD =
      "SELECT set_config(name, '4096', false) FROM pg_settings WHERE name = 'scram_iterations';"
          + " ALTER ROLE CURRENT_USER PASSWORD '%s'";

  private RealTool() {}

  /** True where a program can be started. */
  static boolean isThere(String program) {
    return path().stream().anyMatch(one -> Files.isExecutable(one.resolve(program)));
  }

  /** Has the server let tools in that know no newer way. */
  static void letIn(PgDatabase db) throws Exception {
    db.execute(USUAL_PASSWORD.formatted(db.password()));
  }

  /** A text with what is meant by URL, JDBC, USER, PASSWORD and DIR. */
  static String filled(String text, Path folder, PgDatabase on) {
    return text.replace("URL", on.url().replaceFirst("\\?.*", ""))
        .replace("JDBC", "jdbc:postgresql://127.0.0.1:" + on.port() + "/" + on.name())
        .replace("USER", on.user())
        .replace("PASSWORD", on.password())
        .replace("DIR", folder.toString());
  }

  /** Runs a command in a folder on a database, by a shell, whose own arguments hold no password. */
  static void run(String command, Path folder, PgDatabase on) throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put(
        "PATH", String.join(File.pathSeparator, path().stream().map(Path::toString).toList()));
    variables.put("DATABASE_URL", on.url());
    variables.put("URL", filled("URL", folder, on));
    variables.put("JDBC", filled("JDBC", folder, on));
    variables.put("USER", on.user());
    variables.put("PASSWORD", on.password());
    variables.put("DIR", folder.toString());
    variables.put("SQITCH_FULLNAME", "Mira");
    variables.put("SQITCH_EMAIL", "mira@example.com");
    List<String> shell = List.of("sh", "-c", "exec " + command);
    try (ChildProcess process = ChildProcess.startCommand(folder, variables, shell)) {
      assertThat(process.waitFor(LIMIT)).as(() -> process.stdout() + process.stderr()).isZero();
    }
  }

  private static List<Path> path() {
    String own = System.getProperty("slipway.tools", "");
    return Stream.of(own + File.pathSeparator + System.getenv("PATH"))
        .flatMap(all -> Arrays.stream(all.split(File.pathSeparator)))
        .filter(one -> !one.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** All that is in a database but the histories, which are dropped. */
  static List<String> withoutHistory(PgDatabase of) throws Exception {
    of.execute(
        "DROP TABLE IF EXISTS schema_migrations, goose_db_version, gorp_migrations, pgmigrations,"
            + " flyway_schema_history, databasechangelog, databasechangeloglock",
        "DROP SCHEMA IF EXISTS ours CASCADE",
        "DROP SCHEMA IF EXISTS sqitch CASCADE",
        "DROP SCHEMA IF EXISTS drizzle CASCADE");
    return of.catalogue();
  }
}
