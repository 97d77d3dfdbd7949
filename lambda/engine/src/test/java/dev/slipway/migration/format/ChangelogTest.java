package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads changelogs of Liquibase in SQL: a changeset is a migration. */
class ChangelogTest {

  @TempDir Path folder;

  @Test
  void changesetsAreMigrationsInTheirOrder() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "001-users.sql",
        """
        --liquibase formatted sql

        --changeset mira:1 labels:"a,b"
        --comment: the first
        A1;
        --rollback B1;
        --rollback B2;

        --changeset "Mira O":users-2 runInTransaction:false splitStatements:false
        -- a comment
        A2;
        --rollback not required

        --changeset mira:mysql dbms:mysql
        NONE;
        --changeset mira:3 dbms:postgresql,h2 context:dev,test
        A3
        /
        A4
        GO
        /* liquibase rollback
        B3;
        */
        --changeset mira:off ignore:true
        NONE;
        """);
    files.write(
        "010-view.sql",
        """
        \uFEFF-- liquibase formatted sql
        --changeset mira:view runOnChange:true endDelimiter://
        A5
        //
        """
            .replace("\n", "\r\n"));
    assertThat(files.read())
        .containsExactly(
            "001.1 mira:1: A1 | B1; B2",
            "001.2 Mira O:users-2: A2 | , no transaction",
            "001.4 mira:3: A3; A4 | B3, in [dev, test]",
            "R_010-view_view mira:view: A5 | none");
  }

  @Test
  void otherChangelogsSayTheOrder() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("b.sql", "--liquibase formatted sql\n--changeset a:1\nA1;\n");
    files.write("sql/a.sql", "--liquibase formatted sql\n--changeset a:1\nA2;\n");
    files.write(
        "master.xml",
        "<databaseChangeLog><include file=\"db/b.sql\"/>\n"
            + "<include relativeToChangelogFile=\"true\" file='sql/a.sql'/></databaseChangeLog>");
    assertThat(files.read()).containsExactly("1.1 a:1: A1 | none", "2.1 a:1: A2 | none");
  }

  @Test
  void changelogsInOthersAreReadInTheirPlace() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    for (String path : List.of("x/b.sql", "b.sql", "c.sql", "all/d.sql")) {
      files.write(path, "--liquibase formatted sql\n--changeset a:1\n" + path.charAt(0) + ";\n");
    }
    files.write("a.yaml", "databaseChangeLog:\n- include:\n    file: c.sql\n");
    files.write(
        "master.xml",
        "<databaseChangeLog><!-- <include file='gone.sql'/> --><includeAll path='all/'/>"
            + "<include file='classpath:b.sql'/><include file='a.yaml'/></databaseChangeLog>");
    files.write("z.json", "{\"databaseChangeLog\": [{\"include\": {\"file\": \"db/x/b.sql\"}}]}");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: a | none", "2.1 a:1: b | none", "3.1 a:1: c | none", "4.1 a:1: x | none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gone.sql | which is no changelog here",
        "gone.xml | which is no changelog here",
        "sub/x.xml | which is no changelog here",
      })
  void whatIsIncludedAndNotReadIsRefused(String included, String why) throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("a.sql", "--liquibase formatted sql\n--changeset a:1\nA1;\n");
    files.write("sub/x.xml", "<project/>");
    files.write(
        "master.xml",
        "<databaseChangeLog><include file='a.sql'/><include file='%s'/></databaseChangeLog>"
            .formatted(included));
    assertThat(files.problems()).containsExactly("master.xml:1: includes " + included + ", " + why);
  }

  @Test
  void aBlockOfCommentsMayStandBeforeTheFirst() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "1.sql",
        "--liquibase formatted sql\n/* Of\n * somebody\n */\n/* */\n--changeset a:1\nA1;\n");
    assertThat(files.read()).containsExactly("1.1 a:1: A1 | none");
  }

  @Test
  void placesAreThoseOfTheFile() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "1.sql",
        "--liquibase formatted sql\n--changeset a:1\n\n  A1;\n--rollback B1;\n--changeset a:2\nA2;");
    Migration one = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(one.up().location(one.up().statements().get(0).place(0))).isEqualTo("1.sql:4:3");
    assertThat(one.down().location(one.down().statements().get(0).place(0)))
        .isEqualTo("1.sql:5:12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--changeset a:1 runAlways:true | runAlways is not done here",
        "--changeset a:1 alwaysRun:true | runAlways is not done here",
        "--changeset a:1\\nA2;\\n--changeset a:1 | has the changeset a:1 twice",
        "--changeset a:1 failOnError:false | failOnError:false is not done here",
        "--changeset a:1 context:\"!test\" | the context \"!test\" is no list of names",
        "--changeset a:1\\n--preconditions onFail:CONTINUE\\n--precondition-sql-check expectedResult:0"
            + " SELECT 1 | preconditions with onFail CONTINUE and onError HALT are not done here",
        "--changeset a:1\\n--preconditions onFail:MARK_RAN\\n--precondition-sql-check expectedResult:0"
            + " SELECT 1\\nVACUUM a; | a:1 has VACUUM, which cannot run in the block",
        "--changeset a:1\\n--precondition-index-columns a | the precondition indexcolumns is not",
        "--property name:x value:y context:dev\\n--changeset a:1 | this property is of a file",
        "A0;\\n--changeset a:1 | stands before the first changeset",
      })
  void whatIsNotDoneIsRefused(String lines, String complaint) throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("1.sql", "--liquibase formatted sql\n" + lines.replace("\\n", "\n") + "\nA1;\n");
    assertThat(files.problems()).singleElement().asString().contains(complaint);
  }

  @Test
  void changesetsThatAreNoSqlAreRefused() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("1.sql", "--liquibase formatted sql\n--changeset a:1\nA1;\n");
    files.write(
        "2.yaml",
        "databaseChangeLog:\n- include: {file: 1.sql}\n- changeSet:\n    id: 1\n    author: a\n    changes:\n    - createTable: {}\n");
    files.write("raw.sql", "A2;");
    assertThat(files.problems()).hasSize(2);
    assertThat(files.problems().get(0)).startsWith("raw.sql: has no first line");
    assertThat(files.problems().get(1))
        .startsWith("2.yaml:7: a:1 has createTable, which is no SQL");
  }

  @Test
  void changesetsInXmlThatAreSqlAreMigrations() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("sql/two.sql", "A2;\nA3");
    files.write("sql/raw.sql", "A6");
    files.write(
        "master.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
          <preConditions><dbms type="postgresql"/></preConditions>
          <property name="t" value="A1"/>
          <property name="t" value="NONE"/>
          <changeSet id="1" author="mira" context="dev, test">
            <comment>the first</comment>
            <sql splitStatements="false"><![CDATA[
              ${t} &&;
            ]]></sql>
            <!-- a
                 comment -->
            <sql dbms="mysql">NONE</sql>
            <rollback>B1</rollback>
          </changeSet>
          <changeSet id="2" author="mira" runInTransaction="false">
            <sqlFile path="db/sql/two.sql" encoding="UTF-8"/>
            <sql>A4; A5</sql>
            <rollback/>
          </changeSet>
          <changeSet id="3" author="mira" dbms="oracle"><createTable/></changeSet>
          <include file="sql/raw.sql" relativeToChangelogFile="true"/>
        </databaseChangeLog>
        """);
    assertThat(files.read())
        .containsExactly(
            "1.1 mira:1: A1 && | B1, in [dev, test]",
            "1.2 mira:2: A2; A3; A4; A5 | , no transaction",
            "2.1 includeAll:raw: A6 | none");
    Migrations all = Migrations.read(new FolderSource(folder));
    Migration first = all.list().get(0);
    assertThat(first.up().location(first.up().statements().get(0).place(0)))
        .startsWith("master.xml:9:");
    Migration second = all.list().get(1);
    assertThat(second.up().location(second.up().statements().get(1).place(0)))
        .startsWith("sql/two.sql:2:1");
    assertThat(second.up().location(second.up().statements().get(2).place(0)))
        .startsWith("master.xml:18:");
  }

  @Test
  void whatXmlSaysThatIsNoSqlIsRefusedByItsLine() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("a.sql", "--liquibase formatted sql\n--changeset a:1\nA1;\n");
    files.write(
        "master.xml",
        """
        <databaseChangeLog>
          <changeSet id="1" author="a">
            <createTable tableName="t"/>
          </changeSet>
          <include file="a.sql"/>
          <changeSet id="2" author="a" runAlways="true">
            <preConditions onFail="MARK_RAN"><not><indexColumns/></not></preConditions>
            <sqlFile path="gone.sql"/>
            <rollback><dropTable/></rollback>
          </changeSet>
        </databaseChangeLog>
        """);
    assertThat(files.problems())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("master.xml:6: stands behind an include"),
            one -> assertThat(one).startsWith("master.xml:3: a:1 has createTable, which is no SQL"),
            one -> assertThat(one).startsWith("master.xml:6: runAlways is not done here"),
            one -> assertThat(one).startsWith("master.xml:7: the precondition indexColumns is not"),
            one -> assertThat(one).startsWith("master.xml:8: names gone.sql, and there is no such"),
            one -> assertThat(one).startsWith("master.xml:9: a:2 has dropTable"));
  }

  @Test
  void nothingOutsideOfAFileIsRead() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write("a.sql", "--liquibase formatted sql\n--changeset a:1\nA1;\n");
    files.write(
        "master.xml",
        "<!DOCTYPE databaseChangeLog [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
            + "<databaseChangeLog><changeSet id='1' author='a'><sql>&x;</sql></changeSet>"
            + "</databaseChangeLog>");
    assertThat(files.problems().get(0)).startsWith("master.xml: is no XML");
  }

  @Test
  void propertiesAndConditionsThatHaltAreDone() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "1.sql",
        """
        --liquibase formatted sql
        --property name:t value:A1
        --property name:t value:NONE dbms:mysql
        --changeset a:1
        --preconditions onFail:HALT onError:HALT
        --precondition-sql-check expectedResult:0 SELECT count(*) FROM b WHERE c = 'd';
        ${t};
        --changeset a:2
        --preconditions onFail:MARK_RAN
        ${other};
        --changeset a:3
        --preconditions onFail:WARN onError:WARN
        --precondition-sql-check expectedResult:0 SELECT 1
        A3;
        """);
    List<String> read = files.read();
    assertThat(read.get(0)).startsWith("1.1 a:1: DO $precondition$").endsWith("; A1 | none");
    assertThat(read.subList(1, 3))
        .containsExactly("1.2 a:2: ${other} | none", "1.3 a:3: A3 | none");
  }

  @Test
  void changesetsOfOneNameMayBeOfOtherServersOrEnvironments() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "1.sql",
        """
        --liquibase formatted sql
        --changeset a:1 dbms:oracle
        A1;
        --changeset a:1 context:dev
        A2;
        --changeset a:1 context:production
        A3;
        """);
    assertThat(files.read())
        .containsExactly("1.2 a:1: A2 | none, in [dev]", "1.3 a:1: A3 | none, in [production]");
  }

  @Test
  void whatACheckAsksIsItsWholeLine() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    files.write(
        "1.sql",
        """
        --liquibase formatted sql
        --changeset a:1
        --precondition-sql-check expectedResult:0 SELECT 0 WHERE 'sql:x' <> ''
        A1;
        """);
    assertThat(files.read().get(0)).contains("EXECUTE $ask$SELECT 0 WHERE 'sql:x' <> ''$ask$ INTO");
  }

  @Test
  void linesThatEndStatementsAreFoundAmongMany() throws IOException {
    FormatFolder files = new FormatFolder(folder);
    String one = "INSERT INTO t VALUES ('\ngo\n')\ngo\n";
    files.write("1.sql", "--liquibase formatted sql\n--changeset a:1\n" + one.repeat(20_000));
    Migration read = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(read.up().statements())
        .hasSize(20_000)
        .allSatisfy(
            statement -> assertThat(statement.sql()).isEqualTo("INSERT INTO t VALUES ('\ngo\n')"));
  }
}
