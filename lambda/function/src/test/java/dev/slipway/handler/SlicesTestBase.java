package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Report;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Work of the function whose time is over in the middle, and that goes on when asked again. */
abstract class SlicesTestBase {

  private static final long PLENTY = 600_000;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path migrations;
  @TempDir Path store;

  final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void keepAnAuditLog() throws Exception {
    Files.writeString(
        migrations.resolve("001_words.sql"), "CREATE TABLE words (id int PRIMARY KEY);\n");
    perform(event("up"), Deadline.none());
  }

  Map<String, String> variables() {
    return new TreeMap<>(
        Map.of(
            "DATABASE_URL", db.url(),
            "MIGRATIONS", migrations.toString(),
            "BACKUP_STORE", "file:" + store));
  }

  static Map<String, Object> event(String action, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("action", action));
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    return fields;
  }

  Report perform(Map<String, Object> event, Deadline deadline) {
    return invocation(deadline).perform(Directory.read(event, name -> null));
  }

  Invocation invocation(Deadline deadline) {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    Map<String, String> variables = variables();
    return new Invocation(
        variables,
        Wiring.credentials(variables),
        deadline,
        new JsonLog(out, "1"),
        new Metrics(out, variables));
  }

  /** A deadline of which somebody has asked so often before it is over. */
  static Deadline overAfter(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return Deadline.of(() -> asked.incrementAndGet() > questions ? 0 : PLENTY);
  }

  /** How it came out, and how many slices it took. */
  record Sliced(Map<String, Object> answer, int paused, int failed) {}

  /**
   * Asks until it is done, each time with a deadline that is over a little later, from at once on.
   */
  Sliced sliced(Map<String, Object> event, int first, int step) {
    int paused = 0;
    int failed = 0;
    for (int questions = first; questions < first + 200 * step; questions += step) {
      try {
        Map<String, Object> answer = perform(event, overAfter(questions)).fields();
        if (!answer.get("outcome").equals("PAUSED")) {
          return new Sliced(answer, paused, failed);
        }
        paused++;
      } catch (SlipwayException e) {
        assertThat(e.getMessage()).contains("Next: ").doesNotContain("internal error");
        failed++;
      }
    }
    throw new AssertionError("it never ends: " + log.toString(StandardCharsets.UTF_8));
  }
}
