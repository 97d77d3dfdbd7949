package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that a broken CREATE INDEX CONCURRENTLY left, and those that were there before. */
class BrokenIndexTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createTable() throws SQLException {
    db.execute("CREATE TABLE word (text text, lang text)");
    db.execute("INSERT INTO word VALUES ('bank', 'en'), ('bank', 'de')");
    project = Project.of(folder, db.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"word_uq", "IF NOT EXISTS word_uq", ""})
  void failedBuildAsFirstSegmentLeavesTheDatabaseAsItWas(String name) throws SQLException {
    List<String> before = db.catalogue();
    project.file("1_uq.sql", "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON word (text);");
    assertThat(failure())
        .contains("could not create unique index", "(23505)", "Key (text)=(bank) is duplicated.")
        .contains("1 was rolled back. No migration is applied.")
        .contains("Next: rows of public.word have the same key: mend or delete them before it");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(history()).isEmpty();
    assertThat(db.queryString("SELECT status FROM schema_migration_runs")).isEqualTo("rolled_back");
    db.execute("DELETE FROM word WHERE lang = 'de'");
    success();
    assertThat(indexes()).hasSize(1).allMatch(row -> row.get(1).equals("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"word_uq", "IF NOT EXISTS word_uq", ""})
  void failedBuildAsLaterSegmentIsBuiltAgain(String name) throws SQLException {
    project.file(
        "1_uq.sql",
        "INSERT INTO word VALUES ('once', 'en');\nCREATE UNIQUE INDEX CONCURRENTLY "
            + name
            + " ON word (text);");
    assertThat(failure()).contains("1 is partial: 1 of 2 segments are done");
    assertThat(indexes()).isEmpty();
    db.execute("DELETE FROM word WHERE lang = 'de'");
    success();
    assertThat(indexes()).hasSize(1).allMatch(row -> row.get(1).equals("t"));
    assertThat(db.queryString("SELECT count(*) FROM word WHERE text = 'once'")).isEqualTo("1");
  }

  /** A role of the author's need not see our tables. */
  @ParameterizedTest
  @ValueSource(strings = {"word_uq", ""})
  void failedBuildByAnotherRoleIsBuiltAgain(String name) throws SQLException {
    project = project.on(db.superuserUrl());
    project.file(
        "1_uq.sql",
        "SET ROLE %s;\nCREATE UNIQUE INDEX CONCURRENTLY %s ON word (text);"
            .formatted(db.user(), name));
    assertThat(failure()).contains("could not create unique index", "1 of 2 segments are done");
    assertThat(indexes()).isEmpty();
    db.execute("DELETE FROM word WHERE lang = 'de'");
    success();
    assertThat(indexes()).hasSize(1).allMatch(row -> row.get(1).equals("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"word_uq", "IF NOT EXISTS word_uq", "\"word_uq\"", "WORD_UQ"})
  void invalidIndexOfAnotherHandIsBuiltAgain(String name) throws SQLException {
    leaveInvalidIndex();
    db.execute("DELETE FROM word WHERE lang = 'de'");
    project.file("1_uq.sql", "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON word (text);");
    success();
    assertThat(indexes()).containsExactly(List.of("word_uq", "t"));
  }

  @Test
  void invalidIndexOfAnotherTableIsLeftAlone() throws SQLException {
    leaveInvalidIndex();
    db.execute("CREATE TABLE other (text text)");
    project.file("1_uq.sql", "CREATE UNIQUE INDEX CONCURRENTLY word_uq ON other (text);");
    assertThat(failure()).contains("relation \"word_uq\" already exists");
    assertThat(indexes()).containsExactly(List.of("word_uq", "f"));
  }

  @Test
  void indexThatWasThereBeforeIsNeverTakenForOurs() throws SQLException {
    db.execute("CREATE INDEX word_text ON word (lang)");
    project.file("1_text.sql", "CREATE INDEX CONCURRENTLY word_text ON word (text);");
    assertThat(failure())
        .contains("relation \"word_text\" already exists (42P07)", "1 was rolled back.");
    assertThat(history()).isEmpty();
    assertThat(failure()).contains("already exists");
  }

  @Test
  void indexThatWasThereBeforeIsNotTakenForOursInALaterSegmentEither() throws SQLException {
    db.execute("CREATE INDEX word_text ON word (lang)");
    project.file(
        "1_text.sql", "SELECT 1;\nCREATE INDEX CONCURRENTLY word_text ON word (text);\nSELECT 2;");
    assertThat(failure()).contains("already exists", "1 of 3 segments are done");
    assertThat(failure()).contains("already exists", "1 of 3 segments are done");
    db.execute("DROP INDEX word_text");
    success();
    assertThat(db.queryString("SELECT pg_get_indexdef('word_text'::regclass)")).contains("(text)");
  }

  @Test
  void unnamedIndexesOfOneFileAreBuiltOnceEach() throws SQLException {
    project.file(
        "1_two.sql",
        """
        CREATE INDEX CONCURRENTLY ON word (lang);
        CREATE UNIQUE INDEX CONCURRENTLY ON word (text);
        CREATE INDEX CONCURRENTLY ON word (lang, text);
        """);
    assertThat(failure()).contains("1_two.sql:2:1", "1 of 3 segments are done");
    db.execute("DELETE FROM word WHERE lang = 'de'");
    success();
    assertThat(indexes())
        .containsExactly(
            List.of("word_lang_idx", "t"),
            List.of("word_lang_text_idx", "t"),
            List.of("word_text_idx", "t"));
  }

  /**
   * The table has long texts, so REINDEX leaves an index of a TOAST table too, out of our reach.
   */
  @Test
  void reindexThatWasBrokenOffIsDoneAgain() throws Exception {
    db.execute("CREATE INDEX word_text ON word (text)");
    project.file("1_reindex.sql", "REINDEX TABLE CONCURRENTLY word;");
    try (Connection writer = db.connect()) {
      writer.setAutoCommit(false);
      writer.createStatement().execute("INSERT INTO word VALUES ('river', 'en')");
      CompletableFuture<Cli.Result> up =
          CompletableFuture.supplyAsync(() -> project.run("up", "--existing"));
      while (db.queryString("SELECT 1 FROM pg_locks WHERE NOT granted") == null) {
        Thread.sleep(20);
      }
      db.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks"
              + " WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())"
              + " AND locktype = 'advisory'");
      assertThat(up.join().exitCode()).isEqualTo(1);
    }
    assertThat(indexes()).contains(List.of("word_text_ccnew", "f"));
    success();
    assertThat(indexes()).containsExactly(List.of("word_text", "t"));
  }

  /** Whatever the name is to the server: an INVALID index is never what a run has applied. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${p}_key ON word",
        "IF NOT EXISTS ${p}_key ON word",
        "word_key ON ${s}.word",
        "ON ${s}.word",
        "ON \"${s}\".\"${t}\"",
        "IF NOT EXISTS ÄRGER_Key ON WORD",
        "IF NOT EXISTS \"With \"\"quotes\"\" é\" ON \"word\"",
        "IF NOT EXISTS U&\"d\\0061t\\+000061\" ON U&\"w\\006Frd\"",
        "IF NOT EXISTS a123456789012345678901234567890123456789012345678901234567890123456 ON word"
      })
  void nameIsWhatTheServerMakesOfIt(String name) throws SQLException {
    project.file(
        "1_uq.sql",
        "SELECT '${p} ${s} ${t}';\nCREATE UNIQUE INDEX CONCURRENTLY " + name + " (text);\n");
    String[] up = {"up", "--existing", "--set", "p=Foo", "--set", "s=public", "--set", "t=word"};
    assertThat(project.run(up).exitCode()).isEqualTo(1);
    leaveAgain(name.replace("${p}", "Foo").replace("${s}", "public").replace("${t}", "word"));
    db.execute("DELETE FROM word WHERE lang = 'de'");
    Cli.Result result = project.run(up);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(indexes()).hasSize(1).allMatch(row -> row.get(1).equals("t"));
  }

  /** As a kill would: the failed build was cleared away, and is there again. */
  private void leaveAgain(String name) throws SQLException {
    db.execute("UPDATE schema_migrations SET segment_begun = true");
    assertThatThrownBy(() -> db.execute("CREATE UNIQUE INDEX CONCURRENTLY " + name + " (text)"))
        .hasMessageContaining("could not create unique index");
  }

  @Test
  void indexesThatAQueryMakesAreBuiltAgainToo() throws SQLException {
    project.file(
        "1_uq.sql",
        """
        -- slipway: transaction=none
        SELECT 'CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON word (lang)' UNION ALL
        SELECT 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS b ON word (text)' ORDER BY 1 \\gexec
        """);
    assertThat(failure()).contains("could not create unique index", "1 is partial");
    db.execute("DELETE FROM word WHERE lang = 'de'");
    success();
    assertThat(indexes()).containsExactly(List.of("a", "t"), List.of("b", "t"));
  }

  private void leaveInvalidIndex() throws SQLException {
    try {
      db.execute("CREATE UNIQUE INDEX CONCURRENTLY word_uq ON word (text)");
    } catch (SQLException duplicates) {
      assertThat(duplicates.getSQLState()).isEqualTo("23505");
    }
    assertThat(indexes()).containsExactly(List.of("word_uq", "f"));
  }

  private List<List<String>> indexes() throws SQLException {
    return db.rows(
        "SELECT indexrelid::regclass::text, indisvalid FROM pg_index"
            + " WHERE indrelid IN ('word'::regclass, to_regclass('other')) ORDER BY 1");
  }

  private List<List<String>> history() throws SQLException {
    return db.rows("SELECT version FROM schema_migrations");
  }

  private String failure() {
    Cli.Result result = project.run("up", "--existing");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    return result.err();
  }

  private void success() {
    Cli.Result result = project.run("up", "--existing");
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
