package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.testing.function.DeployEvents;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deploys whose order is not that of one stack with one database. */
class DeployOrdersTest extends DeployCallTestBase {

  @BeforeEach
  void goBackWithTheFiles() {
    more.put("ON_ROLLBACK", "REVERT");
    more.put("DEPLOY_CONSENTS", "existing,acceptDrift");
  }

  private static Map<String, String> properties(String head) {
    return new TreeMap<>(Map.of("headVersion", head, "onRollback", "REVERT"));
  }

  private static Map<String, Object> update(String to, String from) {
    return DeployEvents.update("slipway-app", properties(to), properties(from));
  }

  /** Of a template that was made on one day, where that of another is. */
  private static Map<String, Object> updateOfDay(int to, int from) {
    return DeployEvents.update("slipway-app", ofDay(to), ofDay(from));
  }

  private static Map<String, String> ofDay(int day) {
    Map<String, String> properties = properties("00" + day);
    properties.put("salt", "2025-01-0" + day + "T00:00:00Z");
    return properties;
  }

  @Test
  void aRollbackLeavesWhatAnotherStackHasBroughtMeanwhile() throws Exception {
    deploy(DeployEvents.create(properties("001")));
    file("002_ours.sql", "CREATE TABLE ours (id int);\n-- DOWN\nDROP TABLE ours");
    deploy(update("002", "001"));
    file("003_theirs.sql", "CREATE TABLE theirs (id int);\n-- DOWN\nDROP TABLE theirs");
    Map<String, Object> theirs = DeployEvents.create(properties("003"));
    theirs.put("StackId", "another");
    deploy(theirs);
    Files.delete(migrations.resolve("003_theirs.sql"));
    Files.delete(migrations.resolve("002_ours.sql"));
    assertThat(message(deploy(update("001", "002"))))
        .startsWith("Nothing was taken back: another deploy to this database has brought 003");
    assertThat(db.queryString("SELECT to_regclass('theirs') || to_regclass('ours')::text"))
        .isEqualTo("theirsours");
  }

  /** Continue-update-rollback sends the way back once more, as another request. */
  @Test
  void aWayBackThatComesTwiceGoesBackOnce() throws Exception {
    deploy(DeployEvents.create(properties("001")));
    file("002_ours.sql", "CREATE TABLE ours (id int);\n-- DOWN\nDROP TABLE ours");
    deploy(update("002", "001"));
    Files.delete(migrations.resolve("002_ours.sql"));
    assertThat(message(deploy(update("001", "002"))))
        .startsWith("1 migration was taken back, from 002");
    assertThat(message(deploy(update("001", "002")))).doesNotContain("taken back");
    assertThat(db.queryString("SELECT to_regclass('ours') IS NULL")).isEqualTo("t");
    file("002_ours.sql", "CREATE TABLE ours (id int)");
    deploy(update("002", "001"));
    assertThat(db.queryString("SELECT to_regclass('ours')")).isEqualTo("ours");
  }

  /** The stack was moved to it, with files whose head is older than those before. */
  @Test
  void aDatabaseWithoutHistoryIsNothingToGoBackTo() throws Exception {
    db.execute("DROP TABLE words, schema_migrations, schema_migration_runs CASCADE");
    file("001_words.sql", "SELECT wrong");
    assertThatThrownBy(() -> deploy(update("001", "002"))).hasMessageContaining("wrong");
  }

  /**
   * Its database was made anew by others, and the update fails before it begins; so does its way
   * back.
   */
  @Test
  void aWayBackThatFailsAsItsUpdateDidIsToldAndSucceeds() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs CASCADE");
    more.put("DEPLOY_CONSENTS", "acceptDrift");
    assertThatThrownBy(() -> deploy(update("002", "001"))).hasMessageContaining("no history");
    assertThat(message(deploy(update("001", "002")))).contains("no history");
  }

  /** Nothing tells when they were made, and a branch may be deployed whose head is older. */
  @Test
  void anUpdateThatOnlyLooksOlderFailsAndItsWayBackSucceeds() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs CASCADE");
    more.put("DEPLOY_CONSENTS", "acceptDrift");
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> deploy(update("001", "002"))).hasMessageContaining("no history");
      assertThat(message(deploy(update("002", "001")))).contains("no history");
    }
    assertThat(db.queryString("SELECT to_regclass('schema_migrations') IS NULL")).isEqualTo("t");
    more.put("DEPLOY_CONSENTS", "existing");
    file("001_words.sql", "CREATE TABLE words_too (id int)");
    assertThat(message(deploy(update("001", "002")))).isEmpty();
    assertThat(db.queryString("SELECT to_regclass('words_too')")).isEqualTo("words_too");
  }

  /**
   * The update failed where it could write nothing, and so its way back was the first that wrote;
   * then the resource was skipped and the database mended.
   */
  @Test
  void anUpdateIsRunThoughItsWayBackHasFailedBefore() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs CASCADE");
    more.put("DEPLOY_CONSENTS", "acceptDrift");
    more.put("ON_ROLLBACK", "KEEP");
    assertThatThrownBy(() -> deploy(kept("003", "004"))).hasMessageContaining("no history");
    more.put("DEPLOY_CONSENTS", "existing");
    file("001_words.sql", "CREATE TABLE IF NOT EXISTS words (id int)");
    file("002_ours.sql", "CREATE TABLE ours (id int)");
    deploy(kept("004", "003"));
    assertThat(db.queryString("SELECT to_regclass('ours')")).isEqualTo("ours");
  }

  private static Map<String, Object> kept(String to, String from) {
    Map<String, String> before = Map.of("headVersion", from, "onRollback", "KEEP");
    return DeployEvents.update(
        "slipway-app", Map.of("headVersion", to, "onRollback", "KEEP"), before);
  }

  /** Another stack's update fails there too, and makes the table in the same moment. */
  @Test
  void anUpdateThatFailsBesideAnotherIsWrittenDownToo() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs CASCADE");
    more.put("DEPLOY_CONSENTS", "acceptDrift");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "CREATE TABLE schema_migration_deploys (request_id text PRIMARY KEY, resource text NOT"
              + " NULL, from_properties text, to_properties text NOT NULL, version text,"
              + " begun_at timestamptz NOT NULL)");
      CompletableFuture<Throwable> failure =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> deploy(update("001", "002"))));
      awaitWaiting(failure);
      other.commit();
      assertThat(failure.join()).hasMessageContaining("no history");
    }
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_deploys")).isEqualTo("1");
  }

  private void awaitWaiting(CompletableFuture<?> deploy) throws Exception {
    String waiting =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM"
            + " pg_stat_activity WHERE datname = current_database())";
    while (!deploy.isDone() && !db.queryString(waiting).equals("1")) {
      Thread.sleep(10);
    }
  }

  /** Nothing can be written down there, so the update and its way back cannot be told apart. */
  @Test
  void aWayBackToAnotherToolsHistorySucceeds() throws Exception {
    db.execute(
        "DROP TABLE schema_migrations, schema_migration_runs CASCADE",
        "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    assertThatThrownBy(() -> deploy(update("002", "001")))
        .hasMessageContaining("golang-migrate")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(message(deploy(update("001", "002")))).contains("golang-migrate");
    assertThat(db.queryString("SELECT to_regclass('schema_migration_deploys') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void whereTheTemplatesTellTheirOrderARefusedUpdateLeavesNoTable() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs CASCADE");
    more.put("DEPLOY_CONSENTS", "acceptDrift");
    assertThatThrownBy(() -> deploy(updateOfDay(2, 1))).hasMessageContaining("no history");
    assertThat(message(deploy(updateOfDay(1, 2)))).contains("no history");
    assertThat(db.queryString("SELECT to_regclass('schema_migration_deploys') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void aWayBackOfAnOlderTemplateSucceedsThoughTheDatabaseIsNew() throws Exception {
    db.execute("DROP TABLE words, schema_migrations, schema_migration_runs CASCADE");
    file("001_words.sql", "SELECT wrong");
    assertThat(message(deploy(updateOfDay(1, 2)))).contains("wrong");
  }
}
