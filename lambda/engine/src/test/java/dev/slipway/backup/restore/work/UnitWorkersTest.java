package dev.slipway.backup.restore.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what becomes of the other workers when one has failed. */
class UnitWorkersTest {

  private record Step(String id, Consumer<Session> work) implements Unit {

    @Override
    public void run(Session session, String record) {
      work.accept(session);
    }
  }

  private final RestoreTerms terms =
      new RestoreTerms(false, List.of(), false, false, 2, Optional::empty);
  private final UnitRunner runner = new UnitRunner(terms, new WorkListener() {}, false);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  private PostgresProxy proxy;

  @BeforeEach
  void openProxy() {
    proxy = new PostgresProxy(db.port());
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  private void work(Unit... units) {
    Map<String, String> variables = Map.of("DATABASE_URL", db.url(proxy.port()));
    Duration wait = Duration.ofSeconds(10);
    Connector connector =
        new Connector(
            Objects.requireNonNull(
                SettingsReader.read(variables, Wiring.credentials(Map.of())).database()),
            SessionOptions.of("workers test", wait, wait),
            notice -> {});
    try (UnitWorkers workers = new UnitWorkers(connector, terms, runner)) {
      workers.work(new Phase(List.of(units), true));
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static Step failsOnce(BooleanSupplier condition) {
    return new Step(
        "fails",
        session -> {
          await(condition);
          session.execute("SELECT 1 / 0");
        });
  }

  /** The first connections are the sessions, the third is the one that cancels. */
  @Test
  void workerBetweenTwoUnitsBeginsNoOther() {
    AtomicBoolean begun = new AtomicBoolean();
    Step between =
        new Step(
            "between",
            session -> {
              begun.set(true);
              await(() -> proxy.connections() > 2);
            });
    Step next = new Step("next", session -> {});
    assertThatThrownBy(() -> work(failsOnce(begun::get), between, next))
        .hasMessageContaining("division by zero");
    assertThat(runner.done()).extracting(Unit::id).containsExactly("between");
  }

  @Test
  void workOfTheOthersIsCancelled() {
    Step sleeps = new Step("sleeps", session -> session.execute("SELECT pg_sleep(600)"));
    assertThatThrownBy(() -> work(sleeps, failsOnce(this::sleeps)))
        .hasMessageContaining("division by zero");
    assertThat(runner.done()).isEmpty();
  }

  private boolean sleeps() {
    String sql =
        "SELECT FROM pg_stat_activity"
            + " WHERE wait_event = 'PgSleep' AND datname = current_database()";
    try {
      return !db.rows(sql).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
