package dev.slipway.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.trace.TracedObject.Fate;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Holds what is measured against what the server's manual says. */
class TracerTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private TracedFolder files;

  @BeforeEach
  void writeBase() {
    files =
        new TracedFolder(folder, db)
            .file(
                "1_base.sql",
                "CREATE TABLE a (id int PRIMARY KEY, b_id int, v varchar(10));"
                    + "CREATE TABLE b (id int PRIMARY KEY);"
                    + "CREATE INDEX a_v ON a (v);"
                    + "CREATE SCHEMA \"S s\"; CREATE TABLE \"S s\".\"T t\" (i int);"
                    + "ALTER TABLE b ADD CONSTRAINT big CHECK (id > 0) NOT VALID;");
  }

  @Test
  void eachStatementIsMeasuredInItsTransaction() {
    files.file(
        "2_changes.sql",
        """
        CREATE INDEX a_b ON a (b_id);
        ALTER TABLE a ALTER b_id TYPE bigint;
        ALTER TABLE b VALIDATE CONSTRAINT big;
        """);
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all.get(0))
        .isEqualTo(
            new TracedStatement(
                "2_changes.sql",
                1,
                1,
                "CREATE INDEX a_b ON a (b_id)",
                List.of(new TakenLock("a", "a", LockMode.SHARE, true)),
                new RowWork(
                    List.of(new FullScan("a", 1, true)),
                    List.of(),
                    List.of(new BuiltIndex("a_b", "a", true)),
                    List.of()),
                all.get(0).objects()));
    assertThat(all.get(0).objects()).contains(new TracedObject(Fate.MADE, "index", "a_b"));
    assertThat(all.get(1).where()).isEqualTo("2_changes.sql:2:1");
    assertThat(all.get(1).locks())
        .contains(new TakenLock("a", "a", LockMode.ACCESS_EXCLUSIVE, true));
    assertThat(all.get(1).work().rewrites())
        .contains(new Rewrite("a", "a", true), new Rewrite("a", "a_pkey", true));
    assertThat(all.get(1).objects()).contains(new TracedObject(Fate.CHANGED, "column", "a.b_id"));
    assertThat(all.get(2).locks())
        .containsExactly(new TakenLock("b", "b", LockMode.SHARE_UPDATE_EXCLUSIVE, true));
    assertThat(all.get(2).work().scans()).containsExactly(new FullScan("b", 1, true));
    assertThat(all.get(2).work().validated())
        .containsExactly(new ValidatedConstraint("big on b", "b", true));
  }

  @Test
  void whatWasTakenBeforeIsBlockedToTheEnd() {
    files.file(
        "2_changes.sql",
        """
        ALTER TABLE b ADD COLUMN c int;
        CREATE INDEX a_b ON a (b_id);
        """);
    TracedSegment segment = files.traceAbove("1").migrations().get(0).segments().get(0);
    assertThat(segment.inTransaction()).isTrue();
    assertThat(segment.statements().get(0).blocks())
        .containsExactly(
            new Blocked("b", LockMode.ACCESS_EXCLUSIVE, "", Lasting.MOMENT, List.of()));
    assertThat(segment.blockedDuring(segment.statements().get(1)))
        .containsExactly(
            new Blocked("b", LockMode.ACCESS_EXCLUSIVE, "", Lasting.INDEX_BUILD, List.of("a")),
            new Blocked("a", LockMode.SHARE, "", Lasting.INDEX_BUILD, List.of("a")));
  }

  @Test
  void aTableOfTheSameSetWasNotThereBefore() {
    files.file("2_made.sql", "CREATE TABLE c (i int); CREATE INDEX c_i ON c (i);");
    files.file("3_used.sql", "ALTER TABLE c ALTER i TYPE text;");
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all).hasSize(3).allMatch(one -> one.blocks().isEmpty());
    assertThat(all.get(2).locks())
        .contains(new TakenLock("c", "c", LockMode.ACCESS_EXCLUSIVE, false));
  }

  @Test
  void whatRunsOutsideOfTransactionsIsSeenFromBeside() {
    files.file(
        "2_outside.sql",
        """
        CREATE INDEX CONCURRENTLY a_b ON a (b_id);
        DROP INDEX CONCURRENTLY a_v;
        REINDEX TABLE CONCURRENTLY a;
        VACUUM b;
        """);
    TracedMigration migration = files.traceAbove("1").migrations().get(0);
    assertThat(migration.segments()).hasSize(4).noneMatch(TracedSegment::inTransaction);
    List<TracedStatement> all = migration.statements().toList();
    for (TracedStatement one : all) {
      String table = one.text().equals("VACUUM b") ? "b" : "a";
      assertThat(one.locks())
          .as(one.text())
          .contains(new TakenLock(table, table, LockMode.SHARE_UPDATE_EXCLUSIVE, true));
      assertThat(one.blocks()).as(one.text()).allMatch(blocked -> !blocked.isLong());
    }
    assertThat(all.get(0).work().builtIndexes()).containsExactly(new BuiltIndex("a_b", "a", true));
    assertThat(all.get(1).objects())
        .containsExactly(new TracedObject(Fate.DROPPED, "index", "a_v"));
  }

  /** Nobody may lock them, and nobody waits for them. */
  @Test
  void tablesOfTheSessionAloneAreNoOnesBusiness() {
    files.file(
        "2_temp.sql",
        """
        CREATE TEMP TABLE mine AS SELECT 1 AS i;
        CREATE INDEX CONCURRENTLY a_b ON a (b_id);
        DROP TABLE mine;
        """);
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all.get(0).objects()).isEmpty();
    assertThat(all.get(1).locks())
        .contains(new TakenLock("a", "a", LockMode.SHARE_UPDATE_EXCLUSIVE, true));
    assertThat(all.get(2).blocks()).isEmpty();
  }

  @Test
  void whatFailsOutsideOfTransactionsLeavesNobodyBehind() throws Exception {
    files.file("2_fails.sql", "CREATE UNIQUE INDEX CONCURRENTLY nothing ON b (no_such);");
    assertThatThrownBy(() -> files.statementsAbove("1"))
        .hasMessageContaining("2_fails.sql:1:")
        .hasMessageContaining("scratch database, which is gone");
    assertThat(
            db.rows(
                "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction'"
                    + " AND datname = current_database()"))
        .isEmpty();
  }

  /** What other statements make are statements of that one. */
  @Test
  void madeStatementsCountForTheOneThatMakesThem() {
    files.file(
        "2_made.sql",
        "SELECT format('ALTER TABLE %I ALTER v TYPE varchar(5)', relname) FROM pg_class"
            + " WHERE relname = 'a' \\gexec\n");
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).work().lasting()).isEqualTo(Lasting.REWRITE);
  }

  /** Its transaction is the author's own, with his settings, names and savepoints. */
  @Test
  void theAuthorsSessionStaysAsItIs() {
    files.file(
        "2_own.sql",
        """
        BEGIN;
        SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
        SET LOCAL search_path = "S s";
        SAVEPOINT here;
        ALTER TABLE "T t" ADD COLUMN "J" int DEFAULT 3;
        ROLLBACK TO here;
        ALTER TABLE "T t" ADD COLUMN "K" int;
        DO $$ BEGIN IF current_setting('search_path') <> '"S s"' THEN RAISE 'lost'; END IF; END $$;
        COPY "T t" FROM stdin;
        1	2
        \\.
        COMMIT;
        DROP TABLE a;
        """);
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all.stream().map(TracedStatement::objects).flatMap(List::stream))
        .contains(
            new TracedObject(Fate.MADE, "column", "\"S s\".\"T t\".\"K\""),
            new TracedObject(Fate.DROPPED, "table", "a"));
    assertThat(all.stream().flatMap(one -> one.locks().stream()).map(TakenLock::table))
        .contains("\"S s\".\"T t\"", "a");
  }

  @Test
  void whatIsReadIsNotSaidToBeWritten() {
    files.file("2_view.sql", "CREATE MATERIALIZED VIEW mv AS TABLE b;");
    files.file("3_refresh.sql", "REFRESH MATERIALIZED VIEW mv;");
    List<TracedStatement> all = files.statementsAbove("2");
    assertThat(all.get(0).blocks().get(0).lastingText()).isEqualTo(" while mv is written anew");
    assertThat(all.get(0).work().tables()).contains("mv", "b");
  }

  @Test
  void aRenamedTableIsTheSameOne() {
    files.file("2_renamed.sql", "ALTER TABLE a RENAME TO z;");
    files.file("3_used.sql", "ALTER TABLE z ALTER v TYPE varchar(5); DROP TABLE z;");
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all.get(0).locks())
        .containsExactly(new TakenLock("a", "a", LockMode.ACCESS_EXCLUSIVE, true));
    assertThat(all.get(1).work().tables()).containsExactly("a");
    assertThat(all.get(2).objects()).contains(new TracedObject(Fate.DROPPED, "table", "z"));
  }

  @Test
  void locksThatAreNotTheStatementsOwnTable() {
    files.file(
        "2_others.sql",
        "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b; TRUNCATE \"S s\".\"T t\";");
    files.file("3_reindex.sql", "REINDEX INDEX a_v;");
    List<TracedStatement> all = files.statementsAbove("1");
    assertThat(all.get(0).blocks())
        .extracting(Blocked::table, Blocked::mode, Blocked::isLong)
        .containsExactly(
            tuple("a", LockMode.SHARE_ROW_EXCLUSIVE, true),
            tuple("b", LockMode.SHARE_ROW_EXCLUSIVE, true));
    assertThat(all.get(1).work()).isEqualTo(RowWork.NONE);
    assertThat(all.get(2).blocks())
        .extracting(Blocked::table, Blocked::mode, Blocked::index)
        .containsExactly(tuple("a", LockMode.ACCESS_EXCLUSIVE, "a_v"));
    assertThat(
            all.get(2).work().rewrites().stream()
                .map(Rewrite::relation)
                .collect(Collectors.joining()))
        .isEqualTo("a_v");
  }

  /** One with a default is held against all rows. */
  @Test
  void aForeignKeyOfANewColumnReadsNothing() {
    files.file("2_empty.sql", "ALTER TABLE a ADD c int REFERENCES b;");
    files.file("3_filled.sql", "ALTER TABLE a ADD d int DEFAULT 1 REFERENCES b;");
    files.file("4_old.sql", "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;");
    assertThat(files.statementsAbove("1"))
        .extracting(one -> one.work().lasting())
        .containsExactly(Lasting.MOMENT, Lasting.SCAN, Lasting.SCAN);
  }
}
