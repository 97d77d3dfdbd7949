package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.terms.Care;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.TableName;
import dev.slipway.postgres.dump.SchemaDumpers;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that a restore keeps its deadline within what takes many round trips. */
class RestoreDeadlineTest extends BackupTestBase {

  private static final String OBJECTS =
      "SELECT oid, md5(lo_get(oid)) FROM pg_largeobject_metadata ORDER BY oid";

  @RegisterExtension final PgDatabase target = new PgDatabase();

  private final AtomicLong sent = new AtomicLong();

  /** An hour is left until the first bytes are sent. */
  private RestoreResult restore(BackupResult backup, Duration afterwards, String... tables) {
    return restore(backup, Care.ENDS, afterwards, tables);
  }

  private RestoreResult restore(
      BackupResult backup, Care care, Duration afterwards, String... tables) {
    sent.set(0);
    RestoreTerms terms =
        new RestoreTerms(
            false,
            List.of(tables).stream().map(TableName::parse).toList(),
            false,
            false,
            words -> true,
            Set.of(),
            care,
            1,
            () -> Optional.of(sent.get() == 0 ? Duration.ofHours(1) : afterwards));
    WorkListener listener =
        new WorkListener() {
          private volatile boolean restores;

          @Override
          public void workBegins(Work work) {
            restores = work.name().equals("restore");
          }

          @Override
          public void bytesMoved(long bytes) {
            sent.addAndGet(restores ? bytes : 0);
          }
        };
    StoredBackup stored = StoredBackup.open(store(), key(backup), Seal.NONE);
    return new Restore(connector(target.url()), stored, listener).run(terms);
  }

  @Test
  void pausesBetweenLargeObjectsAndGoesOnBehindThem() throws Exception {
    db.execute("SELECT lo_from_bytea(0, 'word') FROM generate_series(1, 1200)");
    BackupResult backup = backUp(terms());
    RestoreResult paused = restore(backup, Duration.ofSeconds(1));
    assertThat(paused.done()).isFalse();
    assertThat(target.rows("SELECT FROM slipway_restore.units WHERE unit LIKE '%@%'")).hasSize(1);
    assertThat(target.rows(OBJECTS)).isNotEmpty().hasSizeLessThan(1200);
    RestoreResult rest = restore(backup, Duration.ofHours(1));
    assertThat(rest.done()).isTrue();
    assertThat(rest.resumed()).isTrue();
    assertThat(target.rows(OBJECTS)).hasSize(1200).isEqualTo(db.rows(OBJECTS));
  }

  @Test
  void chosenTablesHaveOneDeadlineTogether() throws Exception {
    db.execute("CREATE TABLE a AS SELECT 1 AS id", "CREATE TABLE slow AS SELECT 1 AS id");
    BackupResult backup = backUp(terms());
    target.execute(
        "CREATE FUNCTION hangs(int) RETURNS boolean LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(30); RETURN true; END'",
        "CREATE TABLE a (id int)",
        "CREATE TABLE slow (id int CHECK (hangs(id)))");
    assertThatThrownBy(() -> restore(backup, Duration.ofMillis(500), "public.a", "public.slow"))
        .isInstanceOfSatisfying(
            RestoreFailed.class, failed -> assertThat(failed.isUntouched()).isTrue())
        .hasMessageContaining("(57014)");
    assertThat(target.rows("SELECT FROM a")).isEmpty();
  }

  /** Its first row is refused at once, and the next one takes longer than there is time. */
  @Test
  void rowsThatAreSalvagedHaveADeadlineToo() throws Exception {
    db.execute(
        "CREATE FUNCTION fine(int) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE TABLE slow (id int CHECK (public.fine(id))); INSERT INTO slow VALUES (1), (2)",
        "CREATE OR REPLACE FUNCTION fine(int) RETURNS boolean LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(30) WHERE $1 <> 1; RETURN $1 <> 1; END'");
    Connector connector = connector(db.url());
    BackupResult backup =
        new Backup(
                connector,
                major -> SchemaDumpers.choose(connector, major),
                store(),
                Seal.NONE,
                new WorkListener() {})
            .take(terms(), session -> MIGRATIONS);
    Duration little = Duration.ofMillis(500);
    assertThat(restore(backup, Care.KEEPS_GOING, little).done()).isFalse();
    assertThatThrownBy(() -> restore(backup, Care.KEEPS_GOING, little))
        .hasMessageContaining("(57014)")
        .hasMessageContaining("Next: give it more time");
    assertThat(target.rows("SELECT FROM slow")).isEmpty();
  }
}
