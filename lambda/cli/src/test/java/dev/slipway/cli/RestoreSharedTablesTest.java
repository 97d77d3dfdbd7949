package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code restore --table} of what is not the table's alone. */
class RestoreSharedTablesTest extends RestoreTestBase {

  private static final int OWN_EXTENSIONS_SINCE = 18;

  @TempDir private Path home;

  @AfterEach
  void resetRoles() throws Exception {
    executeAsSuperuser(db, "ALTER ROLE " + PostgresServer.SUPERUSER + " RESET ALL");
  }

  /** A backup holds the rows that users added, and the extension needs its own. */
  @Test
  void rowsOfAnExtensionStay() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(OWN_EXTENSIONS_SINCE);
    Path extensions = Files.createDirectories(home.resolve("extension"));
    Files.writeString(extensions.resolve("zones.control"), "default_version = '1'\n");
    Files.writeString(
        extensions.resolve("zones--1.sql"),
        """
        CREATE TABLE zones (id int PRIMARY KEY, name text);
        INSERT INTO zones SELECT i, 'own' FROM generate_series(1, 100) i;
        SELECT pg_extension_config_dump('zones', 'WHERE id > 1000');
        """);
    executeAsSuperuser(
        db,
        "ALTER ROLE %s SET extension_control_path = '$system:%s'"
            .formatted(PostgresServer.SUPERUSER, home));
    executeAsSuperuser(db, "CREATE EXTENSION zones", "INSERT INTO zones VALUES (1001, 'ours')");
    project = project.on(db.superuserUrl());
    String uri = backUp();
    executeAsSuperuser(db, "UPDATE zones SET name = 'changed' WHERE id = 1001");
    refused(project.run("restore", uri, "--table", "zones"), target.catalogue(), "is not empty");
    succeeded(project.run("restore", uri, "--table", "zones", "--clean"));
    assertThat(count("SELECT count(*) FROM zones WHERE name = 'own'")).isEqualTo("100");
    assertThat(count("SELECT name FROM zones WHERE id > 1000")).isEqualTo("ours");
    executeAsSuperuser(db, "DELETE FROM zones WHERE id > 1000");
    succeeded(project.run("restore", uri, "--table", "zones"));
    assertThat(count("SELECT count(*) FROM zones")).isEqualTo("101");
  }

  private String count(String sql) throws Exception {
    try (var connection = db.connectAsSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void aSequenceOfOtherTablesTooDoesNotGoBack() throws Exception {
    db.execute(
        "CREATE TABLE orders (id serial PRIMARY KEY, own serial)",
        "CREATE TABLE refunds (id int PRIMARY KEY DEFAULT nextval('orders_id_seq'))",
        "CREATE SEQUENCE \"down'wards\" INCREMENT -1; CREATE TABLE debts (id int DEFAULT"
            + " nextval('\"down''wards\"')); ALTER SEQUENCE \"down'wards\" OWNED BY debts.id",
        "CREATE TABLE credits (id int DEFAULT nextval('\"down''wards\"'))",
        "INSERT INTO orders DEFAULT VALUES; INSERT INTO debts DEFAULT VALUES");
    String uri = backUp();
    db.execute(
        "INSERT INTO refunds SELECT FROM generate_series(1, 10)",
        "INSERT INTO credits SELECT FROM generate_series(1, 10)",
        "INSERT INTO orders DEFAULT VALUES");
    succeeded(project.run("restore", uri, "--table", "orders", "--table", "debts", "--clean"));
    assertThat(db.queryString("SELECT last_value FROM orders_id_seq")).isEqualTo("12");
    assertThat(db.queryString("SELECT last_value FROM \"down'wards\"")).isEqualTo("-11");
    assertThat(db.queryString("SELECT last_value FROM orders_own_seq")).isEqualTo("1");
    db.execute("SELECT setval('orders_id_seq', 1, false), setval('\"down''wards\"', -1, false)");
    db.execute("INSERT INTO orders (id) VALUES (7)");
    String later = backUp();
    db.execute("SELECT setval('orders_own_seq', 1)");
    succeeded(project.run("restore", later, "--table", "orders", "--clean"));
    assertThat(db.queryString("SELECT last_value FROM orders_own_seq")).isEqualTo("2");
  }

  @Test
  void aPartitionOfATableThatOthersReferToIsRefusedBeforehand() throws Exception {
    db.execute(
        "CREATE TABLE days (day int PRIMARY KEY) PARTITION BY RANGE (day)",
        "CREATE TABLE day_1 PARTITION OF days FOR VALUES FROM (1) TO (2); INSERT INTO days VALUES"
            + " (1)",
        "CREATE TABLE notes_of (day int REFERENCES days); INSERT INTO notes_of VALUES (1)");
    String uri = backUp();
    Result result = project.run("restore", uri, "--table", "day_1", "--clean");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains(
            "tables: cannot be emptied: rows of public.notes_of refer to them; name these tables"
                + " too");
    succeeded(project.run("restore", uri, "--table", "day_1", "--table", "notes_of", "--clean"));
    assertThat(db.queryString("SELECT count(*) FROM days")).isEqualTo("1");
  }
}
