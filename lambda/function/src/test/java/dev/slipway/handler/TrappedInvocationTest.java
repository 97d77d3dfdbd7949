package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Report;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.Traps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The function's actions as a superuser, in a database in which a role without rights has planted
 * what is named like the server's own: none of it is ever called.
 */
final class TrappedInvocationTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path migrations;
  @TempDir Path store;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Traps traps;

  @Test
  void noActionOfTheFunctionCallsThem() throws Exception {
    traps = Traps.plant(db, folder);
    Files.writeString(
        migrations.resolve("001_words.sql"),
        """
        CREATE TABLE public.words (id pg_catalog.int4 PRIMARY KEY);
        CREATE SEQUENCE public.counter OWNED BY public.words.id;
        -- DOWN
        DROP TABLE public.words;
        """);
    performed("status");
    performed("up", "backup", "always");
    performed("drift");
    performed("backup");
    performed("restore", "backup", "latest", "clean", true);
    performed("down", "steps", 1);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("may be written by");
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT UPDATE ON public.schema_migrations TO " + Traps.ROLE);
    }
    performed("status");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("the history may be written by " + Traps.ROLE);
  }

  private void performed(String action, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("action", action));
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL", db.url().replace(db.user(), Traps.CARELESS),
            "MIGRATIONS", migrations.toString(),
            "BACKUP_STORE", "file:" + store);
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    Report report =
        new Invocation(
                variables,
                Wiring.credentials(variables),
                Deadline.none(),
                new JsonLog(out, "1"),
                new Metrics(out, variables))
            .perform(Directory.read(fields, name -> null));
    assertThat(report.fields()).containsEntry("action", action);
    assertThat(traps.sprung()).as(action).isEmpty();
  }
}
