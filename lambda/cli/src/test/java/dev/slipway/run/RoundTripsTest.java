package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Counts the network round trips of whole commands: their price on a slow line. */
class RoundTripsTest {

  /** Lock and facts, history with the run's start, the run's end. */
  private static final int FIXED = 3;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private PostgresProxy proxy;
  private Project project;

  @BeforeEach
  void startProxy() {
    proxy = new PostgresProxy(db.port());
    project = Project.of(folder, db.url(proxy.port()));
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Test
  void upCostsThreeAndOneForEachMigration() {
    tables(1, 7);
    assertThat(cost("up")).isEqualTo(FIXED + 7);
    tables(8, 20);
    assertThat(cost("up")).isEqualTo(FIXED + 13);
    assertThat(proxy.connections()).isEqualTo(2);
  }

  @Test
  void nothingToDoCostsThree() {
    tables(1, 3);
    project.run("up");
    assertThat(cost("up")).isEqualTo(FIXED);
  }

  @Test
  void statusAndPlanCostAtMostTwo() {
    tables(1, 3);
    assertThat(cost("status")).isEqualTo(1);
    project.run("up");
    assertThat(cost("status")).isEqualTo(2);
    assertThat(cost("plan")).isEqualTo(2);
    assertThat(cost("validate")).isEqualTo(2);
    assertThat(cost("history")).isEqualTo(2);
  }

  @Test
  void downCostsThreeAndOneForEachMigration() {
    tables(1, 5);
    project.run("up");
    assertThat(cost("down")).isEqualTo(FIXED + 1);
    assertThat(cost("down", "--steps", "3")).isEqualTo(FIXED + 3);
  }

  @Test
  void verifyAndOptionsAndRepeatablesCostNothingMore() {
    project
        .file(
            "001_a.sql",
            """
            -- slipway: lock_timeout=1s statement_timeout=1min
            CREATE TABLE a(i int);
            -- VERIFY
            SELECT count(*) = 0 FROM a;
            """)
        .file("R_v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
    assertThat(cost("up")).isEqualTo(FIXED + 2);
  }

  @Test
  void indexBuiltConcurrentlyCostsFour() {
    tables(1, 1);
    project.run("up");
    project.file("2_named.sql", "CREATE INDEX CONCURRENTLY t1_index ON t1 (i);");
    assertThat(cost("up")).as("announced, looked for, built, recorded").isEqualTo(FIXED + 4);
    project.file("3_unnamed.sql", "CREATE INDEX CONCURRENTLY ON t1 (i);");
    assertThat(cost("up")).as("announced, built, recorded").isEqualTo(FIXED + 3);
    project.file("4_mixed.sql", "ALTER TABLE t1 ADD j int; CREATE INDEX CONCURRENTLY ON t1 (j);");
    assertThat(cost("up")).isEqualTo(FIXED + 1 + 3);
  }

  @Test
  void otherOutsideSegmentsCostThree() {
    tables(1, 1);
    project.run("up");
    project.file("2_vacuum.sql", "VACUUM t1;\n-- DOWN\nVACUUM t1;");
    assertThat(cost("up")).as("announced, run, recorded").isEqualTo(FIXED + 3);
    assertThat(cost("down")).isEqualTo(FIXED + 3);
    project.file("2_vacuum.sql", "ALTER TABLE t1 ADD j int; VACUUM t1; VACUUM t1;");
    assertThat(cost("up")).isEqualTo(FIXED + 1 + 3 + 3);
  }

  private void tables(int first, int last) {
    for (int i = first; i <= last; i++) {
      String text = "CREATE TABLE t%1$d(i int);\n-- DOWN\nDROP TABLE t%1$d;\n".formatted(i);
      project.file(i + "_t.sql", text);
    }
  }

  private int cost(String... command) {
    proxy.reset();
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return proxy.roundTrips();
  }
}
