package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Deploys of the template that needs no CDK: CloudFormation and the function, nobody between. */
class PlainTemplateIT extends SimulatorTestBase {

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
