package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deploys of the template that needs no CDK: CloudFormation and the function, nobody between. */
class PlainTemplateIT extends SimulatorTestBase {

  private static final String CONSENTS = "existing,acceptDrift,environmentChanged";

  private Release release(String name, SqlFile... migrations) {
    return PlainTeam.release(db.port(), name, migrations);
  }

  @Test
  void createAppliesUpdateAppliesWhatIsNewAndDeleteChangesNothing() throws Exception {
    SimulatedStack stack = stack();
    Answer create = succeeded(stack.create(release("first", WORDS)));
    assertThat(create.physicalId()).isEqualTo("slipway-app");
    assertThat(create.data()).containsEntry("version", "001").containsEntry("applied", "001");
    assertThat(succeeded(stack.update(release("second", WORDS, NOTES))).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "002");
    List<String> before = db.catalogue();
    succeeded(stack.delete());
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aFailedUpdateIsToldAndItsWayBackLeavesTheDatabaseAsItIs() throws Exception {
    SimulatedStack stack = stack();
    Release first = PlainTeam.saying(release("kept", WORDS), "OnRollback", "REVERT");
    Release second = PlainTeam.saying(release("more", WORDS, NOTES), "OnRollback", "REVERT");
    SqlFile wrong = new SqlFile("003_wrong.sql", "SELECT wrong;");
    succeeded(stack.create(first));
    List<String> before = db.catalogue();
    Answer failed = failed(stack.update(release("wrong", WORDS, wrong)));
    assertThat(failed.headline())
        .startsWith("003_wrong.sql:1:8: column \"wrong\" does not exist (42703).");
    succeeded(stack.rollBack());
    assertThat(db.catalogue()).isEqualTo(before);
    succeeded(stack.update(second));
    succeeded(stack.rollBack());
    assertThat(db.catalogue()).isEqualTo(before);
  }

  /** CloudFormation sends an update only where a property of the resource differs. */
  @ParameterizedTest
  @CsvSource({"HistorySchema, apart", "Environment, staging", "MigrationsFormat, native"})
  void whatDecidesWhichFilesRunMakesADeploy(String parameter, String value) throws Exception {
    SqlFile elsewhere =
        new SqlFile(
            "002_notes.sql", "-- slipway: environments=staging\nCREATE TABLE notes (id int);");
    SimulatedStack stack = stack();
    Release release = PlainTeam.saying(release("moved", WORDS, elsewhere), "Consents", CONSENTS);
    succeeded(stack.create(release));
    db.execute("CREATE SCHEMA apart", "DROP TABLE words");
    assertThat(succeeded(stack.update(PlainTeam.saying(release, parameter, value))).data())
        .containsEntry("message", "");
  }

  @Test
  void aParameterReachesTheFunction() throws Exception {
    db.execute("CREATE TABLE old (id int)");
    Release release = release("existing", WORDS);
    SimulatedStack stack = stack();
    assertThat(failed(stack.create(release)).headline()).contains("no history");
    succeeded(stack.create(PlainTeam.saying(release, "Consents", "existing")));
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
  }
}
