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

/** What stands for a property in changelogs and in the files that they run. */
class ChangelogPropertiesTest {

  @TempDir Path folder;
  private FormatFolder files;

  @BeforeEach
  void changelogs() {
    files = new FormatFolder(folder);
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
  void propertiesHoldFromTheirPlaceOn() throws IOException {
    files.write("db/0.sql", "${schema}.A");
    files.write("db/1.sql", "${schema}.B");
    files.write("2.sql", "${schema}.C");
    files.xml(
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
  void propertiesArePutIntoFilesThatChangesetsRun() throws IOException {
    files.write("raw.sql", "SELECT ${x}\n/\nSELECT ${y}");
    files.xml(
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
}
