package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A database with one of every kind of object in the hands of the role that managed services give:
 * it owns the database, creates roles, reads all rows, and is no superuser.
 */
class RestoreManagedTest extends RestoreTestBase {

  private static final Pattern SWITCH = Pattern.compile("--skip ([a-z-]+)");

  /** The language is the superuser's, and the server only warns of it. */
  private static final String NOT_OURS = "missing: REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC";

  @BeforeEach
  void makeEveryKind() throws Exception {
    makeEveryKind(db);
    executeAsSuperuser(
        db, "ALTER ROLE " + db.user() + " BYPASSRLS", "GRANT pg_read_all_data TO " + db.user());
  }

  @AfterEach
  void takeBack() throws Exception {
    executeAsSuperuser(
        db,
        "ALTER ROLE " + db.user() + " NOBYPASSRLS",
        "REVOKE pg_read_all_data FROM " + db.user());
  }

  @Test
  void allThatIsRefusedIsNamedAtOnceAndTheSwitchesThatAreNamedDo() throws Exception {
    Result taken = done("backup", "--json");
    assertThat(String.valueOf(taken.json().get("warnings")))
        .contains("without the options of the user mapping of every_kind_reader");
    String backup = String.valueOf(taken.json().get("backup"));
    assertThat(done("verify-backup", backup).out()).contains("Whole: ");
    List<String> arguments = new ArrayList<>(List.of(backup, "--no-owner", "--json"));
    Result refused = restore(arguments.toArray(String[]::new));
    refused(
        refused,
        target.catalogue(),
        "base-type: ",
        "c-function: ",
        "operator-class: ",
        "text-search-parser: ",
        "access-method: 000-pre.sql.zst: CREATE TABLE app.other_method ( a integer ): invalid value"
            + " for parameter \"default_table_access_method\"",
        "needing these: ",
        "The database was not touched.");
    SWITCH
        .matcher(String.valueOf(refused.json().get("message")))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .forEach(kind -> arguments.addAll(List.of("--skip", kind)));
    Result restored = restore(arguments.toArray(String[]::new));
    succeededBut(restored, NOT_OURS);
    assertThat(String.valueOf(restored.json().get("warnings")))
        .contains("left out (foreign-data-wrapper): ", "left out (base-type): ");
    assertThat(target.queryString("SELECT count(*) FROM pg_class WHERE relname = 'other_method'"))
        .isEqualTo("1");
    String ours =
        "SELECT proname FROM pg_proc WHERE pronamespace = 'app'::regnamespace AND prolang <> 12"
            + " AND prokind <> 'a' ORDER BY 1";
    assertThat(target.rows(ours)).isEqualTo(db.rows(ours)).isNotEmpty();
    succeededBut(restore(with(arguments, "--clean")), NOT_OURS);
  }

  private static String[] with(List<String> arguments, String more) {
    List<String> all = new ArrayList<>(arguments);
    all.add(more);
    return all.toArray(String[]::new);
  }

  /** No role that may make all of it is to be had there, and nothing is said of the backup. */
  @Test
  void aRehearsalSaysWhatItMayNotMake() {
    String backup = backUp();
    for (List<String> place : List.of(List.<String>of(), List.of("--url", target.url()))) {
      List<String> all = new ArrayList<>(List.of("verify-backup", backup, "--rehearse"));
      all.addAll(place);
      Result result = project.run(all.toArray(String[]::new));
      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
      assertThat(result.err()).contains("superuser").doesNotContain("Damaged");
    }
  }

  @Test
  void keepGoingRestoresAllThatMayBeMade() throws Exception {
    Result result = restore(backUp(), "--no-owner", "--keep-going", "--json");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json()).containsEntry("outcome", "INCOMPLETE");
    assertThat(String.valueOf(result.json().get("leftOut")))
        .contains("CREATE FOREIGN DATA WRAPPER", "CREATE EVENT TRIGGER", "CREATE ACCESS METHOD");
    assertThat(target.rows("SELECT FROM app.account"))
        .isEqualTo(db.rows("SELECT FROM app.account"));
  }
}
