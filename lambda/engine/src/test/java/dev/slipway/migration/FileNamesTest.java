package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which names make a migration, and what is proposed for the others. */
class FileNamesTest extends MigrationsTestBase {

  @Test
  void aCallbackOfFlywayIsNoMigration() throws IOException {
    assertThat(message("afterMigrate.sql", "A1;")).contains("It is a callback of Flyway");
    write("b-x.sql", "A1;");
    assertThat(message(new FolderSource(folder)))
        .contains("\n    afterMigrate.sql -> (a callback of Flyway, and no migration: ");
  }

  @Test
  void readsFileNames() throws IOException {
    write("R_b_view.sql", "A");
    write("20250101_120000_initial_schema.sql", "A");
    write("010_add_x.sql", "A");
    write("9_a.sql", "A");
    write(".hidden.sql", "'");
    write("README.md", "'");
    Files.createDirectories(folder.resolve("backfills.sql"));
    assertThat(Migrations.read(new FolderSource(folder)).list())
        .extracting(m -> m.version() + ": " + m.description())
        .containsExactly(
            "9: a", "010: add x", "20250101_120000: initial schema", "R_b_view: b view");
  }

  @Test
  void aNumberIsEnough() throws IOException {
    write("000001.sql", "A");
    write("1.2.sql", "A");
    write("20250101_120000.sql", "A");
    assertThat(Migrations.read(new FolderSource(folder)).list())
        .extracting(m -> m.version() + ": " + m.description())
        .containsExactly("000001: ", "1.2: ", "20250101_120000: ");
  }

  @Test
  void aBaselineOfFlywayIsToldAsOne() throws IOException {
    assertThat(message("B2__base.sql", "A1;")).contains("It is a baseline of Flyway");
    write("b-x.sql", "A1;");
    assertThat(message(new FolderSource(folder)))
        .contains("\n    B2__base.sql -> (a baseline of Flyway: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initial.sql",
        "1_.sql",
        "1__a.sql",
        "1-a.sql",
        "V1_a.sql",
        "R.sql",
        "r_a.sql",
        "1_a.SQL",
        "20250101_1200_a.sql",
        "20250101_1200.sql",
        "2025_01_01_.sql",
        "20250101_1200000_a.sql",
        "123456789012345678901234567890123456789012345678901_a.sql",
      })
  void refusesNamesThatFitNoForm(String name) throws IOException {
    assertThat(message(name, "A1;"))
        .contains(
            name
                + ": the name fits none of the forms YYYYMMDD_HHMMSS_description.sql,"
                + " NNN_description.sql or R_description.sql. ");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "01-init.sql,01_init.sql",
        "01 init.sql,01_init.sql",
        "001_x.sql ,001_x.sql",
        "1_a.SQL,1_a.sql",
        "20250101T1200.sql,20250101_120000_what_it_does.sql",
        "1_a.sql.txt,1_a.sql",
        "1_a.SQL.TXT,1_a.sql",
        "2025_01_01_120000_create_users.sql,20250101_120000_create_users.sql",
        "2025-01-01-x.sql,20250101_000000_x.sql",
        "20250101_1200_a.sql,20250101_120000_a.sql",
        "20250101T120000-a.sql,20250101_120000_a.sql",
        "v1__x.sql,1_x.sql",
        "001.create-table.sql,001_create-table.sql",
        "v20250101120000__x.sql,20250101_120000_x.sql",
      })
  void proposesTheNameThatIsMeant(String name, String better) throws IOException {
    assertThat(message(name, "A1;")).contains(". Rename it to " + better + ".\n");
  }

  @Test
  void manyWrongNamesAreOneProblem() throws IOException {
    for (int i = 10; i < 50; i++) {
      write(i + "-step.sql", "A1;");
    }
    assertThat(message("u1__x.sql", "A1;"))
        .contains(folder + ": the names of 41 files fit none of the forms")
        .contains("\n    10-step.sql -> 10_step.sql\n    11-step.sql -> 11_step.sql\n")
        .containsOnlyOnce("fit none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1_a.undo.sql", "1_a.Revert.sql", "1_a.rollback.sql"})
  void refusesTheFileOfTheWayBack(String name) throws IOException {
    write("1_a.up.sql", "A1;");
    write("2_slow_down.sql", "A2;");
    assertThat(message(name, "B1;"))
        .isEqualTo(
            complaint(
                name
                    + ": is one of another tool's pair of files, and would run as UP. Put its text"
                    + " behind a line -- DOWN in the other one, and delete it"));
  }

  @Test
  void refusesTwoFilesWithOneVersion() throws IOException {
    write("001_a.sql", "A");
    assertThat(message("1_b.sql", "A"))
        .isEqualTo(complaint("1_b.sql: has the same version as 001_a.sql; give it a new one"));
  }

  /** Two branches took one number, and one of them takes something else back. */
  @ParameterizedTest
  @ValueSource(strings = {"003_revert_pricing.sql", "003_pricing_down.sql"})
  void theWayBackOfSomethingElseIsNotTakenForOneOfItsTwin(String back) throws IOException {
    write("003_add_users.sql", "A1;");
    assertThat(message(back, "B1;"))
        .isEqualTo(
            complaint(
                back
                    + ": has the same version as 003_add_users.sql; give it a new one, or if it is"
                    + " the way back of that file, put what it says into 003_add_users.sql, below a"
                    + " line -- DOWN"));
  }

  /** A way back with a version of its own would run behind what it takes back. */
  @ParameterizedTest
  @CsvSource({
    "001_a.sql, 001_a_rollback.sql, 001_a.up.sql, 001_a.down.sql",
    "001_a.sql, 001_a.down.sql, 001_a.up.sql, 001_a.down.sql",
    "001_a.sql, rollback_001_a.sql, 001_a.up.sql, 001_a.down.sql",
    "20240101000000_a_up.sql, 20240101000000_a_down.sql, 20240101000000_a.up.sql,"
        + " 20240101000000_a.down.sql",
    "001_up_a.sql, 001_down_a.sql, 001_a.up.sql, 001_a.down.sql",
    "1_up.sql, 1_roll-back.sql, 1_what_it_does.up.sql, 1_what_it_does.down.sql",
  })
  void neverAdvisesAVersionForAWayBack(String there, String back, String up, String down)
      throws IOException {
    write(there, "A1;");
    assertThat(message(back, "B1;"))
        .contains(
            "By its name it is the way back of "
                + there
                + ". Name the two "
                + up
                + " and "
                + down
                + ", or put what it says into "
                + there
                + ", below a line -- DOWN")
        .doesNotContain("new one");
  }

  @ParameterizedTest
  @CsvSource({
    "0001.a-b.sql, 0001.a-b.rollback.sql, 0001_a-b.up.sql, 0001_a-b.down.sql",
    "001.do.a.sql, 001.undo.a.sql, 001_a.up.sql, 001_a.down.sql",
    "20240101000000-a-up.sql, 20240101000000-a-down.sql, 20240101000000_a.up.sql,"
        + " 20240101000000_a.down.sql",
    "20240101000000-a.up.sql, 20240101000000-a.down.sql, 20240101000000_a.up.sql,"
        + " 20240101000000_a.down.sql",
  })
  void proposesThePairThatIsMeant(String there, String back, String up, String down)
      throws IOException {
    write(there, "A1;");
    assertThat(message(back, "B1;"))
        .contains("\n    " + there + " -> " + up + "\n")
        .contains("\n    " + back + " -> " + down + "\n");
  }

  @Test
  void wayBackOfAVersionWithDateAndTimeGoesIntoItsFile() throws IOException {
    write("20240101_120000_a.sql", "A1;");
    assertThat(message("20240101_120000_a_down.sql", "B1;"))
        .isEqualTo(
            complaint(
                "20240101_120000_a_down.sql: By its name it is the way back of"
                    + " 20240101_120000_a.sql. Put what it says into 20240101_120000_a.sql, below a"
                    + " line -- DOWN"));
  }

  @Test
  void whatSoundsLikeAWayBackIsAMigrationByItself() throws IOException {
    write("1_scale_up.sql", "A1;");
    write("2_scale_down.sql", "A2;");
    write("3_undo_pricing.sql", "A3;");
    assertThat(Migrations.read(new FolderSource(folder)).list()).hasSize(3);
  }

  /** A schema.sql beside the folder of migrations is not one of them. */
  @Test
  void filesDeeperAreToldWhereNoNameIsRight() throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    write("migrations/001_a.sql", "A1;");
    assertThat(message("schema.sql", "A1;"))
        .contains(
            "1 lies deeper, where none is read (migrations/: 1); if those are the migrations, name"
                + " their folder with --migrations");
    write("001_b.sql", "B1;");
    assertThat(message(new FolderSource(folder))).doesNotContain("deeper");
  }
}
