package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changelogs include, in which order, and what of it is refused. */
class ChangelogIncludesTest {

  @TempDir Path folder;
  private FormatFolder files;

  @BeforeEach
  void changelogs() {
    files = new FormatFolder(folder);
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
    files.sql("a.sql", "A");
    files.sql("all/b.sql", "B");
    files.xml("master.xml", include + "<include file='a.sql'/><includeAll path='all'/>");
    assertThat(files.problems()).singleElement().asString().startsWith("master.xml:2: " + why);
  }

  @Test
  void allThatLiesInAFolderIsIncluded() throws IOException {
    files.write(
        "changes/001.xml",
        "<databaseChangeLog><changeSet id='1' author='a'><sql>A</sql></changeSet>"
            + "</databaseChangeLog>");
    files.sql("changes/002.sql", "B");
    files.sql("changes/sub/1.sql", "C");
    files.write("changes/z.yaml", "databaseChangeLog:\n- include:\n    file: last.sql\n");
    files.sql("last.sql", "D");
    files.xml("master.xml", "<includeAll path='db/changes/'/>");
    assertThat(files.read())
        .containsExactly(
            "1.1 a:1: A | none", "2.1 a:1: B | none", "3.1 a:1: C | none", "4.1 a:1: D | none");
  }

  @Test
  void aFolderOfYamlIsIncludedInItsPlaceAndNoOther() throws IOException {
    files.sql("z/1.sql", "A");
    files.sql("a.sql", "B");
    files.sql("stray.sql", "C");
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
    files.sql("a.sql", "A");
    files.xml("master.xml", "<include file='a.sql'/><includeAll path='" + path + "'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes all of " + path + ", where no SQL is found");
  }

  @Test
  void aChangelogThatNoneIncludesIsRefused() throws IOException {
    files.sql("a.sql", "A");
    files.xml("master.xml", "<include file='a.sql'/>");
    files.xml("sub/b.xml", "<changeSet id='1' author='a'><sql>B</sql></changeSet>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("sub/b.xml: is included by no changelog here");
  }

  @Test
  void aChangelogThatIsNamedByAPropertyDoesNotComeFirst() throws IOException {
    files.sql("a.sql", "A");
    files.sql("b.sql", "B");
    files.xml("b.xml", "<include file='b.sql'/>");
    files.xml(
        "master.xml",
        "<property name='n' value='b'/><include file='a.sql'/><include file='${n}.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes b.xml by a property in its name");
  }

  @Test
  void aFileThatIsMissingIsNotTheOneThatIncludesIt() throws IOException {
    files.sql("a.sql", "A");
    files.xml("master.xml", "<include file='a.sql'/><include file='modules/master.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes modules/master.xml, which is no changelog here");
  }

  @Test
  void aCircleIsRefused() throws IOException {
    files.sql("a.sql", "A");
    files.xml("master.xml", "<include file='a.sql'/><include file='sub/b.xml'/>");
    files.xml("sub/b.xml", "<include file='c.xml' relativeToChangelogFile='true'/>");
    files.xml("sub/c.xml", "<include file='sub/b.xml'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("sub/c.xml:2: includes sub/b.xml, which is no changelog here");
  }

  @Test
  void pathsBeginAtTheRootOrBesideAsTheySay() throws IOException {
    files.sql("a.sql", "A");
    files.sql("sub/a.sql", "B");
    files.sql("sub/b.sql", "C");
    files.write("raw.sql", "D");
    files.write("sub/raw.sql", "E");
    files.xml("master.xml", "<include file='sub/m.xml'/>");
    files.xml(
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
    files.sql("x/a.sql", "A");
    files.sql("y/a.sql", "B");
    files.xml(
        "master.xml", "<include file='x/a.sql'/><include file='y/a.sql'/><include file='a.sql'/>");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .startsWith("master.xml:2: includes a.sql, which is no changelog here");
  }

  @Test
  void aChangelogWithABlankInItsNameIsIncludedInItsPlace() throws IOException {
    files.sql("a.sql", "A");
    files.sql("b.sql", "B");
    files.write("b c.yaml", "databaseChangeLog:\n- include: {file: b.sql}\n");
    files.write(
        "z.yaml",
        "databaseChangeLog:\n- include: {file: a.sql}\n- include: {file: b c.yaml}\n"
            + "- property: {name: file, value: z.yaml}\n");
    assertThat(files.read()).containsExactly("1.1 a:1: A | none", "2.1 a:1: B | none");
  }
}
