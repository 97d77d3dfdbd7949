package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import dev.slipway.testing.postgres.PgDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what becomes of a cancel that nobody waits for. */
class CancelTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  private final List<String> notices = new CopyOnWriteArrayList<>();

  /** Whoever ends work has its sessions cancelled, of which one may have ended by itself. */
  @Test
  void ofASessionThatIsClosedNothingIsSaid() throws Exception {
    Session session = connector().open();
    session.execute("SELECT 1");
    session.close();
    session.cancel();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("slipway-cancel")) {
        thread.join();
      }
    }
    assertThat(notices).isEmpty();
  }

  private Connector connector() {
    Credentials credentials = new Credentials(db.user(), new Secret(db.password()));
    DatabaseSettings settings =
        new DatabaseSettings(
            "127.0.0.1", db.port(), db.name(), CredentialSource.of(credentials), Map.of());
    Duration second = Duration.ofSeconds(1);
    return new Connector(settings, SessionOptions.of("slipway", second, second), notices::add);
  }
}
