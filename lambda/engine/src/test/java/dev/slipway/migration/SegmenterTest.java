package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Segmenter}. */
class SegmenterTest {

  @Test
  void whatLiesBetweenIsOneTransaction() {
    assertThat(up("A1; VACUUM t; A2; A3; CREATE INDEX CONCURRENTLY i ON t (a); VACUUM"))
        .containsExactly(
            "BEGIN | A1 | COMMIT",
            "VACUUM t",
            "BEGIN | A2 | A3 | COMMIT",
            "CREATE INDEX CONCURRENTLY i ON t (a)",
            "VACUUM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VACUUM",
        "vacuum (full) t",
        "REINDEX TABLE CONCURRENTLY t",
        "REINDEX (VERBOSE) TABLE t",
        "CLUSTER t USING i",
        "ALTER SYSTEM SET a = 1",
        "CREATE DATABASE d",
        "DROP DATABASE IF EXISTS d",
        "ALTER DATABASE d SET TABLESPACE s",
        "CREATE TABLESPACE s LOCATION '/s'",
        "DROP TABLESPACE s",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p",
        "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
        "DROP SUBSCRIPTION s",
        "CREATE INDEX CONCURRENTLY ON t (a)",
        "CREATE UNIQUE INDEX /* x */ CONCURRENTLY i ON t (a)",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
        "ALTER TABLE IF EXISTS s.t DETACH PARTITION s.p CONCURRENTLY",
        "COMMIT PREPARED 'x'",
        "ROLLBACK PREPARED 'x'",
        "DISCARD ALL",
        "CALL known_fill(3)",
        "CALL public.Known_Fill()",
        "CALL \"known_fill\"()",
        "DO $$ BEGIN COMMIT; END $$",
        "DO LANGUAGE plpgsql 'BEGIN ROLLBACK; END'",
        "DO E'BEGIN\\n COMMIT;\\nEND'",
        "DO $$ BEGIN LOOP COMMIT AND CHAIN; END LOOP; END $$",
        "DO $$ BEGIN /* it's */ COMMIT/**/; END $$",
        "DO $$ BEGIN IF a THEN PERFORM 1; ELSE ROLLBACK; END IF; END $$",
        "DO $$ BEGIN CALL known_fill(1); END $$",
        "DO $$ <<l>> BEGIN <<m>> COMMIT; END $$",
        "DO LANGUAGE plpython3u $$ plpy.commit() $$",
      })
  void runsAloneWhatMustNotRunInATransaction(String statement) {
    assertThat(up("A1; " + statement + "; A2"))
        .containsExactly("BEGIN | A1 | COMMIT", statement, "BEGIN | A2 | COMMIT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX concurrently_made ON t (a)",
        "ALTER TABLE t DETACH PARTITION p",
        "ALTER DATABASE d SET a = 1",
        "ANALYZE t",
        "DISCARD TEMP",
        "CALL other(3)",
        "DO $$ BEGIN RAISE NOTICE 'COMMIT;'; END $$",
        "DO $$ BEGIN -- COMMIT;\n NULL; END $$",
        "DO $$ DECLARE commit int; BEGIN commit := 1; END $$",
        "DO $$ BEGIN PERFORM 'COMMIT'; EXECUTE 'ROLLBACK'; END $$",
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
        "CREATE FUNCTION vacuum() RETURNS int LANGUAGE sql AS 'VACUUM'",
        "SELECT 'VACUUM'",
        "SAVEPOINT a",
        "ROLLBACK TO SAVEPOINT a",
        "ROLLBACK TO a",
        "RELEASE a",
      })
  void leavesTogetherWhatMayRunInATransaction(String statement) {
    assertThat(up("A1; " + statement + "; A2"))
        .containsExactly("BEGIN | A1 | " + statement + " | A2 | COMMIT");
  }

  @Test
  void theAuthorsTransactionsAreBoundaries() {
    assertThat(up("A1; BEGIN ISOLATION LEVEL SERIALIZABLE; A2; COMMIT; A3"))
        .containsExactly(
            "BEGIN | A1 | COMMIT",
            "BEGIN ISOLATION LEVEL SERIALIZABLE | A2 | COMMIT",
            "BEGIN | A3 | COMMIT");
    assertThat(up("START TRANSACTION; A1; END; BEGIN WORK; A2; ROLLBACK; BEGIN; A3; ABORT"))
        .containsExactly(
            "START TRANSACTION | A1 | COMMIT",
            "BEGIN WORK | A2 | ROLLBACK",
            "BEGIN | A3 | ROLLBACK");
    assertThat(up("BEGIN; A1; PREPARE TRANSACTION 'x'; COMMIT PREPARED 'x'"))
        .containsExactly("BEGIN | A1 | PREPARE TRANSACTION 'x'", "COMMIT PREPARED 'x'");
  }

  @Test
  void chainedTransactionsBeginLikeTheFirst() {
    assertThat(up("BEGIN READ WRITE; A1; COMMIT AND CHAIN; A2; ROLLBACK AND CHAIN; A3; COMMIT"))
        .containsExactly(
            "BEGIN READ WRITE | A1 | COMMIT",
            "BEGIN READ WRITE | A2 | ROLLBACK",
            "BEGIN READ WRITE | A3 | COMMIT");
    assertThat(up("BEGIN; A1; COMMIT AND NO CHAIN; A2"))
        .containsExactly("BEGIN | A1 | COMMIT", "BEGIN | A2 | COMMIT");
  }

  @Test
  void strayTransactionWordsDoNothing() {
    assertThat(up("A1; COMMIT; A2; ROLLBACK; BEGIN; BEGIN; A3; COMMIT; COMMIT"))
        .containsExactly("BEGIN | A1 | COMMIT", "BEGIN | A2 | COMMIT", "BEGIN | A3 | COMMIT");
    assertThat(up("BEGIN; COMMIT")).containsExactly("BEGIN | COMMIT");
  }

  @Test
  void ourRowsJoinOnlyWhatCommitsAndMayWrite() {
    assertThat(joinable("BEGIN; A1; COMMIT")).containsExactly(true);
    assertThat(joinable("BEGIN; A1; ROLLBACK")).containsExactly(false);
    assertThat(joinable("BEGIN; A1; PREPARE TRANSACTION 'x'")).containsExactly(false);
    assertThat(joinable("START TRANSACTION READ ONLY; A1; COMMIT; A2"))
        .containsExactly(false, true);
    assertThat(joinable("BEGIN; SET TRANSACTION READ ONLY; A1; COMMIT; A2"))
        .containsExactly(false, true);
    assertThat(joinable("BEGIN READ WRITE; A1; COMMIT")).containsExactly(true);
    assertThat(joinable("SET LOCAL transaction_read_only = on; A1")).containsExactly(false);
    assertThat(joinable("A1; SET TRANSACTION READ ONLY; A2")).containsExactly(true);
  }

  @Test
  void ourRowsDoNotJoinWhatIsReadOnlyByDefault() {
    String mode = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";
    String name = "default_transaction_read_only";
    String off = "SET default_transaction_read_only = off";
    assertThat(joinable("A1; " + mode + "; VACUUM; A2; " + off + "; VACUUM; A3"))
        .containsExactly(true, false, false, false, true);
    assertThat(
            joinable("SET default_transaction_read_only TO 'on'; BEGIN READ WRITE; A1; COMMIT; A2"))
        .containsExactly(true, true, false);
    for (String reset : List.of("RESET ALL", "SELECT set_config('" + name + "', 'off', false)")) {
      assertThat(joinable("SELECT set_config('" + name + "', 'on', false); A1; " + reset + "; A2"))
          .containsExactly(true, false, true);
    }
    assertThat(joinable("SET " + name + " = on; A1; DISCARD ALL; A2"))
        .containsExactly(true, false, false, true);
  }

  /** What changes nothing of that leaves the transaction whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET default_transaction_isolation = 'serializable'",
        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "SET default_transaction_deferrable = on",
        "SET default_transaction_read_only = off",
        "RESET ALL",
      })
  void otherSettingsStayInTheirTransaction(String setting) {
    assertThat(up("A1; " + setting + "; A2")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES ('meh')",
        "INSERT INTO t VALUES (E'm\\x65h')",
        "INSERT INTO t VALUES ($$meh$$)",
        "CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'meh'::mood $$",
        "CREATE TABLE u AS SELECT unnest(enum_range(NULL::mood))",
        "INSERT INTO t VALUES (('me' || 'h')::public.\"mood\")",
        "INSERT INTO t VALUES (CAST('me' || 'h' AS mood))",
        "COPY t FROM stdin;\nmeh\n\\.\n",
        "DO $$ BEGIN EXECUTE 'x'; END $$",
        "SELECT fill()",
        "CALL other()",
        "EXECUTE prepared",
      })
  void aNewEnumLabelCommitsBeforeItMayBeUsed(String use) {
    List<String> segments = up("A1; ALTER TYPE public.mood ADD VALUE 'meh'; " + use);
    assertThat(segments).hasSize(3);
    assertThat(segments.get(1))
        .isEqualTo("BEGIN | ALTER TYPE public.mood ADD VALUE 'meh' | COMMIT");
  }

  @Test
  void aVerifyThatNamesTheLabelUsesIt() {
    String up = "A1; ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s'; A2;\n-- VERIFY\n";
    assertThat(up(up + "SELECT 'it''s'::mood IS NOT NULL")).hasSize(3);
    assertThat(up(up + "SELECT true")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES ('sad')",
        "ALTER TABLE t ADD COLUMN m mood DEFAULT 'sad'",
        "ALTER TYPE mood ADD VALUE 'keen' AFTER 'sad'",
        "ALTER TYPE mood ADD VALUE 'keen' BEFORE 'meh'",
        "ALTER TYPE other ADD VALUE 'meh'",
        "ALTER TYPE other ADD VALUE IF NOT EXISTS 'meh'; CREATE TABLE t (i int)",
        "CREATE TABLE u (meh int, m moody)",
      })
  void aNewEnumLabelThatNobodyUsesStaysInItsTransaction(String other) {
    assertThat(up("A1; ALTER TYPE mood ADD VALUE 'meh'; " + other)).hasSize(1);
  }

  @Test
  void withoutTransactionEachStatementRunsAlone() {
    assertThat(up("-- slipway: transaction=none\nA1; A2")).containsExactly("A1", "A2");
  }

  @Test
  void aDownScriptIsCutTheSameWay() {
    Script script = Script.stored("stored", "DROP INDEX CONCURRENTLY i; A1; A2");
    assertThat(text(Segmenter.down(script, FileOptions.NONE, Set.of())))
        .containsExactly("DROP INDEX CONCURRENTLY i", "BEGIN | A1 | A2 | COMMIT");
    assertThat(Segmenter.down(Script.stored("stored", "-- nothing"), FileOptions.NONE, Set.of()))
        .isEmpty();
  }

  private static List<Boolean> joinable(String file) {
    return segments(file).stream().map(Segment::letsUsJoin).toList();
  }

  private static List<String> up(String file) {
    return text(segments(file));
  }

  private static List<Segment> segments(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    Source source = new MemorySource(new SourceFile("1_a.sql", () -> bytes));
    return Segmenter.up(Migrations.read(source).list().get(0), Set.of("known_fill"));
  }

  private static List<String> text(List<Segment> segments) {
    return segments.stream().map(SegmenterTest::text).toList();
  }

  private static String text(Segment segment) {
    String statements =
        segment.statements().stream().map(Object::toString).collect(Collectors.joining(" | "));
    if (segment.isOutside()) {
      return statements;
    }
    return List.of(segment.begin(), statements, segment.end()).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" | "));
  }
}
