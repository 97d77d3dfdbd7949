package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

  private void sql(String path, String name) throws IOException {
    files.write(path, "--liquibase formatted sql\n--changeset a:1\n" + name + ";\n");
  }

  private void xml(String path, String content) throws IOException {
    files.write(path, "<databaseChangeLog>\n" + content + "\n</databaseChangeLog>\n");
  }

  @Test
  void commentsAndLiteralsInXmlEndWhereTheyEnd() throws IOException {
    xml(
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<include file='a.sql' context='dev'/> | the context of include is not looked at",
        "<include file='a.sql' contextFilter='dev'/> | the contextFilter of include is not looked",
        "<include file='a.sql' labels='x'/> | the labels of include is not looked at here",
        "<include file='a.sql' ignore='true'/> | the ignore of include is not looked at here",
        "<includeAll path='all' filter='X'/> | the filter of includeAll is not looked at here",
        "<includeAll path='all' endsWithFilter='x'/> | the endsWithFilter of includeAll is not",
      })
  void whatAnIncludeChoosesIsRefused(String include, String why) throws IOException {
    sql("a.sql", "A");
    sql("all/b.sql", "B");
    xml("master.xml", include + "<include file='a.sql'/><includeAll path='all'/>");
    assertThat(files.problems()).singleElement().asString().startsWith("master.xml:2: " + why);
  }

  @Test
  void whatAWholeChangelogIsForIsRefused() throws IOException {
    sql("a.sql", "A");
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
    sql("a.sql", "A");
    files.write(name, text.replace('@', '\n'));
    assertThat(files.problems()).singleElement().asString().startsWith(name + ":").contains(why);
  }

  @ParameterizedTest
  @CsvSource({"context", "contextFilter", "CONTEXTFILTER", "labels"})
  void propertiesThatAreChosenAreRefused(String choice) throws IOException {
    files.write(
        "1.sql",
        "--liquibase formatted sql\n--property name:x value:y %s:dev\n--changeset a:1\nA;\n"
            .formatted(choice));
    assertThat(files.problems()).singleElement().asString().contains("this property is of a file");
  }

  @Test
  void commentsInAConditionEndWithTheirLine() throws IOException {
    xml(
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
  void allThatLiesInAFolderIsIncluded() throws IOException {
    files.write(
        "changes/001.xml",
        "<databaseChangeLog><changeSet id='1' author='a'><sql>A</sql></changeSet>"
            + "</databaseChangeLog>");
    sql("changes/002.sql", "B");
    sql("changes/sub/1.sql", "C");
    files.write("changes/z.yaml", "databaseChangeLog:\n- include:\n    file: last.sql\n");
    sql("last.sql", "D");
    xml("master.xml", "<includeAll path='db/changes/'/>");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: A | none", "2.1 a:1: B | none", "3.1 a:1: C | none", "4.1 a:1: D | none");
  }

  @Test
  void aFolderOfYamlIsIncludedInItsPlaceAndNoOther() throws IOException {
    sql("z/1.sql", "A");
    sql("a.sql", "B");
    sql("stray.sql", "C");
    files.write(
        "master.yaml",
        "databaseChangeLog:\n- includeAll:\n    path: db/z/\n- include:\n    file: a.sql\n");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("stray.sql: is included by no changelog here");
    files.write("stray.sql", "");
    assertThat(folder.resolve("stray.sql").toFile().delete()).isTrue();
    assertThat(files.read()).containsExactly("1.1 a:1: A | none", "2.1 a:1: B | none");
  }

  @ParameterizedTest
  @CsvSource({"gone/", "."})
  void aFolderThatIsNotThereIsRefused(String path) throws IOException {
    sql("a.sql", "A");
    xml("master.xml", "<include file='a.sql'/><includeAll path='" + path + "'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes all of " + path + ", where no SQL is found");
  }

  @Test
  void whatCannotBeDecodedIsTold() throws IOException {
    files = new FormatFolder(folder, "liquibase");
    sql("a.sql", "A");
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
    xml("master.xml", "<include file='a.sql'/>");
    assertThat(files.problems()).singleElement().asString().startsWith("a.sql: is not UTF-8");
  }

  @Test
  void aChangelogThatNoneIncludesIsRefused() throws IOException {
    sql("a.sql", "A");
    xml("master.xml", "<include file='a.sql'/>");
    xml("sub/b.xml", "<changeSet id='1' author='a'><sql>B</sql></changeSet>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("sub/b.xml: is included by no changelog here");
  }

  @Test
  void propertiesHoldFromTheirPlaceOn() throws IOException {
    files.write("db/0.sql", "${schema}.A");
    files.write("db/1.sql", "${schema}.B");
    files.write("2.sql", "${schema}.C");
    xml(
        "master.xml",
        """
        <property name="folder" value="db"/>
        <include file="${folder}/0.sql"/>
        <property name="schema" value="app"/>
        <include file="${folder}/1.sql"/>
        <include file="2.sql"/>
        <changeSet id="1" author="a"><sql>${schema}.D</sql><sql>${late}</sql></changeSet>
        <property name="late" value="E"/>
        <changeSet id="2" author="a"><sql>${late}</sql></changeSet>""");
    assertThat(files.read())
        .containsExactly(
            "1.1 includeAll:raw: ${schema}.A | none",
            "2.1 includeAll:raw: app.B | none",
            "3.1 includeAll:raw: app.C | none",
            "4.1 a:1: app.D; ${late} | none",
            "4.2 a:2: E | none");
  }

  @Test
  void aChangelogThatIsNamedByAPropertyDoesNotComeFirst() throws IOException {
    sql("a.sql", "A");
    sql("b.sql", "B");
    xml("b.xml", "<include file='b.sql'/>");
    xml(
        "master.xml",
        "<property name='n' value='b'/><include file='a.sql'/><include file='${n}.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes b.xml by a property in its name");
  }

  @Test
  void propertiesArePutIntoFilesThatChangesetsRun() throws IOException {
    files.write("raw.sql", "SELECT ${x}\n/\nSELECT ${y}");
    xml(
        "master.xml",
        """
        <property name="x" value="1"/>
        <changeSet id="1" author="a"><sqlFile path="raw.sql"/></changeSet>
        <property name="y" value="2"/>
        <changeSet id="2" author="a"><sqlFile path="raw.sql"/></changeSet>""");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: SELECT 1; SELECT ${y} | none", "1.2 a:2: SELECT 1; SELECT 2 | none");
    Migration first = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(first.up().location(first.up().statements().get(1).place(0)))
        .isEqualTo("raw.sql:3:1 (included by master.xml:3:1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- property tax, see #12 | ",
        "-- property tax: see there | ",
        "-- propertyless x:y | ",
        "--property value:x | this property has no name",
      })
  void aCommentIsNoProperty(String line, String why) throws IOException {
    files.write("1.sql", "--liquibase formatted sql\n--changeset a:1\n" + line + "\nA;\n");
    List<String> problems = files.problems();
    if (why == null) {
      assertThat(problems).isEmpty();
      assertThat(files.read()).containsExactly("1.1 a:1: A | none");
    } else {
      assertThat(problems).singleElement().asString().contains(why);
    }
  }

  @Test
  void aMarkOfTheByteOrderMayBeginXml() throws IOException {
    files.write(
        "master.xml",
        "\uFEFF<?xml version='1.0'?>\n<databaseChangeLog><changeSet id='1' author='a'><sql>A</sql>"
            + "</changeSet></databaseChangeLog>");
    assertThat(files.read()).containsExactly("1.1 a:1: A | none");
  }

  @Test
  void aFileThatIsMissingIsNotTheOneThatIncludesIt() throws IOException {
    sql("a.sql", "A");
    xml("master.xml", "<include file='a.sql'/><include file='modules/master.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes modules/master.xml, which is no changelog here");
  }

  @Test
  void aCircleIsRefused() throws IOException {
    sql("a.sql", "A");
    xml("master.xml", "<include file='a.sql'/><include file='sub/b.xml'/>");
    xml("sub/b.xml", "<include file='c.xml' relativeToChangelogFile='true'/>");
    xml("sub/c.xml", "<include file='sub/b.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("sub/c.xml:2: includes sub/b.xml, which is no changelog here");
  }

  @Test
  void pathsBeginAtTheRootOrBesideAsTheySay() throws IOException {
    sql("a.sql", "A");
    sql("sub/a.sql", "B");
    sql("sub/b.sql", "C");
    files.write("raw.sql", "D");
    files.write("sub/raw.sql", "E");
    xml("master.xml", "<include file='sub/m.xml'/>");
    xml(
        "sub/m.xml",
        """
        <include file="a.sql"/>
        <include file="a.sql" relativeToChangelogFile="true"/>
        <include file="../sub/b.sql" relativeToChangelogFile="true"/>
        <changeSet id="1" author="a">
          <sqlFile path="raw.sql"/>
          <sqlFile path="raw.sql" relativeToChangelogFile="true"/>
        </changeSet>""");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: A | none", "2.1 a:1: B | none", "3.1 a:1: C | none", "4.1 a:1: D; E | none");
  }

  @Test
  void aPathThatCouldBeTwoFilesIsRefused() throws IOException {
    sql("x/a.sql", "A");
    sql("y/a.sql", "B");
    xml("master.xml", "<include file='x/a.sql'/><include file='y/a.sql'/><include file='a.sql'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes a.sql, which is no changelog here");
  }

  @ParameterizedTest
  @CsvSource({"!postgresql", "oracle", "postgres"})
  void conditionsOfOtherServersAreRefused(String dbms) throws IOException {
    sql("a.sql", "A");
    xml(
        "master.xml",
        "<preConditions><dbms type='" + dbms + "'/></preConditions><include file='a.sql'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: these preconditions of all changesets are not asked");
  }

  @Test
  void aChangelogWithABlankInItsNameIsIncludedInItsPlace() throws IOException {
    sql("a.sql", "A");
    sql("b.sql", "B");
    files.write("b c.yaml", "databaseChangeLog:\n- include: {file: b.sql}\n");
    files.write(
        "z.yaml",
        "databaseChangeLog:\n- include: {file: a.sql}\n- include: {file: b c.yaml}\n"
            + "- property: {name: file, value: z.yaml}\n");
    assertThat(files.read()).containsExactly("1.1 a:1: A | none", "2.1 a:1: B | none");
  }

  @Test
  void oneFileMayRunInTwoWays() throws IOException {
    files.write("raw.sql", "A1 // A2");
    xml(
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
    xml(
        "master.xml",
        """
        <changeSet id="1" author="a">
          <sql>A</sql>
          <rollback><sql dbms="mysql">B1</sql><sql dbms="postgresql">B2</sql></rollback>
        </changeSet>""");
    assertThat(files.read()).containsExactly("1.1 a:1: A | B2");
  }
}
