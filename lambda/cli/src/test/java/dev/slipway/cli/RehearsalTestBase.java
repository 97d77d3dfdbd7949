package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of which a backup is taken, and the backup rehearsed. */
abstract class RehearsalTestBase extends CliTestBase {

  static final Duration LIMIT = Duration.ofMinutes(3);

  static final String DATABASES =
      "SELECT datname FROM pg_database WHERE datname LIKE 'slipway_rehearsal%'";

  @TempDir Path store;

  String uri;

  @BeforeEach
  void nameTheStore() {
    project = project.with("BACKUP_STORE", "file:" + store);
    done("up");
  }

  /** Else the database could not be dropped. */
  @AfterEach
  void dropSubscription() throws Exception {
    String drop = "DROP SUBSCRIPTION IF EXISTS every_kind_subscription";
    RestoreTestBase.executeAsSuperuser(db, drop);
  }

  /** One of every kind of object that the server knows. */
  void makeEveryKind() throws Exception {
    RestoreTestBase.executeAsSuperuser(db, text("/every-kind.sql"));
    for (int major = 15; major <= Math.min(16, PostgresServer.majorVersion()); major++) {
      RestoreTestBase.executeAsSuperuser(db, text("/every-kind-" + major + ".sql"));
    }
  }

  void backUp() {
    uri = String.valueOf(done("backup", "--json").json().get("backup"));
  }

  Result rehearse(String url, int exitCode) {
    Result result = project.run("verify-backup", uri, "--rehearse", "--json", "--url", url);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }

  /** What is warned of where all of it ran as a superuser. */
  static List<String> asSuperuser() {
    return List.of(
        PostgresServer.SUPERUSER
            + " is a superuser of that server, and so was all that the backup ran there");
  }

  static List<String> problems(Result result) {
    return ((List<?>) result.json().get("problems"))
        .stream().map(Map.class::cast).map(p -> p.get("where") + " " + p.get("what")).toList();
  }

  static String text(String name) throws IOException {
    try (InputStream in = RehearsalTestBase.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes a view whose refreshing runs statements in the scratch databases of a rehearsal, on a
   * condition such as that there are rows.
   */
  void whenItIsRestored(String condition, String statements) throws Exception {
    db.execute(
        "CREATE FUNCTION public.hand() RETURNS int LANGUAGE plpgsql AS $$ BEGIN IF "
            + condition
            + " AND current_database() LIKE 'slipway_rehearsal%' THEN "
            + statements
            + "; END IF; RETURN 1; END $$",
        "CREATE MATERIALIZED VIEW public.hands AS SELECT public.hand() AS hand");
  }

  void nothingIsLeft() throws Exception {
    assertThat(db.rows(DATABASES)).isEmpty();
  }

  /** Changes a file of the backup, and its manifest with it. */
  void rewrite(String file, UnaryOperator<String> change) throws Exception {
    RewrittenBackup.change(uri, file, change);
  }
}
