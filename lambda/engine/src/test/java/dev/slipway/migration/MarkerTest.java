package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which lines begin a section, which are refused as nearly doing so, and which are prose. */
class MarkerTest {

  private static final String UP = "CREATE TABLE a (i int);\n";
  private static final String DOWN = "\nDROP TABLE a;\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- DOWN",
        "--DOWN",
        "  --\tDOWN ",
        "-- DOWN:",
        "-- DOWN: Rollback changes (for reference)",
        "-- DOWN :x",
      })
  void begins(String line) {
    assertThat(refusals(UP + line + DOWN)).isEmpty();
    assertThat(read(UP + line + DOWN).down()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- down",
        "--down",
        "-- Down",
        "-- Down:",
        "-- down: drops it",
        "-- Down - drops it",
        "-- DOWN ------------",
        "-- DOWN -",
        "-- DOWN.",
        "-- DOWN!",
        "-- DOWN (rollback)",
        "-- 'DOWN'",
        "-- D O W N",
        "-- Step 2: down",
        "-- DOWN section",
        "-- DOWN below",
        "-- DOWN drops it",
        "-- DOWN MIGRATION BELOW",
        "--- DOWN",
        "---- DOWN ----",
        "------------ DOWN ------------",
        "-- === DOWN ===",
        "-- ===== Down =====",
        "-- *** DOWN ***",
        "-- ### DOWN ###",
        "-- <<< DOWN >>>",
        "-- ↓ DOWN ↓",
        "-- @DOWN",
        "-- @down",
        "-- #DOWN",
        "-- !DOWN",
        "-- [DOWN]",
        "-- {down}",
        "-- \"DOWN\"",
        "-- :down",
        "-- 2. DOWN",
        "-- Section: DOWN",
        "-- Section 2: Down",
        "-- Migration DOWN",
        "-- migrate down",
        "-- The down migration",
        "-- This is the DOWN section",
        "-- Begin down",
        "-- Start of DOWN",
        "-- SQL for down",
        "-- Down script:",
        "-- down_migration",
        "-- DOWN-MIGRATION",
        "-- downs",
        "-- Down here",
        "-- DOWN -- undo",
        "/* DOWN */",
        "/* === DOWN === */",
        "/*** down ***/",
        "/*\n * DOWN\n */",
        "/**********\n *  DOWN  *\n **********/",
        "# DOWN",
        "#DOWN",
        "## down ##",
        "[DOWN]",
        "@DOWN",
        "=== DOWN ===",
        "// DOWN",
        "DOWN",
        "Down:",
        "-- Rollback",
        "-- ROLLBACK:",
        "-- === Rollback ===",
        "-- Undo",
        "-- Revert",
        "-- Roll back",
        "-- Rollback section",
        "/* ROLLBACK */",
        "-- Rollback (manual)",
        "-- +goose Down",
        "--+goose down",
        "-- migrate:down",
        "-- migrate:down transaction:false",
        "-- +migrate Down",
        "-- +migrate Down notransaction",
        "-- Down Migration",
        "-- //@UNDO",
        "--//@UNDO",
        "//@UNDO",
        "-- @UNDO",
        "-- +micrate Down",
        "-- rambler down",
        "# --- !Downs",
        "--- !Downs",
        "-- !Downs",
        "---- create above / drop below ----",
        "--- migration:down",
        "-- db/down",
        "-- down.sql --",
        "-- +mytool down",
      })
  void refuses(String line) {
    List<String> refusals = refusals(UP + line + DOWN);
    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0)).startsWith("1_a.sql:2:1: ").containsPattern("rit(e|ten) -- DOWN");
    assertThat(refusals(UP.replace("\n", "\r") + line.replace("\n", "\r") + "\rDROP TABLE a;\r"))
        .isEqualTo(refusals);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- +goose StatementBegin | \"-- +goose StatementBegin\" is a line of goose, which means"
            + " nothing here. Take it out",
        "-- +goose NO TRANSACTION | \"-- +goose NO TRANSACTION\" is a line of goose, which means"
            + " nothing here. Take it out",
        "# --- !Ups | \"# --- !Ups\" is a line of Play. Write -- UP",
        "--changeset mira:1 splitStatements:false |"
            + " \"--changeset mira:1 splitStatements:false\" is a line of Liquibase,"
            + " which means nothing here. Take it out",
        "-- atlas:checkpoint | \"-- atlas:checkpoint\" is a line of Atlas, which means nothing"
            + " here. Take it out",
      })
  void namesTheToolAndWhatToWrite(String line, String complaint) {
    assertThat(refusals(line + "\n" + UP)).containsExactly("1_a.sql:1:1: " + complaint);
  }

  @Test
  void linesOfLiquibaseAreNamedOneByOne() {
    String of = " is a line of Liquibase";
    assertThat(
            refusals(
                """
                --changeset a:1

                CREATE TABLE t (i int);
                -- rollback DROP TABLE t;
                --Rollback DROP TABLE u;
                --preconditions onFail:HALT
                --precondition-sql-check expectedResult:0 SELECT 1
                --comment: prose
                /* liquibase rollback
                DROP TABLE v;
                */
                """))
        .hasSize(6)
        .anyMatch(line -> line.startsWith("1_a.sql:4:1: \"-- rollback DROP TABLE t;\"" + of))
        .anyMatch(line -> line.startsWith("1_a.sql:5:1: \"--Rollback DROP TABLE u;\"" + of))
        .anyMatch(line -> line.startsWith("1_a.sql:6:1: \"--preconditions onFail:HALT\"" + of))
        .anyMatch(line -> line.startsWith("1_a.sql:7:1: "))
        .anyMatch(line -> line.startsWith("1_a.sql:9:1: \"/* liquibase rollback\"" + of));
    assertThat(refusals("CREATE TABLE t (i int);\n--rollback DROP TABLE t;\n"))
        .containsExactly(
            "1_a.sql:2:1: \"--rollback DROP TABLE t;\" is a line of Liquibase. Put what it says"
                + " behind a line -- DOWN");
    assertThat(refusals("CREATE TABLE t (i int);\n-- rollback is by hand\n-- property: x\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- down to the last row",
        "-- Down the road this goes",
        "-- downgrade path: none",
        "-- down-level servers do without",
        "-- break down by month",
        "-- slow down",
        "-- up to 10 rows",
        "-- Up to here all is old",
        "-- clean up",
        "-- CLEAN UP",
        "-- set up the tables",
        "-- back up",
        "-- up-to-date statistics",
        "-- UP-TO-DATE",
        "-- up/down counters",
        "-- update",
        "-- UPDATE a",
        "-- ups and downs of it",
        "-- shutdown",
        "-- DOWNTIME",
        "-- downstream tables",
        "-- Verify that all is there",
        "-- verify_rows",
        "-- verified",
        "-- we go up from here and down",
        "-- Rollback is not possible",
        "-- Rollback: DROP TABLE a;",
        "-- rollback by hand",
        "-- Undo the change of 0042",
        "-- revert \"add a\"",
        "-- reverse the order",
        "-- rolled back",
        "-- END DOWN",
        "-- End of the up part",
        "-- see 0042.down.sql",
        "-- file: a.down.sql",
        "-- goose was used before",
        "-- migrate users to accounts",
        "-- + migrate old rows",
        "-- changeset of 2019",
        "-- atlas:nolint",
        "-- no-transaction",
        "-- depends: 0001",
        "-- key:value",
        "-- a (DOWN)",
        "-- NOTE: down below",
        "-- @param down",
        "-- Later: DOWN",
        "/* drop it\n   down\n   here */",
        "/*\n-- DOWN\n*/",
        "/* the DOWN part is gone */",
        "-- //",
        "--",
        "------------------------------",
        "-- ==========",
        "/**/",
        "-- 10 down, 3 up",
        "-- Deploy app:a to pg",
        "-- $Id$",
        "-- http://example.com/down",
      })
  void isProse(String line) {
    assertThat(refusals(UP + line + DOWN)).isEmpty();
    assertThat(read(UP + line + DOWN).up().statements()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (\n  -- up\n  i int,\n  -- down\n  j int\n);",
        "CREATE TABLE a (\n  i int, -- DOWN\n  j int);\nDROP TABLE b;",
        "SELECT '\n-- down\n';\nDROP TABLE b;",
        "SELECT $$\n-- +goose Down\n$$;\nDROP TABLE b;",
        "SELECT 1 AS \"\n-- migrate:down\n\";\nDROP TABLE b;",
        "/* a /* b\n-- +goose Down\n*/ c */ SELECT 1;\nDROP TABLE b;",
        "COPY a FROM stdin;\n-- down\n# DOWN\n-- +goose Down\n\\.\nDROP TABLE b;",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n-- down\nSELECT 1;\n-- up\nSELECT 2; END;",
        "CREATE TABLE a (i int);\n-- DOWN -",
        "CREATE TABLE a (i int);\n-- verify\n-- DOWN\nDROP TABLE a;",
        "CREATE TABLE a (i int);\n-- down\n-- nothing to do\n",
        "-- Rollback:\n--   DROP TABLE a;\n\nCREATE TABLE a (i int);",
        "CREATE TABLE b ();\n-- Rollback:\n-- DROP TABLE b;\nCREATE TABLE a (i int);",
        "-- Down: see the wiki\nCREATE TABLE a (i int);",
        "-- UP\n-- Up migration: makes a\nCREATE TABLE a (i int);",
        "-- UP\n-- ==== up ====\nCREATE TABLE a ();\n-- DOWN\n-- down migration\n-- x\n",
        """
        -- UP
        CREATE TABLE a ();
        -- DOWN
        -- === Down ===
        DROP TABLE a;
        -- rollback
        DROP TABLE b;\
        """,
        """
        CREATE INDEX i ON a (i);
        -- verify
        SELECT 1;
        CREATE INDEX j ON a (j);
        -- verify
        SELECT 2;
        DROP TABLE a;\
        """,
        "SELECT 5\n# 3;\nSELECT 6;",
      })
  void isNoSectionWhereItStands(String text) {
    assertThat(refusals(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (i int)\n-- down\nDROP TABLE a;",
        "-- down\nDROP TABLE a;",
        "CREATE TABLE a ();\n-- down\n-- DROP TABLE a;",
        "CREATE TABLE a ();\n-- verify\nSELECT true;",
        "CREATE TABLE a ();\n-- Verify:\nDO $$ BEGIN ASSERT true; END $$;\n-- DOWN\nDROP TABLE a;",
        "CREATE TABLE a ();\n-- VERIFY the table\nSELECT true;",
        "-- up\nCREATE TABLE a ();",
        "-- x\n-- DOWN\nDROP TABLE a;\n-- up\nCREATE TABLE a ();",
        "CREATE TABLE a ();\n-- Rollback\n-- takes it back\nDROP TABLE a;",
        "CREATE TABLE a ();\n-- VERIFY\nSELECT 1;\n-- down\nDROP TABLE a;",
        "-- +goose Down\n",
      })
  void isRefusedWhereItMayBeASection(String text) {
    assertThat(refusals(text)).hasSize(1);
  }

  @Test
  void linesMayEndInAnyWay() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "-- UP\nCREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;\n".replace("\n", end);
      Migration migration = read(text);
      assertThat(migration.up().statements()).hasSize(1);
      assertThat(migration.down()).isNotNull();
    }
    assertThat(read("CREATE TABLE a (i int);\r-- DOWN\r\nDROP TABLE a;\n").down()).isNotNull();
    assertThat(refusals("CREATE TABLE a ();\r\rSELECT 1;\r\n  -- down\rSELECT 2;"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("1_a.sql:4:3: ");
  }

  @Test
  void rowsMayEndTheirLinesInAnyWay() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "COPY a FROM stdin;\n1\n-- DOWN\n\\.\n-- DOWN\nDROP TABLE a;\n";
      Migration migration = read(text.replace("\n", end));
      assertThat(migration.up().statements().get(0).rowsText())
          .isEqualTo("1\n-- DOWN\n".replace("\n", end));
      assertThat(migration.down()).isNotNull();
    }
  }

  private static Migration read(String text) {
    return Migrations.read(source(text)).list().get(0);
  }

  private static List<String> refusals(String text) {
    try {
      Migrations.read(source(text));
      return List.of();
    } catch (InvalidMigrations e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  private static Source source(String text) {
    return new MemorySource(new SourceFile("1_a.sql", () -> text.getBytes(StandardCharsets.UTF_8)));
  }
}
