package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A check in slices: what was found before is in the last answer. */
final class CheckSlicesTest extends SlicesTestBase {

  @RegisterExtension final PgDatabase other = new PgDatabase();

  @BeforeEach
  void fill() throws Exception {
    for (int i = 0; i < 4; i++) {
      String create = "CREATE TABLE t" + i + " (id int PRIMARY KEY, name text)";
      db.execute(create, "INSERT INTO t" + i + " SELECT n, 'é\"' FROM generate_series(1, 9) n");
      other.execute(create, "INSERT INTO t" + i + " VALUES (1, NULL)");
    }
    other.execute("CREATE TABLE only_there (id int)", "CREATE TABLE words (id int PRIMARY KEY)");
    db.execute(
        "ALTER TABLE t1 ADD CONSTRAINT t1_ref FOREIGN KEY (id) REFERENCES t0 NOT VALID",
        "INSERT INTO t0 VALUES (10)",
        "ALTER TABLE t1 DISABLE TRIGGER USER",
        "ALTER TABLE t1 DROP CONSTRAINT t1_ref",
        "INSERT INTO t1 VALUES (77)",
        "ALTER TABLE t1 ADD CONSTRAINT t1_ref FOREIGN KEY (id) REFERENCES t0 NOT VALID");
    Files.writeString(
        Files.createDirectory(migrations.resolve("checks")).resolve("names.sql"),
        "-- a name is missing\nSELECT id, name FROM t1 WHERE name IS NULL;\n");
  }

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.put("KEEP_DETAILS", "true");
    return variables;
  }

  private static Map<String, Object> lasting(Map<String, Object> answer) {
    Map<String, Object> lasting = new LinkedHashMap<>(answer);
    lasting.keySet().removeAll(List.of("asOf", "durationMs", "notes"));
    return lasting;
  }

  @Test
  void endsWithAllThatWasFoundWhereverItPauses() {
    Map<String, Object> event = event("check", "against", other.url());
    Report whole = perform(event, Deadline.none());
    assertThat(whole.verdict()).isEqualTo(Verdict.FOUND);
    assertThat(whole.fields().get("findings").toString())
        .contains("t1_ref", "names.sql", "only_there", "t3");

    Sliced sliced = sliced(event, 1, 1);

    assertThat(sliced.paused()).isGreaterThan(2);
    assertThat(lasting(sliced.answer())).isEqualTo(lasting(whole.fields()));
    assertThat(sliced.answer().get("notes").toString()).contains("is as of an earlier moment");
    assertThat(lasting(perform(event, Deadline.none()).fields()))
        .isEqualTo(lasting(whole.fields()));
  }

  @Test
  void whereNobodyRemembersItFailsAsBefore() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs, schema_migration_objects");
    for (int questions = 1; questions < 40; questions += 6) {
      Deadline deadline = overAfter(questions);
      assertThatThrownBy(() -> perform(event("check"), deadline)).hasMessageContaining("Next: ");
    }
  }
}
