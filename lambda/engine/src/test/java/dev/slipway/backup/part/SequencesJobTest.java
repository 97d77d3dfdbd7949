package dev.slipway.backup.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SequencesJobTest {

  private static final int MANY = 700;
  private static final Duration WAIT = Duration.ofSeconds(10);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  /**
   * A server has locks for some thousands of tables and sequences; pg_dump has as many besides.
   * From 18 on a sequence that is read keeps none, so one is locked here.
   */
  @Test
  void givesBackTheLocksOfWhatItHasRead() throws Exception {
    db.execute(
        "DO $$ BEGIN FOR i IN 1..%d LOOP EXECUTE format('CREATE SEQUENCE s%%s', i); END LOOP; END $$"
            .formatted(MANY));
    List<String> names = IntStream.rangeClosed(1, MANY).mapToObj(i -> "public.s" + i).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Connector connector = connector();
    try (Session reader = connector.open();
        Session worker = connector.open()) {
      SharedSnapshot snapshot = snapshot(reader);
      snapshot.join(worker);
      worker.execute("SELECT last_value FROM public.s1");
      assertThat(new SequencesJob(names, snapshot).write(worker, out)).isEqualTo(MANY);
      String locks =
          "SELECT count(*) AS n FROM pg_locks JOIN pg_class c ON c.oid = relation"
              + " WHERE relkind = 'S'";
      assertThat(worker.execute(locks).get(0).first().text("n")).isEqualTo("0");
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(MANY);
  }

  private static SharedSnapshot snapshot(Session reader) {
    String name =
        reader
            .execute(SnapshotSql.BEGIN + "SELECT pg_export_snapshot() AS name")
            .get(0)
            .first()
            .text("name");
    return new SharedSnapshot(reader, name, "");
  }

  private Connector connector() {
    Map<String, String> variables = Map.of("DATABASE_URL", db.url());
    return new Connector(
        Objects.requireNonNull(
            SettingsReader.read(variables, Wiring.credentials(variables)).database()),
        SessionOptions.of("sequences", WAIT, WAIT),
        notice -> {});
  }
}
