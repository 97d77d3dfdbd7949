package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the example of expand, backfill, contract while an application reads and writes. */
class BackfillExampleTest {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("slipway.root"), "examples/backfill/migrations");

  @RegisterExtension final PgDatabase db = new PgDatabase();

  private final AtomicBoolean ends = new AtomicBoolean();
  private final CountDownLatch works = new CountDownLatch(2);

  @Test
  void theApplicationGoesOnMeanwhileAndNoRowIsForgotten() throws Exception {
    Project project = Project.of(EXAMPLE, db.url());
    project.done("up", "20260301_090000");
    db.execute(
        "INSERT INTO cards (name, rating) SELECT 'x', i % 101 FROM generate_series(1, 20000) i");
    ExecutorService builds = Executors.newFixedThreadPool(2);
    try {
      Future<Long> old =
          builds.submit(
              () ->
                  work(
                      "INSERT INTO cards (name, rating) VALUES ('new', 77)",
                      "UPDATE cards SET rating = 60 WHERE id = 7"));
      Future<Long> reader =
          builds.submit(
              () ->
                  work(
                      "SELECT count(rating) FROM cards",
                      "UPDATE cards SET name = 'read' WHERE id = 19000"));
      works.await();
      project.done("up", "20260302_090000");
      assertThat(project.run("up").err()).contains("requires the backfill stars");
      project.done("backfill", "stars", "--execute", "--batch-size", "500");
      ends.set(true);
      assertThat(old.get()).isPositive();
      assertThat(reader.get()).isPositive();
    } finally {
      ends.set(true);
      builds.shutdown();
    }
    assertThat(
            db.queryString("SELECT count(*) FROM cards WHERE stars IS DISTINCT FROM rating / 20"))
        .isEqualTo("0");
    project.done("up");
    project.done("status", "--check");
  }

  /** One build of the application, at its work until it is told to end; counts its rounds. */
  private long work(String... statements) throws Exception {
    long rounds = 0;
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      while (!ends.get()) {
        for (String sql : statements) {
          if (statement.execute(sql)) {
            try (ResultSet rows = statement.getResultSet()) {
              rows.next();
            }
          }
        }
        rounds++;
        works.countDown();
      }
    }
    return rounds;
  }
}
