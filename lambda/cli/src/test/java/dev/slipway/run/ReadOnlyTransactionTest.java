package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has written and turns read only then commits together with its row all the same. */
class ReadOnlyTransactionTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void setUp() {
    project = Project.of(folder, db.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET TRANSACTION READ ONLY; SELECT * FROM c;",
        "SET LOCAL transaction_read_only TO 'on'; SELECT count(*) FROM c;",
        "SAVEPOINT a; SET TRANSACTION READ ONLY; ROLLBACK TO a; INSERT INTO c VALUES (1);",
        "SET TRANSACTION READ ONLY; SAVEPOINT a; SELECT 1; RELEASE a; DECLARE d CURSOR FOR TABLE c;",
      })
  void workAndRowAreOfOneTransaction(String rest) throws Exception {
    project.file("001_a.sql", "CREATE TABLE c (d int); " + rest);
    project.file("002_b.sql", "BEGIN; ALTER TABLE c ADD e int; " + rest + " COMMIT;");
    project.done("up");
    assertThat(
            db.queryString(
                "SELECT (SELECT xmin FROM schema_migrations WHERE version = '001') ="
                    + " (SELECT xmin FROM pg_attribute WHERE attrelid = 'c'::regclass"
                    + " AND attname = 'd')"))
        .isEqualTo("t");
    assertThat(
            db.queryString(
                "SELECT (SELECT xmin FROM schema_migrations WHERE version = '002') ="
                    + " (SELECT xmin FROM pg_attribute WHERE attrelid = 'c'::regclass"
                    + " AND attname = 'e')"))
        .isEqualTo("t");
  }
}
