package dev.slipway.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tables of other tools with what they say is done, written as those tools write them. */
final class TheirHistories {

  static final String A = "CREATE TABLE a (i int);";
  static final String B = "CREATE TABLE b (i int);";

  static final String GOLANG =
      "CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);";
  static final String FLYWAY =
      "CREATE TABLE flyway_schema_history (installed_rank integer NOT NULL PRIMARY KEY,"
          + " version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL,"
          + " script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL,"
          + " installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL,"
          + " success boolean NOT NULL);";

  static final String LIQUIBASE =
      "CREATE TABLE databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL,"
          + " filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted"
          + " integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35), description"
          + " varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20),"
          + " contexts varchar(255), labels varchar(255), deployment_id varchar(10));";
  static final String SQITCH =
      "CREATE SCHEMA sqitch; CREATE TABLE sqitch.changes (change_id text PRIMARY KEY,"
          + " script_hash text UNIQUE, change text NOT NULL, project text NOT NULL, note text"
          + " NOT NULL DEFAULT '', committed_at timestamptz NOT NULL DEFAULT now(),"
          + " committer_name text NOT NULL, committer_email text NOT NULL, planned_at"
          + " timestamptz NOT NULL, planner_name text NOT NULL, planner_email text NOT NULL);";

  private TheirHistories() {}

  /** A history of one migration, the folder of two, and the version of the first. */
  record Case(String tool, String history, Map<String, String> files, String version) {
    @Override
    public String toString() {
      return tool;
    }
  }

  static Stream<Case> histories() throws Exception {
    String changeset = "--liquibase formatted sql\n--changeset mira_o:1\n";
    return Stream.of(
        new Case(
            "golang-migrate",
            GOLANG + "INSERT INTO schema_migrations VALUES (7, false);",
            Map.of("7_a.up.sql", A, "7_a.down.sql", "DROP TABLE a;", "8_b.up.sql", B),
            "7"),
        new Case(
            "flyway",
            FLYWAY
                + flyway(1, "'1'", "SQL", "V1__a.sql", A, true)
                + flyway(2, "NULL", "SQL", "R__v.sql", "SELECT 1;", true)
                + flyway(3, "'2'", "SQL", "V2__b.sql", B, true)
                + flyway(4, "'2'", "UNDO_SQL", "U2__b.sql", "DROP TABLE b;", true),
            Map.of(
                "V1__a.sql",
                A,
                "V2__b.sql",
                B,
                "U1__a.sql",
                "DROP TABLE a;",
                "R__v.sql",
                "SELECT 1;"),
            "1"),
        new Case(
            "liquibase",
            LIQUIBASE + liquibase("db/1_a.sql"),
            Map.of("1_a.sql", changeset + A, "2_b.sql", changeset + B),
            "1.1"),
        new Case(
            "dbmate",
            "CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY);"
                + "INSERT INTO schema_migrations VALUES ('20240101000000');",
            Map.of(
                "20240101000000_a.sql", "-- migrate:up\n" + A + "\n-- migrate:down\nDROP TABLE a;",
                "20240102000000_b.sql", "-- migrate:up\n" + B),
            "20240101000000"),
        new Case(
            "goose",
            "CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint NOT NULL,"
                + " is_applied boolean NOT NULL, tstamp timestamp DEFAULT now());"
                + "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true),"
                + " (2, true), (2, false);",
            Map.of("00001_a.sql", "-- +goose Up\n" + A, "00002_b.sql", "-- +goose Up\n" + B),
            "00001"),
        new Case(
            "sql-migrate",
            "CREATE TABLE gorp_migrations (id text PRIMARY KEY, applied_at timestamptz);"
                + "INSERT INTO gorp_migrations VALUES ('1-a.sql', now());",
            Map.of("1-a.sql", "-- +migrate Up\n" + A, "2-b.sql", "-- +migrate Up\n" + B),
            "1"),
        new Case(
            "diesel",
            "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on"
                + " timestamp NOT NULL DEFAULT now());"
                + "INSERT INTO __diesel_schema_migrations VALUES ('20240101000000');",
            Map.of("2024-01-01-000000_a/up.sql", A, "2024-01-02-000000_b/up.sql", B),
            "20240101000000"),
        new Case(
            "sqlx",
            "CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, description text NOT NULL,"
                + " installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,"
                + " checksum bytea NOT NULL, execution_time bigint NOT NULL);"
                + "INSERT INTO _sqlx_migrations VALUES (1, 'a', now(), true, '\\x"
                + hex("SHA-384", A)
                + "', 5);",
            Map.of("1_a.up.sql", A, "1_a.down.sql", "DROP TABLE a;", "2_b.up.sql", B),
            "1"),
        new Case(
            "prisma",
            "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT"
                + " NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,"
                + " rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),"
                + " applied_steps_count integer NOT NULL DEFAULT 0);"
                + "INSERT INTO _prisma_migrations VALUES ('1', '"
                + hex("SHA-256", A)
                + "', NULL, '20240101000000_a', NULL, now(), now(), 0), ('2', '"
                + hex("SHA-256", A)
                + "', now(), '20240101000000_a', NULL, NULL, now(), 1);",
            Map.of("20240101000000_a/migration.sql", A, "20240102000000_b/migration.sql", B),
            "20240101000000"),
        new Case(
            "drizzle",
            "CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY,"
                + " hash text NOT NULL, created_at bigint);"
                + "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('"
                + hex("SHA-256", A + "--> statement-breakpoint")
                + "', 1700000000000);",
            Map.of(
                "0000_a.sql",
                A + "--> statement-breakpoint",
                "0001_b.sql",
                B,
                "meta/_journal.json",
                "{\"entries\":[{\"idx\":0,\"tag\":\"0000_a\"},{\"idx\":1,\"tag\":\"0001_b\"}]}"),
            "0000"),
        new Case(
            "supabase",
            "CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations"
                + " (version text PRIMARY KEY, statements text[], name text);"
                + "INSERT INTO supabase_migrations.schema_migrations VALUES ('20240101000000', '{x}',"
                + " 'a');",
            Map.of("20240101000000_a.sql", A, "20240102000000_b.sql", B),
            "20240101000000"),
        new Case(
            "node-pg-migrate",
            "CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on"
                + " timestamp NOT NULL);"
                + "INSERT INTO pgmigrations (name, run_on) VALUES ('1700000000000_a', now());",
            Map.of(
                "1700000000000_a.sql",
                    "-- Up Migration\n" + A + "\n-- Down Migration\nDROP TABLE a;",
                "1700000000001_b.sql", "-- Up Migration\n" + B),
            "1700000000000"),
        new Case(
            "knex",
            "CREATE TABLE knex_migrations (id serial PRIMARY KEY, name varchar(255), batch integer,"
                + " migration_time timestamptz);"
                + "INSERT INTO knex_migrations (name, batch, migration_time) VALUES"
                + " ('20240101000000_a.js', 1, now());",
            Map.of("20240101000000_a.sql", A, "20240102000000_b.sql", B),
            "20240101000000"),
        new Case(
            "sqitch",
            SQITCH + sqitch("the_a", A, "2024-01-01T00:00:00Z"),
            Map.of(
                "sqitch.plan",
                """
                %project=p

                the_a 2024-01-01T00:00:00Z M <m@example.com> # a
                b 2024-01-02T00:00:00Z M <m@example.com> # b
                """,
                "deploy/the_a.sql",
                A,
                "deploy/b.sql",
                B),
            "20240101_000000"),
        new Case(
            "rails",
            "CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar);"
                + "CREATE TABLE schema_migrations (version varchar PRIMARY KEY);"
                + "INSERT INTO schema_migrations VALUES ('20230101000000'), ('20240101000000');",
            Map.of(
                "structure.sql",
                A
                    + "\nINSERT INTO \"schema_migrations\" (version) VALUES\n('20240101000000'),\n"
                    + "('20230101000000');\n",
                "20240102000000_b.sql",
                B),
            "20240101000000"));
  }

  static String liquibase(String file) {
    return "INSERT INTO databasechangelog VALUES ('1', 'mira_o', '%s', now(), 1, 'EXECUTED',"
            .formatted(file)
        + " '9:abc', 'sql', '', NULL, '5.0.4', NULL, NULL, '1');";
  }

  static String sqitch(String change, String script, String planned) throws Exception {
    return "INSERT INTO sqitch.changes VALUES ('%s', '%s', '%s', 'p', '', now(), 'Mira', 'm@a.com', '%s', 'Mira', 'm@a.com');"
        .formatted(hex("SHA-1", planned + script), hex("SHA-1", script), change, planned);
  }

  static String flyway(
      int rank, String version, String type, String script, String sql, boolean success) {
    CRC32 sum = new CRC32();
    sql.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return "INSERT INTO flyway_schema_history VALUES (%d, %s, 'x', '%s', '%s', %d, 'app', now(), 5, %s);"
        .formatted(rank, version, type, script, (int) sum.getValue(), success);
  }

  static String hex(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
