package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests restores of rows that want other rows to be there, or to be seen by somebody else. */
class RestoreOrderTest extends RestoreTestBase {

  private static final int OWN_EXTENSIONS_SINCE = 18;

  @TempDir private Path home;

  @AfterEach
  void resetRoles() throws Exception {
    executeAsSuperuser(db, "ALTER ROLE " + PostgresServer.SUPERUSER + " RESET ALL");
    executeAsSuperuser(target, "DROP EXTENSION IF EXISTS linked");
  }

  /** Its tables have their keys from the beginning; names sort against them. */
  @Test
  void configurationTablesOfAnExtensionAreLoadedInTheOrderOfTheirKeys() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(OWN_EXTENSIONS_SINCE);
    Path extensions = Files.createDirectories(home.resolve("extension"));
    Files.writeString(extensions.resolve("linked.control"), "default_version = '1'\n");
    Files.writeString(
        extensions.resolve("linked--1.sql"),
        """
        CREATE TABLE z_top (id int PRIMARY KEY, parent int REFERENCES z_top);
        CREATE TABLE m_middle (id int PRIMARY KEY, top int REFERENCES z_top);
        CREATE TABLE a_low (middle int REFERENCES m_middle, top int REFERENCES z_top);
        SELECT pg_extension_config_dump('a_low', '');
        SELECT pg_extension_config_dump('m_middle', '');
        SELECT pg_extension_config_dump('z_top', '');
        """);
    executeAsSuperuser(
        db,
        "ALTER ROLE %s SET extension_control_path = '$system:%s'"
            .formatted(PostgresServer.SUPERUSER, home));
    executeAsSuperuser(
        db,
        "CREATE EXTENSION linked",
        "INSERT INTO z_top VALUES (2, NULL), (1, 2); INSERT INTO m_middle VALUES (1, 1);"
            + " INSERT INTO a_low SELECT 1, 2 FROM generate_series(1, 100)");
    project = project.on(db.superuserUrl());
    String uri = backUp();
    succeeded(restoreAs(target.superuserUrl(), uri));
    assertThat(target(("SELECT count(*) FROM a_low"))).isEqualTo("100");
    try (var files = Files.list(folder(uri))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.contains("public")))
          .containsExactlyInAnyOrder(
              "100-public.z_top.p0.sql.zst",
              "101-public.m_middle.p0.sql.zst",
              "102-public.a_low.p0.sql.zst");
    }
    done("verify-backup", uri, "--rehearse", "--url", db.superuserUrl());
  }

  private String target(String sql) throws Exception {
    try (var connection = target.connectAsSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void whatIsCheckedAgainstOtherTablesIsLoadedBehindThem() throws Exception {
    db.execute(
        "CREATE TABLE zones (name text PRIMARY KEY); INSERT INTO zones VALUES ('north')",
        "CREATE FUNCTION is_zone(text) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS"
            + " 'BEGIN RETURN EXISTS (SELECT FROM public.zones WHERE name = $1); END'",
        "CREATE DOMAIN zone AS text CHECK (is_zone(VALUE)); CREATE TYPE place AS (z zone, n int)",
        "CREATE TABLE a_plain (z zone); INSERT INTO a_plain VALUES ('north')",
        "CREATE TABLE a_array (z zone[]); INSERT INTO a_array VALUES ('{north}')",
        "CREATE TABLE a_nested (p place); INSERT INTO a_nested VALUES (('north', 1))",
        "CREATE TABLE a_checked (z text CHECK (is_zone(z))); INSERT INTO a_checked VALUES"
            + " ('north')",
        "CREATE FUNCTION zone_count(int) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS"
            + " 'BEGIN RETURN (SELECT count(*) FROM public.zones); END'",
        "CREATE TABLE a_computed (i int, n bigint GENERATED ALWAYS AS (zone_count(i)) STORED)",
        "INSERT INTO a_computed (i) VALUES (1)");
    String uri = backUp();
    succeeded(restore(uri, "--workers", "4"));
    assertThat(target.queryString("SELECT n FROM a_computed")).isEqualTo("1");
    assertThat(dump(target)).isEqualTo(dump(db));
    project.run("verify-backup", uri);
  }

  @Test
  void aMaterializedViewShowsWhatItsOwnerSees() throws Exception {
    String role = db.name() + "_reader";
    executeAsSuperuser(
        db,
        "CREATE ROLE " + role,
        "CREATE TABLE secrets (who name, what text);"
            + " INSERT INTO secrets VALUES ('%s', 'mine'), ('other', 'theirs')".formatted(role),
        "ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;"
            + " CREATE POLICY own ON secrets USING (who = current_user)",
        "GRANT SELECT ON secrets TO " + role,
        "CREATE MATERIALIZED VIEW seen AS SELECT what FROM secrets",
        "ALTER MATERIALIZED VIEW seen OWNER TO " + role + "; REFRESH MATERIALIZED VIEW seen");
    project = project.on(db.superuserUrl());
    try {
      String uri = backUp();
      succeeded(restoreAs(target.superuserUrl(), uri));
      assertThat(target("SELECT string_agg(what, ',') FROM seen")).isEqualTo("mine");
      done("verify-backup", uri, "--rehearse", "--url", db.superuserUrl());
    } finally {
      executeAsSuperuser(target, "DROP OWNED BY " + role);
      executeAsSuperuser(db, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }

  /** Hashes of enums, and of all that holds some, are others in another database. */
  @Test
  void partitionsByAHashOfEnumsInsideOfOtherTypes() throws Exception {
    db.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'angry', 'calm')",
        "CREATE TYPE state AS (m mood, n int); CREATE DOMAIN feeling AS mood");
    for (String key : List.of("m mood[]", "m state", "m feeling", "m regtype")) {
      String name = "by_" + key.replaceAll("\\W", "_");
      db.execute(
          "CREATE TABLE %1$s (i int, %2$s) PARTITION BY HASH (i, m)".formatted(name, key),
          "CREATE TABLE %1$s_0 PARTITION OF %1$s FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
                  .formatted(name)
              + "CREATE TABLE %1$s_1 PARTITION OF %1$s FOR VALUES WITH (MODULUS 2, REMAINDER 1)"
                  .formatted(name));
    }
    db.execute(
        "INSERT INTO by_m_mood__ SELECT i, ARRAY[m, 'ok'] FROM generate_series(1, 20) i,"
            + " unnest(enum_range(NULL::mood)) m",
        "INSERT INTO by_m_state SELECT i, ROW(m, 1)::state FROM generate_series(1, 20) i,"
            + " unnest(enum_range(NULL::mood)) m",
        "INSERT INTO by_m_feeling SELECT i, m FROM generate_series(1, 20) i,"
            + " unnest(enum_range(NULL::mood)) m",
        "INSERT INTO by_m_regtype SELECT i, 'mood' FROM generate_series(1, 20) i");
    String uri = backUp();
    target.execute("CREATE TYPE moves_oids AS ENUM ('a', 'b'); DROP TYPE moves_oids");
    succeeded(restore(uri));
    for (String name : List.of("by_m_mood__", "by_m_state", "by_m_feeling", "by_m_regtype")) {
      String sql = "SELECT count(*) FROM " + name;
      assertThat(target.queryString(sql)).isEqualTo(db.queryString(sql));
      assertThat(
              target.queryString(
                  sql + " WHERE i = 7 AND m::text = (SELECT m::text FROM " + name + " LIMIT 1)"))
          .isEqualTo("1");
    }
  }
}
