package dev.slipway.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link Catalogue}. */
class CatalogueTest {

  /** Each of these must leave a trace. */
  private static final String CHANGES =
      """
      CREATE SCHEMA app;
      CREATE TYPE app.mood AS ENUM ('sad', 'happy');
      ALTER TYPE app.mood ADD VALUE 'ok' BEFORE 'happy';
      CREATE DOMAIN app.percent AS int DEFAULT 1 CHECK (VALUE < 101);
      CREATE TYPE app.pair AS (a int, b text);
      CREATE TYPE app.span AS RANGE (subtype = float8);
      CREATE TABLE app.author (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
      CREATE TABLE app."Book" (id bigserial, author int, pages int DEFAULT 3, mood app.mood);
      INSERT INTO app.author (name) VALUES ('Ada'), (NULL);
      ALTER TABLE app."Book" ALTER pages SET DEFAULT 4;
      ALTER TABLE app."Book" ALTER pages SET NOT NULL;
      ALTER TABLE app."Book" ADD COLUMN extra int DEFAULT 7;
      ALTER TABLE app."Book" ADD COLUMN twice int GENERATED ALWAYS AS (pages * 2) STORED;
      ALTER TABLE app."Book" ALTER pages SET STATISTICS 500;
      ALTER TABLE app."Book" SET (fillfactor = 70);
      ALTER TABLE app."Book" SET UNLOGGED;
      ALTER TABLE app."Book" ADD FOREIGN KEY (author) REFERENCES app.author NOT VALID;
      ALTER TABLE app."Book" VALIDATE CONSTRAINT "Book_author_fkey";
      CREATE INDEX book_pages ON app."Book" (pages);
      CREATE UNIQUE INDEX book_all ON app."Book" (pages, id) WHERE pages > 1;
      CLUSTER app."Book" USING book_pages;
      ALTER TABLE app."Book" REPLICA IDENTITY FULL;
      CREATE STATISTICS app.both ON pages, author FROM app."Book";
      CREATE VIEW app.names AS SELECT name FROM app.author;
      CREATE MATERIALIZED VIEW app.counts AS SELECT count(*) FROM app.author WITH NO DATA;
      REFRESH MATERIALIZED VIEW app.counts;
      CREATE RULE silent AS ON DELETE TO app.author DO INSTEAD NOTHING;
      CREATE FUNCTION app.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE OR REPLACE FUNCTION app.one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
      CREATE PROCEDURE app.nothing() LANGUAGE plpgsql AS 'BEGIN END';
      CREATE AGGREGATE app.total (int) (SFUNC = int4pl, STYPE = int);
      CREATE TRIGGER same BEFORE UPDATE ON app.author FOR EACH ROW
        EXECUTE FUNCTION suppress_redundant_updates_trigger();
      ALTER TABLE app.author DISABLE TRIGGER same;
      ALTER TABLE app.author DISABLE TRIGGER ALL;
      ALTER TABLE app.author ENABLE ROW LEVEL SECURITY;
      CREATE POLICY mine ON app.author USING (name = current_user);
      SELECT nextval('app."Book_id_seq"');
      ALTER SEQUENCE app."Book_id_seq" CYCLE;
      ALTER TABLE app."Book" SET LOGGED;
      CREATE PUBLICATION all_books FOR TABLE app."Book" WITH (publish = 'insert');
      CREATE TABLE app.event (day date) PARTITION BY RANGE (day);
      CREATE TABLE app.event_a PARTITION OF app.event FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
      ALTER TABLE app.event DETACH PARTITION app.event_a;
      COMMENT ON COLUMN app.author.name IS 'as printed';
      COMMENT ON SCHEMA public IS 'changed';
      GRANT SELECT (name) ON app.author TO PUBLIC;
      GRANT USAGE ON SCHEMA app TO slipway_owner;
      REVOKE EXECUTE ON FUNCTION app.one() FROM PUBLIC;
      ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
      ALTER TABLE app.event OWNER TO slipway_owner;
      CREATE EXTENSION pgcrypto;
      CREATE CAST (int AS app.mood) WITH INOUT;
      CREATE COLLATION app.plain FROM "C";
      CREATE FOREIGN DATA WRAPPER nowhere;
      SELECT lo_from_bytea(0, 'abc');
      DROP TABLE app.event_a
      """;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @RegisterExtension PgDatabase other = new PgDatabase();

  @Test
  void everyChangeLeavesATrace() throws SQLException {
    List<String> before = db.catalogue();
    for (String change : CHANGES.split(";\n", -1)) {
      executeAsSuperuser(db, change);
      List<String> after = db.catalogue();
      assertThat(after).as(change).isNotEqualTo(before);
      before = after;
    }
  }

  @Test
  void sameChangesInAnotherDatabaseLookTheSame() throws SQLException {
    executeAsSuperuser(other, "CREATE TABLE gap (id serial); DROP TABLE gap");
    for (String change : CHANGES.split(";\n", -1)) {
      executeAsSuperuser(db, change);
      executeAsSuperuser(other, change);
    }
    assertThat(db.catalogue()).isEqualTo(other.catalogue());
  }

  @Test
  void thereAndBackLeavesNoTrace() throws SQLException {
    db.execute("CREATE TABLE note (a int, b int)", "INSERT INTO note VALUES (1, 2)");
    List<String> before = db.catalogue();
    db.execute("ALTER TABLE note ADD c int DEFAULT 5", "GRANT SELECT ON note TO PUBLIC");
    assertThat(db.catalogue()).isNotEqualTo(before);
    db.execute("ALTER TABLE note DROP c", "REVOKE SELECT ON note FROM PUBLIC");
    assertThat(db.catalogue()).isEqualTo(before).contains("row public.note (1,2)");
  }

  @Test
  void leavesOutTablesWithAllThatIsTheirs() throws SQLException {
    List<String> before = db.catalogue();
    db.execute(
        "CREATE TABLE schema_migrations (id serial PRIMARY KEY, version text UNIQUE CHECK (true))",
        "COMMENT ON COLUMN schema_migrations.version IS 'x'",
        "COMMENT ON CONSTRAINT schema_migrations_pkey ON schema_migrations IS 'y'",
        "CREATE POLICY mine ON schema_migrations",
        "INSERT INTO schema_migrations (version) VALUES ('001')");
    assertThat(db.catalogue()).isEqualTo(before);
    try (Connection connection = db.connect()) {
      assertThat(Catalogue.of(connection, Set.of())).isNotEqualTo(before);
      assertThat(Catalogue.of(connection, Set.of("public.schema_migrations"))).isEqualTo(before);
    }
  }

  @Test
  void showsInvalidIndexes() throws SQLException {
    db.execute("CREATE TABLE note (a int)", "INSERT INTO note VALUES (1), (1)");
    assertThatThrownBy(() -> db.execute("CREATE UNIQUE INDEX CONCURRENTLY twice ON note (a)"))
        .isInstanceOf(SQLException.class);
    assertThat(db.catalogue())
        .anyMatch(line -> line.matches("index public.twice CREATE UNIQUE INDEX .* invalid .*"));
  }

  @Test
  void needsAutocommit() throws SQLException {
    try (Connection connection = db.connect()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> Catalogue.of(connection, Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void executeAsSuperuser(PgDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
