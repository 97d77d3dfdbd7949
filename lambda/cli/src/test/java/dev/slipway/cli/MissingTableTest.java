package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a backup without a table's rows is not whole, whatever its manifest says. */
class MissingTableTest extends RestoreTestBase {

  private String uri;

  @BeforeEach
  void takeABackup() throws Exception {
    done("up");
    db.execute(
        "CREATE SCHEMA \"Odd.one\"; CREATE TABLE \"Odd.one\".\"Order\" (\"PARTITION\" int)",
        "CREATE TABLE by_day (day int) PARTITION BY RANGE (day)",
        "CREATE TABLE day_1 PARTITION OF by_day FOR VALUES FROM (1) TO (2)",
        "CREATE UNLOGGED TABLE quick (id int); CREATE TABLE heir () INHERITS (words)",
        "CREATE TYPE pair AS (a int, b int); CREATE TABLE typed OF pair");
    uri = backUp();
  }

  @Test
  void nothingIsMissingAtFirst() {
    assertThat(done("verify-backup", uri).out()).contains("Whole: ");
  }

  @ParameterizedTest
  @CsvSource({
    "words,public.words",
    "Order,Odd.one.Order",
    "day_1,public.day_1",
    "quick,public.quick",
    "heir,public.heir",
    "typed,public.typed"
  })
  void aTableThatTheManifestDoesNotNameIsMissed(String table, String name) throws Exception {
    change("(?s), \\{[^{}]*\"table\" : \"" + table + "\"[^{}]*\\}", "");
    try (var files = Files.list(folder(uri))) {
      for (Path file : files.filter(it -> it.toString().contains(table)).toList()) {
        Files.delete(file);
      }
    }
    isDamaged("manifest.json: names no rows of " + name + ", which the definitions make");
  }

  @Test
  void rowsOfATableThatNobodyMakesAreFound() throws Exception {
    change("(\"table\" : \")words\"", "$1swords\"");
    isDamaged(
        "100-public.words.p0.sql.zst: holds rows of public.swords, which no definition makes",
        "manifest.json: names no rows of public.words, which the definitions make");
  }

  private void isDamaged(String... what) throws Exception {
    Result verified = project.run("verify-backup", uri);
    assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.FOUND);
    assertThat(verified.out()).startsWith("Damaged: ").contains(what).doesNotContain("Whole");
    List<String> before = target.catalogue();
    refused(restore(uri), before, what);
    Result rehearsed = project.run("verify-backup", uri, "--rehearse", "--url", db.url());
    assertThat(rehearsed.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  private void change(String from, String to) throws Exception {
    Path manifest = folder(uri).resolve("manifest.json");
    String text = Files.readString(manifest);
    String changed = text.replaceFirst(from, to);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(manifest, changed);
  }
}
