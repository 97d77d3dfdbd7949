package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code proof} finds by the rows that it makes up. */
class ProofRowsTest {

  private static final String BASE =
      """
      CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, code text,
        label varchar(40), low text NOT NULL, reads int, age int);
      CREATE TABLE notes (i serial);
      -- DOWN
      DROP TABLE users, notes;
      """;

  private record Change(String up, String down, String finding, String detail) {}

  /** Each runs on empty tables, or gives back a schema. */
  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "ALTER TABLE users ADD state text NOT NULL",
              "ALTER TABLE users DROP state",
              "UP_FAILS_ON_ROWS",
              "column \"state\" of relation \"users\" contains null values"),
          new Change(
              "ALTER TABLE users ALTER code TYPE int USING code::int",
              "ALTER TABLE users ALTER code TYPE text",
              "UP_FAILS_ON_ROWS",
              "invalid input syntax for type integer"),
          new Change(
              "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email)",
              "DROP INDEX CONCURRENTLY users_email",
              "UP_FAILS_ON_ROWS",
              "is duplicated"),
          new Change(
              "ALTER TABLE users ALTER label TYPE varchar(10)",
              "ALTER TABLE users ALTER label TYPE varchar(40)",
              "UP_FAILS_ON_ROWS",
              "value too long for type character varying(10)"),
          new Change(
              "ALTER TABLE users ALTER low DROP NOT NULL; UPDATE users SET low = NULL",
              "ALTER TABLE users ALTER low SET NOT NULL",
              "DOWN_FAILS_ON_ROWS",
              "contains null values"),
          new Change(
              "UPDATE users SET label = upper(label)",
              "SELECT 1",
              "LOSES_ROWS",
              "column label has other values than before"),
          new Change(
              "ALTER TABLE users DROP age, DROP state; ALTER TABLE users ADD state text",
              "ALTER TABLE users DROP state, ADD age int, ADD state text NOT NULL DEFAULT ''",
              "DOWN_DIFFERS",
              "column state"),
          new Change("DELETE FROM notes", "SELECT 1", "LOSES_ROWS", "rows are gone"),
          new Change(
              "INSERT INTO notes DEFAULT VALUES", "SELECT 1", "LEAVES_ROWS", "more than before"),
          new Change(
              "-- slipway: allow=truncate -- counters only\nUPDATE users SET reads = 0",
              "SELECT 1",
              "LOSES_ROWS",
              "column reads"),
          new Change(
              "UPDATE users SET label = 'none' WHERE label IS NULL;"
                  + " ALTER TABLE users ALTER label SET NOT NULL",
              "ALTER TABLE users ALTER label DROP NOT NULL",
              "PROVED",
              ""),
          new Change(
              "ALTER TABLE users ADD changed timestamptz; CREATE FUNCTION touch() RETURNS trigger"
                  + " LANGUAGE plpgsql AS $$BEGIN NEW.changed := clock_timestamp(); RETURN NEW;"
                  + " END$$; CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE"
                  + " FUNCTION touch()",
              "DROP TRIGGER touch ON users; DROP FUNCTION touch; ALTER TABLE users DROP changed",
              "PROVED",
              ""),
          new Change(
              "ALTER TABLE users ADD big boolean; UPDATE users SET big = length(low) > 9",
              "ALTER TABLE users DROP big",
              "PROVED",
              ""),
          new Change(
              "CREATE TABLE roles (id int PRIMARY KEY, name text UNIQUE);"
                  + " INSERT INTO roles VALUES (1, 'admin')",
              "DROP TABLE roles",
              "PROVED",
              ""),
          new Change(
              "INSERT INTO roles VALUES (2, 'guest')",
              "DELETE FROM roles WHERE id = 2;\n-- VERIFY\nSELECT count(*) = 2 FROM roles",
              "PROVED",
              ""),
          new Change(
              "ALTER TABLE users ADD role_id int", "ALTER TABLE users DROP role_id", "PROVED", ""),
          new Change(
              "ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY (role_id) REFERENCES roles",
              "ALTER TABLE users DROP CONSTRAINT fk",
              "PROVED",
              ""));

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void whatEmptyTablesHideIsFound() {
    Project project = Project.of(folder, db.superuserUrl()).file("1_base.sql", BASE);
    for (int i = 0; i < CHANGES.size(); i++) {
      Change change = CHANGES.get(i);
      project.file((i + 2) + "_change.sql", change.up() + ";\n-- DOWN\n" + change.down() + ";\n");
    }
    Result result = project.run("proof", "--json");
    List<Map<String, Object>> found = (List<Map<String, Object>>) result.json().get("migrations");
    for (int i = 0; i < CHANGES.size(); i++) {
      Change change = CHANGES.get(i);
      assertThat(found.get(i + 1)).as(change.up()).containsEntry("finding", change.finding());
      assertThat(found.get(i + 1).get("details").toString())
          .contains(change.detail())
          .doesNotContain("rolled back", "run up");
    }
    assertThat(found.get(10)).containsEntry("accepted", "counters only");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatAWrongWayBackLeavesKeepsNoneOfTheOthersFromBeingTried() {
    Project project =
        Project.of(folder, db.superuserUrl())
            .file("1_base.sql", BASE)
            .file("2_left.sql", "CREATE TABLE left_over (i int);\n-- DOWN\nSELECT 1;\n")
            .file("3_lost.sql", "DROP TABLE left_over;\n-- DOWN\nSELECT 1;\n")
            .file("4_right.sql", "CREATE TYPE mood AS ENUM ('a');\n-- DOWN\nDROP TYPE mood;\n");
    List<Map<String, Object>> found =
        (List<Map<String, Object>>) project.run("proof", "--json").json().get("migrations");
    assertThat(found)
        .extracting(one -> one.get("finding"))
        .containsExactly("PROVED", "DOWN_DIFFERS", "DOWN_DIFFERS", "PROVED");
  }

  /** There is no other way back; who takes it wants to know. */
  @Test
  @SuppressWarnings("unchecked")
  void aDownThatRowsBehindItsUpStandInTheWayOfIsTold() {
    Project project =
        Project.of(folder, db.superuserUrl())
            .file("1_base.sql", BASE)
            .file(
                "2_wider.sql",
                "ALTER TABLE users ALTER label TYPE varchar(80);\n"
                    + "-- DOWN\nALTER TABLE users ALTER label TYPE"
                    + " varchar(40);\n")
            .file(
                "3_more.sql", "ALTER TABLE users ADD n int;\n-- DOWN\nALTER TABLE users DROP n;\n");
    Result result = project.run("proof", "--json");
    assertThat(result.exitCode()).isZero();
    List<Map<String, Object>> found = (List<Map<String, Object>>) result.json().get("migrations");
    assertThat(found).allSatisfy(one -> assertThat(one).containsEntry("finding", "PROVED"));
    assertThat(found.get(1).get("laterRows").toString())
        .contains("value too long for type character varying(40)");
    assertThat(found.get(2).get("laterRows")).isNull();
    assertThat(project.run("proof").out())
        .contains("2 wider: its DOWN may fail once rows are written behind its UP\n    ");
  }

  /** Types, keys, checks and foreign keys that rows can be made for, and two that they cannot. */
  @Test
  void mostTablesGetRows() {
    Project project =
        Project.of(folder, db.superuserUrl())
            .file("1_zoo.sql", ProofZoo.TABLES + "-- DOWN\n" + ProofZoo.AWAY)
            .file("2_nothing.sql", "SELECT 1;\n-- DOWN\nSELECT 1;\n");
    assertThat(project.run("proof").out())
        .matches(
            """
            No rows could be made for public\\.guarded: not by\\s+hand
            No rows could be made for public\\.impossible: new row for relation .*
            \\d+ rows were made up for the tables \\(--seed 1\\)\\.
            2 of 2 migrations are proved: .*
            """);
  }
}
