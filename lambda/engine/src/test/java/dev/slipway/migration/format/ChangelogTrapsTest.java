package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would run otherwise than Liquibase runs it is done as there, or refused. */
class ChangelogTrapsTest {

  @TempDir Path folder;
  private FormatFolder files;

  @BeforeEach
  void changelogs() {
    files = new FormatFolder(folder);
  }

  @Test
  void commentsAndLiteralsInXmlEndWhereTheyEnd() throws IOException {
    files.xml(
        "master.xml",
        """
        <changeSet id="1" author="a">
        <sql>A1
        -- one
        </sql><sql>DELETE FROM t -- x
        WHERE i = 'a

        b'</sql>
        <sql sql="A2 -- two"/>
        <sql>A3</sql>
        <rollback>
        <sql>DELETE FROM t -- the new ones
        WHERE id > 5</sql>
        </rollback>
        </changeSet>
        <changeSet id="2" author="a"><sql>A4</sql><rollback>B4 -- x<sql>B5</sql></rollback>
        </changeSet>""");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: A1; DELETE FROM t -- x\nWHERE i = 'a\n\nb'; A2; A3"
                + " | DELETE FROM t -- the new ones\nWHERE id > 5",
            "1.2 a:2: A4 | B4; B5");
    Migration first = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(first.down().location(first.down().statements().get(0).place(0)))
        .startsWith("master.xml:12:");
  }

  @Test
  void whatAWholeChangelogIsForIsRefused() throws IOException {
    files.sql("a.sql", "A");
    files.write(
        "master.xml",
        "<databaseChangeLog context='dev'><include file='a.sql'/></databaseChangeLog>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:1: the context of databaseChangeLog is not looked at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.yaml | databaseChangeLog:@- include:@    file: a.sql@    context: dev"
            + " | 3: the context of include is not looked at",
        "a.json | {\"databaseChangeLog\": [@{\"include\": {\"file\": \"a.sql\", \"contextFilter\":"
            + " \"dev\"}}]} | 2: the contextFilter of include is not looked at",
        "a.yaml | databaseChangeLog:@- preConditions:@  - runningAs: {username: x}@- include:@"
            + "    file: a.sql | 3: these preconditions of all changesets are not asked",
        "a.yaml | databaseChangeLog:@- include: { }@- include:@    file: a.sql"
            + " | 2: includes , which is no changelog here",
      })
  void whatYamlAndJsonSayBesidesIsRefused(String name, String text, String why) throws IOException {
    files.sql("a.sql", "A");
    files.write(name, text.replace('@', '\n'));
    assertThat(files.problems()).singleElement().asString().startsWith(name + ":").contains(why);
  }

  @Test
  void commentsInAConditionEndWithTheirLine() throws IOException {
    files.xml(
        "master.xml",
        """
        <changeSet id="1" author="a">
          <preConditions><sqlCheck expectedResult="0">
            SELECT count(*) FROM t -- all
            WHERE x
          </sqlCheck></preConditions>
          <sql>A1</sql>
        </changeSet>""");
    assertThat(files.read())
        .singleElement()
        .asString()
        .contains(
            "EXECUTE pg_catalog.concat($ask$SELECT count(*) FROM t -- all$ask$, E'\\n',"
                + " $ask$    WHERE x$ask$) INTO")
        .endsWith("; A1 | none");
  }

  @Test
  void whatCannotBeDecodedIsTold() throws IOException {
    files = new FormatFolder(folder, "liquibase");
    files.sql("a.sql", "A");
    files.write(
        "master.xml",
        "<?xml version='1.0' encoding='ISO-8859-1'?>\n<databaseChangeLog><include file='a.sql'/>\n<changeSet id='1' author='J\u00fcrgen'><sql>B</sql></changeSet></databaseChangeLog>"
            .getBytes(StandardCharsets.ISO_8859_1));
    files.write("notes.xml", "<note>\u00fc</note>".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml: is not UTF-8 (line 3)");
  }

  @Test
  void sqlThatCannotBeDecodedIsTold() throws IOException {
    files.write("a.sql", "SELECT '\u00fc'".getBytes(StandardCharsets.ISO_8859_1));
    files.xml("master.xml", "<include file='a.sql'/>");
    assertThat(files.problems()).singleElement().asString().startsWith("a.sql: is not UTF-8");
  }

  @Test
  void aMarkOfTheByteOrderMayBeginXml() throws IOException {
    files.write(
        "master.xml",
        "\uFEFF<?xml version='1.0'?>\n<databaseChangeLog><changeSet id='1' author='a'><sql>A</sql>"
            + "</changeSet></databaseChangeLog>");
    assertThat(files.read()).containsExactly("1.1 a:1: A | none");
  }

  @ParameterizedTest
  @CsvSource({"!postgresql", "oracle", "postgres"})
  void conditionsOfOtherServersAreRefused(String dbms) throws IOException {
    files.sql("a.sql", "A");
    files.xml(
        "master.xml",
        "<preConditions><dbms type='" + dbms + "'/></preConditions><include file='a.sql'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: these preconditions of all changesets are not asked");
  }

  @Test
  void oneFileMayRunInTwoWays() throws IOException {
    files.write("raw.sql", "A1 // A2");
    files.xml(
        "master.xml",
        """
        <changeSet id="1" author="a">
          <sqlFile path="raw.sql" endDelimiter="//"/>
          <sqlFile path="raw.sql"/>
          <sqlFile path="raw.sql" endDelimiter="//"/>
          <rollback><sqlFile path="raw.sql"/></rollback>
        </changeSet>""");
    assertThat(files.read()).containsExactly("1.1 a:1: A1; A2; A1 // A2; A1; A2 | A1 // A2");
  }

  @Test
  void aWayBackOfAnotherServerIsPassedOver() throws IOException {
    files.xml(
        "master.xml",
        """
        <changeSet id="1" author="a">
          <sql>A</sql>
          <rollback><sql dbms="mysql">B1</sql><sql dbms="postgresql">B2</sql></rollback>
        </changeSet>""");
    assertThat(files.read()).containsExactly("1.1 a:1: A | B2");
  }
}
