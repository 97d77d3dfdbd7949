package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A DOWN that is kept in comments: SQL, prose, or nothing to take back. */
class CommentedDownTest {

  @TempDir Path folder;

  @Test
  void aCommentedDownIsMeantAsSql() throws IOException {
    Migration migration = read("A1;\n-- DOWN\n-- DROP TABLE a; -- all\n--\n--DROP TABLE b;\n\n");
    assertThat(sql(migration.down())).containsExactly("DROP TABLE a", "DROP TABLE b");
    assertThat(migration.downText()).isEqualTo("DROP TABLE a; -- all\n\nDROP TABLE b;");
  }

  @Test
  void aCommentedDownTakesOffOneMarkALine() throws IOException {
    Migration migration = read("A1;\n-- DOWN\n-- -- for now\n--   DROP TABLE a;\n");
    assertThat(migration.downText()).isEqualTo("-- for now\n  DROP TABLE a;");
  }

  @Test
  void anUpOfCommentsDoesNothing() throws IOException {
    Migration migration = read("-- UP\n-- done in code\n-- DOWN\n-- DROP TABLE a;\n");
    assertThat(migration.up().isEmpty()).isTrue();
    assertThat(sql(migration.down())).containsExactly("DROP TABLE a");
    assertThat(read("/* NOOP */").up().isEmpty()).isTrue();
    assertThat(read("-- Description: moved to V20\n;").up().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- Cannot be taken back.",
        "-- Restore from the backup; then tell the team.",
        "-- it's gone",
        "-- Rollback",
        "-- Rollback: restore from the backup",
        "-- Rollback is not supported for this migration.",
        "-- Abort: not possible",
        "-- Commit 4711 explains why",
        "-- End of migration",
        "-- COMMIT;",
        "-- BEGIN;\n-- ROLLBACK;",
        "-- Analyze",
        "-- VACUUM;",
        "-- Table was never used, keep deleted.",
        "-- Do nothing",
        "-- Do not roll back",
        "-- Drop it by hand",
        "-- Drop is not possible",
        "-- Drop table by hand",
        "-- Set by hand",
        "-- Update the rows by hand.",
        "-- Delete from the app first",
        "-- Alter table words is not possible",
        "-- Select the backup and restore it",
        "-- Create table again from the backup",
        "-- Truncate is not needed",
        "-- Grant it again",
        "-- Values are lost",
        "-- With care!",
        "-- Move along",
        "-- Call the DBA",
        "-- Show must go on",
        "-- Copy from backup",
        "-- Insert the rows again;",
        "-- drop table a cannot be undone",
        "-- DROP TABLE a; -- fine\n-- and then tell the team",
        "BEGIN;\nCOMMIT;",
        "rollback;",
      })
  void proseInACommentedDownIsNoScript(String prose) throws IOException {
    assertThat(read("A1;\n-- DOWN\n" + prose + "\n").down()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE IF EXISTS a, b.c CASCADE",
        "drop table a",
        "Drop table a;",
        "DROP INDEX CONCURRENTLY a_idx",
        "DROP FUNCTION f(int, text), g()",
        "DROP TRIGGER t ON public.a",
        "DROP EXTENSION \"uuid-ossp\"",
        "DROP MATERIALIZED VIEW v",
        "ALTER TABLE a DROP COLUMN b, ADD c numeric(10, 2) NOT NULL DEFAULT 0",
        "ALTER TABLE IF EXISTS ONLY public.a RENAME TO b",
        "ALTER TYPE t RENAME VALUE 'a' TO 'b'",
        "ALTER SEQUENCE s OWNED BY NONE",
        "ALTER FUNCTION f(int) STABLE",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA a REVOKE SELECT ON TABLES FROM b",
        "CREATE TABLE a (i int PRIMARY KEY, t text DEFAULT 'was this it?')",
        "CREATE UNIQUE INDEX CONCURRENTLY ON a (i)",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$",
        "CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f()",
        "INSERT INTO a (i) SELECT i FROM b WHERE i > 3",
        "INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING",
        "UPDATE a SET i = 1 WHERE t = 'the'",
        "UPDATE a x SET i = x.i + 1",
        "DELETE FROM a",
        "DELETE FROM a USING b WHERE a.i = b.i",
        "TRUNCATE a, b RESTART IDENTITY",
        "WITH x (i) AS (SELECT 1) DELETE FROM a WHERE i IN (SELECT i FROM x)",
        "SELECT setval('s', 1)",
        "SELECT 1",
        "COMMENT ON TABLE a IS NULL",
        "REVOKE ALL ON a FROM PUBLIC",
        "DO $$ BEGIN PERFORM 1; END $$",
        "SET search_path TO a, public; DROP TABLE b",
        "BEGIN; DROP TABLE a; COMMIT",
        "DROP TABLE a; ANALYZE",
        "REFRESH MATERIALIZED VIEW v WITH DATA",
        "COPY a (i) TO stdout",
      })
  void everyCommandOfSqlCountsInACommentedDown(String sql) throws IOException {
    assertThat(read("A1;\n-- DOWN\n-- " + sql + "\n").down()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "--\n", "-- =====\n", ";", "/* */\n-- VERIFY\nC1;"})
  void anEmptyDownTakesNothingBack(String nothing) throws IOException {
    Migration migration = read("A1;\n-- DOWN: nothing to undo\n" + nothing);
    assertThat(Objects.requireNonNull(migration.down()).isEmpty()).isTrue();
    assertThat(migration.downText()).isNotNull();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Migration read(String text) throws IOException {
    write("1_a.sql", text);
    return Migrations.read(new FolderSource(folder)).list().get(0);
  }

  private static List<String> sql(Script script) {
    return Objects.requireNonNull(script).statements().stream().map(Statement::sql).toList();
  }
}
