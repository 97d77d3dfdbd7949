package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that whoever stands in the way of chosen tables is named. */
class RestoreBlockedTest extends BackupTestBase {

  private static final String WAITING =
      "SELECT FROM pg_locks WHERE NOT granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  @RegisterExtension final PgDatabase target = new PgDatabase();

  @Test
  void theSessionThatReadsAChosenTableIsNamed() throws Exception {
    db.execute("CREATE TABLE a AS SELECT 1 AS id");
    BackupResult backup = backUp(terms());
    target.execute("CREATE TABLE a AS SELECT 2 AS id");
    try (Connection reader = target.connect();
        Statement statement = reader.createStatement()) {
      statement.execute("SET application_name = 'nightly report'");
      reader.setAutoCommit(false);
      statement.execute("SELECT FROM a");
      RestoreFailed failed = restoreUntilItHasWaited(backup);
      assertThat(failed.isUntouched()).isTrue();
      assertThat(failed)
          .hasMessageContaining("(55P03)")
          .hasMessageContaining("\n  In the way: session ")
          .hasMessageContaining("(nightly report, idle in transaction, open for ")
          .hasMessageContaining(" holds ")
          .hasMessageContaining("It was rolled back; the database is as it was. Next: ");
    }
    assertThat(target.queryString("SELECT id FROM a")).isEqualTo("2");
  }

  /** Time is left until it has waited for somebody once. */
  private RestoreFailed restoreUntilItHasWaited(BackupResult backup) {
    CompletableFuture<Void> waited = CompletableFuture.runAsync(this::awaitWaiting);
    RestoreTerms terms =
        new RestoreTerms(
            true,
            List.of(TableName.parse("public.a")),
            false,
            false,
            1,
            () -> Optional.of(waited.isDone() ? Duration.ofSeconds(1) : Duration.ofHours(1)));
    StoredBackup stored = StoredBackup.open(store(), key(backup), Seal.NONE);
    Restore restore = new Restore(connector(target.url()), stored, new WorkListener() {});
    return catchThrowableOfType(RestoreFailed.class, () -> restore.run(terms));
  }

  private void awaitWaiting() {
    try {
      while (target.rows(WAITING).isEmpty()) {
        Thread.sleep(20);
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
