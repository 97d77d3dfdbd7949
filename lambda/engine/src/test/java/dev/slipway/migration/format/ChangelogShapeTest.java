package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a changelog where it means nothing is told, and never an empty migration. */
class ChangelogShapeTest {

  private static final String SET = "databaseChangeLog:@- changeSet:@    id: 1@    author: a@";

  @TempDir Path folder;
  private FormatFolder files;

  @BeforeEach
  void changelogs() {
    files = new FormatFolder(folder);
  }

  private void write(String name, String text) throws IOException {
    files.write(name, text.replace('@', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- changeSet:@  id: 1@  author: a@  changes: [sql: A]"
            + " | 2: a changeSet has no id and no author. Write both; in YAML they stand further in",
        "- changeSet: | 2: a changeSet has no id and no author",
        "- changeSet: {id: '', author: a, changes: [sql: A]} | 2: a changeSet has no id.",
        "- changeSet: {id: 1, changes: [sql: A]} | 2: a changeSet has no author.",
        "- changeset: {id: 1, author: a, changes: [sql: A]}"
            + " | 2: nothing is known of changeset in databaseChangeLog. Did you mean changeSet?",
        "- removeChangeSetProperty: {change: x} | 2: nothing is known of removeChangeSetProperty",
      })
  void whatIsNoChangesetIsToldByItsLine(String items, String why) throws IOException {
    write("a.yaml", "databaseChangeLog:@" + items + "@");
    assertThat(files.problems()).anySatisfy(one -> assertThat(one).startsWith("a.yaml:" + why));
  }

  @Test
  void changesetsInAnUnknownElementAreTold() throws IOException {
    write(
        "a.xml",
        "<databaseChangeLog>@<group><changeSet id='1' author='a'><sql>A</sql></changeSet></group>@"
            + "<changeSet id='1'><sql>B</sql></changeSet></databaseChangeLog>");
    assertThat(files.problems())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("a.xml:2: nothing is known of group"),
            one -> assertThat(one).startsWith("a.xml:3: a changeSet has no author."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changes: [sql: [SELECT 3]] | 5: a:1 has an sql without text",
        "changes: [sql: {sql: ~}] | 5: a:1 has an sql without text",
        "rollback: [sql: ''] | 5: a:1 has an sql without text",
        "changes: SELECT 1 | 5: a:1 has changes, which is no SQL",
        "createTable: t | 5: a:1 has createTable, which is no SQL",
      })
  void sqlThatIsNoneIsTold(String more, String why) throws IOException {
    write("a.yaml", SET + "    " + more + "@");
    assertThat(files.problems()).singleElement().asString().startsWith("a.yaml:" + why);
  }

  @Test
  void anEmptyElementOfSqlIsTold() throws IOException {
    write(
        "a.xml",
        "<databaseChangeLog><changeSet id='1' author='a'>@<sql/></changeSet></databaseChangeLog>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("a.xml:2: a:1 has an sql without text");
  }

  @Test
  void sqlDirectlyInAChangesetRuns() throws IOException {
    write("a.yaml", SET + "    runWith: jdbc@    Labels: x@    sql: A@    changes:@");
    assertThat(files.read()).containsExactly("1.1 a:1: A | none");
  }

  @Test
  void theOrderOfKeysIsNoOrderOfWork() throws IOException {
    write(
        "a.yaml",
        SET
            + "    changes: [sql: A]@    preConditions: [onFail: MARK_RAN, tableExists: {tableName: t}]@"
            + "- changeSet:@    id: 2@    author: a@    changes: [sql: B]@"
            + "    preConditions: [tableExists: {tableName: t}]@");
    assertThat(files.read())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("1.1 a:1: DO $precondition$").contains("$run$A$run$"),
            two -> assertThat(two).startsWith("1.2 a:2: DO $precondition$").endsWith("; B | none"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "databaseChangeLog:@- changeSet: &a {<<: *a, id: 1, author: a}"
            + " | is no YAML: the alias *a in line 2 stands within what it names",
        "databaseChangeLog: &a [*a] | is no YAML: the alias *a in line 1 stands within",
        "databaseChangeLog: &a {id: 1, b: *a} | is no YAML: the alias *a in line 1 stands within",
        "# was once a databaseChangeLog | has no databaseChangeLog at its root",
        "databaseChangeLog:@- changeSet: {id: !!int abc, author: a} | is no YAML: For input string",
        "databaseChangeLog:@- changeSet: {id: !!bool abc, author: a} | is no YAML: the tag",
        "databaseChangeLog:@- changeSet: {id: !foo x, author: a} | is no YAML: the tag !foo in line 2",
        "databaseChangeLog:@- changeSet: {id: !!binary aGk=, author: a}"
            + " | is no YAML: the tag tag:yaml.org,2002:binary in line 2",
        "databaseChangeLog:@- !foo {} | is no YAML: the tag !foo in line 2",
        "databaseChangeLog:@- changeSet:@    id: 1@    author: a@    changes: [sql: A]@"
            + "    changes: [sql: B] | has changes a second time in line 6",
        "databaseChangeLog:@- changeSet: {id: 1, author: a, Context: x, context: y}"
            + " | has context a second time in line 2",
      })
  void whatHasNoEndOrNoMeaningIsTold(String text, String why) throws IOException {
    write("1.sql", "--liquibase formatted sql@--changeset a:1@A;");
    write("a.yaml", text + "@");
    assertThat(files.problems()).first().asString().startsWith("a.yaml: " + why);
  }

  @Test
  void aliasesLeadNoDeeperThanIsRead() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [[[*a%d]]]\n".formatted(i, i, i - 1));
    }
    write("a.yaml", text + "databaseChangeLog: []\n" + "# more\n".repeat(2000));
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("a.yaml: is no YAML: its aliases lead deeper than 100 levels");
  }

  @Test
  void anAttributeInTwoCasesIsTold() throws IOException {
    write(
        "a.xml",
        "<databaseChangeLog><changeSet id='1' author='a' Context='x' context='y'><sql>A</sql>"
            + "</changeSet></databaseChangeLog>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("a.xml:1: has context twice, in two cases");
  }
}
