package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that a restore tries again what met another transaction. */
class RestoreRetryTest extends BackupTestBase {

  private static final String OBJECTS =
      "SELECT oid, md5(lo_get(oid)) FROM pg_largeobject_metadata ORDER BY oid";

  @RegisterExtension final PgDatabase target = new PgDatabase();

  /** The server refuses the second bite once. */
  private final WorkListener listener =
      new WorkListener() {
        private final AtomicBoolean first = new AtomicBoolean();

        @Override
        public void workBegins(Work work) {
          first.set(work.name().equals("restore"));
        }

        @Override
        public void bytesMoved(long bytes) {
          if (first.getAndSet(false)) {
            refuseTheNextBiteOnce();
          }
        }
      };

  private void refuseTheNextBiteOnce() {
    try {
      target.execute(
          "CREATE SEQUENCE tries",
          "CREATE FUNCTION slipway_restore.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
              + " IF nextval('public.tries') = 1 THEN"
              + " RAISE 'met another' USING ERRCODE = 'serialization_failure'; END IF;"
              + " RETURN NEW; END $$",
          "CREATE TRIGGER refuse BEFORE INSERT ON slipway_restore.units FOR EACH ROW"
              + " WHEN (NEW.unit LIKE '%@1') EXECUTE FUNCTION slipway_restore.refuse()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void largeObjectsGoOnBehindTheBitesThatAreDone() throws Exception {
    db.execute("SELECT lo_from_bytea(0, 'word') FROM generate_series(1, 1200)");
    StoredBackup stored = StoredBackup.open(store(), key(backUp(terms())), Seal.NONE);
    RestoreTerms once = new RestoreTerms(false, List.of(), false, false, 1, Optional::empty);
    RestoreResult result = new Restore(connector(target.url()), stored, listener).run(once);
    assertThat(result.done()).isTrue();
    assertThat(target.queryString("SELECT last_value FROM tries")).isEqualTo("2");
    assertThat(target.rows(OBJECTS)).hasSize(1200).isEqualTo(db.rows(OBJECTS));
  }
}
