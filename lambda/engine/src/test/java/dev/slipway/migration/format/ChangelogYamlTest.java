package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changelogs in YAML and JSON are what they would be in XML; ids as Liquibase 5.0.4 keeps them. */
class ChangelogYamlTest {

  @TempDir Path folder;
  private FormatFolder files;

  @BeforeEach
  void changelogs() {
    files = new FormatFolder(folder);
  }

  @Test
  void changesetsInYamlAreMigrations() throws IOException {
    files.write("sql/two.sql", "A4;\nA5 ${t}");
    files.write(
        "j.json",
        "{\"databaseChangeLog\": [\n\t{\"changeSet\": {\"id\": 7, \"author\": \"m\","
            + " \"changes\": [{\"sql\": {\"sql\": \"A9 '\\u00e9\\ud83d\\ude00'\"}}]}}]}");
    files.write("s.sql", "--liquibase formatted sql\n--changeset m:8\nA10;\n");
    files.write(
        "sql/master.yaml",
        """
        databaseChangeLog:
          - preConditions:
            - dbms: {type: postgresql}
          - changeSet:
              id: 001
              author: mira
              contextFilter: dev, test
              comment: the first
              changes:
                - sql: A1 ${t}
                - sql:
                    dbms: mysql
                    sql: NONE
                - sql:
                    endDelimiter: //
                    sql: |
                      A2 '//' //

                      A3
              rollback:
                - sql: B1
                - sql: {sql: B2}
          - changeSet: &one
              id: 1_000
              author: yes
              runInTransaction: false
              changes:
                - sqlFile: {path: two.sql, relativeToChangelogFile: true}
          - changeSet:
              <<: *one
              id: 2024-01-02
              changes: [sql: A6]
              rollback: B6
          - changeSet:
              id: d
              author: mira
              rollback:
              changes: {sql: A7}
          - changeSet: {id: e, author: mira, changes: []}
          - changeSet: {id: f, author: mira, dbms: oracle, changes: [createTable: {}]}
          - include: {file: j.json}
          - include: {file: ../s.sql, relativeToChangelogFile: true}
          - property: {name: t, value: x}
          - property: {name: t, value: z}
        """);
    files.write("top.yml", "databaseChangeLog:\n- include:\n    file: sql/master.yaml\n");
    assertThat(files.read())
        .containsExactly(
            "1.1 mira:001: A1 x; A2 '//'; A3 | B1; B2, in [dev, test]".replace("001", "1"),
            "1.2 true:1000: A4; A5 x | none, no transaction",
            "1.3 true:Tue Jan 02 00:00:00 UTC 2024: A6 | B6, no transaction",
            "1.4 mira:d: A7 | ",
            "1.5 mira:e:  | none",
            "2.1 m:7: A9 '\u00e9\uD83D\uDE00' | none",
            "3.1 m:8: A10 | none");
    Migration first = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(first.up().location(first.up().statements().get(2).place(0)))
        .startsWith("sql/master.yaml:19:");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "0x1F, 31",
    "1.50, 1.5",
    "1e3, 1000.0",
    "010, 8",
    "'\"010\"', 010",
    "1:30, 90",
    "2024-01-02T10:11:12Z, 2024-01-02 10:11:12",
    "!!str 07, 07",
    "v-1, v-1"
  })
  void idsAreWhatLiquibaseKeeps(String written, String kept) throws IOException {
    files.write(
        "a.yaml",
        "databaseChangeLog:\n- changeSet:\n    id: "
            + written
            + "\n    author: a\n    changes: [sql: A]\n");
    assertThat(files.read()).containsExactly("1.1 a:" + kept.replace('_', ' ') + ": A | none");
  }

  @Test
  void aliasesThatStandForMoreThanTheFileAreRefused() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x]\n");
    for (int i = 1; i < 8; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(6)));
    }
    files.write("a.yaml", text + "databaseChangeLog: [changeSet: {id: 1, author: a, x: *a7}]\n");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("a.yaml: is no YAML: its aliases stand for more than the file could hold");
  }

  @Test
  void nothingIsMadeOfATag() throws IOException {
    files.write(
        "a.yaml",
        """
        databaseChangeLog:
        - changeSet:
            id: !!java.io.File [x]
            author: a
            changes:
            - !!javax.script.ScriptEngineManager [x]
        """);
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith(
            "a.yaml: is no YAML: Global tag is not allowed: tag:yaml.org,2002:java.io.File");
  }

  @Test
  void preconditionsMarkOrHalt() throws IOException {
    files.write(
        "a.yaml",
        """
        databaseChangeLog:
        - changeSet:
            id: 1
            author: a
            preConditions:
            - onFail: MARK_RAN
            - not:
              - tableExists: {tableName: T}
            - sqlCheck: {expectedResult: 0, sql: select 1}
            changes:
            - sql: |
                A1 '$run$'; -- one
                A2
        - changeSet:
            id: 2
            author: a
            preConditions:
            - onError: WARN
            - or: [dbms: {type: oracle}, dbms: {type: postgresql}]
            changes: [sql: A3]
        """);
    List<String> read = files.read();
    assertThat(read.get(0))
        .contains("holds := NOT holds; IF holds THEN EXECUTE $ask$select 1$ask$ INTO answer;")
        .contains("IF NOT holds THEN")
        .contains("fate := 'MARK_RAN'")
        .contains(" EXECUTE $run2$A1 '$run$'$run2$;\n EXECUTE $run$A2$run$;");
    assertThat(read.get(1))
        .contains("holds := false; IF NOT holds THEN holds := true; END IF; IF NOT holds THEN fate")
        .contains("EXCEPTION WHEN OTHERS THEN fate := 'WARN'")
        .endsWith("; A3 | none");
  }
}
