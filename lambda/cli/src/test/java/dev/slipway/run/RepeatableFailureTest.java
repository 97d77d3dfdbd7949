package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a repeatable which fails is still recorded as it was applied before. */
class RepeatableFailureTest {

  private static final String BEFORE =
      "-- UP\nCREATE OR REPLACE VIEW v AS SELECT 1 AS a;\n-- DOWN\nDROP VIEW v;\n";

  private static final String ROW =
      "SELECT concat_ws('|', date_trunc('milliseconds', applied_at), checksum, execution_time_ms,"
          + " description, state, segments_done, segment_begun, down_script, applied_by) FROM"
          + " schema_migrations";

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void whatWasAppliedBeforeStaysRecorded() throws Exception {
    Project project = Project.of(folder, db.url()).file("R_view.sql", BEFORE);
    assertThat(project.run("up").exitCode()).isZero();
    String row = db.queryString(ROW);
    project.file(
        "R_view.sql", "-- UP\nDROP INDEX CONCURRENTLY absent;\nSELECT 1;\n-- DOWN\nSELECT 2;\n");
    assertThat(project.run("up").err()).contains("index \"absent\" does not exist");
    assertThat(db.queryString(ROW)).isEqualTo(row);
    assertThat(project.run("status").out()).contains("pending").doesNotContain("partial");
    project.file("R_view.sql", BEFORE);
    assertThat(project.run("up").out()).contains("Nothing to do");
    project.delete("R_view.sql").file("001_a.sql", "SELECT 1;");
    assertThat(project.run("status", "--json").out()).contains("R_view");
  }

  @Test
  void oneThatWasNeverAppliedLeavesNoRow() throws Exception {
    Project project =
        Project.of(folder, db.url())
            .file("R_view.sql", "-- UP\nDROP INDEX CONCURRENTLY absent;\nSELECT 1;\n");
    assertThat(project.run("up").exitCode()).isEqualTo(1);
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("0");
  }
}
