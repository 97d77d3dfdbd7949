package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.DatabaseMigrations;
import dev.slipway.infra.OnRollback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Updates that are taken back, by code and files that have never seen the newer ones. */
class RollbackIT extends SimulatorTestBase {

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    SqlFile wrong = new SqlFile("003_goals.sql", "SELECT grosse;");
    SqlFile oneWay = new SqlFile("002_notes.sql", "CREATE TABLE notes (id int);");
    releases =
        new Team("rollback-it")
            .release("older-clock", WORDS, new SqlFile("R_no.sql", "SELECT grosse;"))
            .release("first", WORDS)
            .release("branch", WORDS, GOALS)
            .release("main", WORDS, NOTES)
            .release("third", WORDS, NOTES, GOALS)
            .release("wrong", WORDS, NOTES, wrong)
            .release("reverting-first", RollbackIT::reverting, WORDS)
            .release("reverting-again", RollbackIT::reverting, WORDS)
            .release("reverting-third", RollbackIT::reverting, WORDS, NOTES, GOALS)
            .release("reverting-wrong", RollbackIT::reverting, WORDS, NOTES, wrong)
            .release("reverting-one-way", RollbackIT::reverting, WORDS, oneWay)
            .synthesize();
  }

  static DatabaseMigrations.Builder reverting(DatabaseMigrations.Builder builder) {
    return builder.onRollback(OnRollback.REVERT);
  }

  /** A stack that has come from one release to another, which must succeed. */
  private SimulatedStack updated(String from, String to) {
    SimulatedStack stack = created(from);
    succeeded(stack.update(releases.get(to)));
    return stack;
  }

  private SimulatedStack created(String release) {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get(release)));
    return stack;
  }

  @Test
  void updateThatFailsHalfWayKeepsWhatIsDone() throws Exception {
    SimulatedStack stack = created("first");
    Answer update = failed(stack.update(releases.get("wrong")));
    assertThat(update.reason()).contains("Everything up to 002 stays applied.");
    List<String> before = db.catalogue();
    assertThat(succeeded(stack.rollBack()).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(succeeded(stack.update(releases.get("third"))).data())
        .containsEntry("version", "003")
        .containsEntry("applied", "003");
  }

  @Test
  void updateThatFailsHalfWayGoesBack() throws Exception {
    SimulatedStack stack = created("reverting-first");
    List<String> before = db.catalogue();
    failed(stack.update(releases.get("reverting-wrong")));
    assertThat(db.catalogue()).isNotEqualTo(before);
    assertThat(succeeded(stack.rollBack()).data()).containsEntry("version", "001");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void failureOfALaterResourceKeepsTheDatabase() throws Exception {
    SimulatedStack stack = updated("first", "third");
    List<String> before = db.catalogue();
    assertThat(succeeded(stack.rollBack()).data())
        .containsEntry("version", "003")
        .containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(succeeded(stack.update(releases.get("third"))).data())
        .containsEntry("version", "003")
        .containsEntry("applied", "");
  }

  @Test
  void failureOfALaterResourceTakesTheDatabaseBack() throws Exception {
    SimulatedStack stack = created("reverting-first");
    List<String> before = db.catalogue();
    succeeded(stack.update(releases.get("reverting-third")));
    assertThat(succeeded(stack.rollBack()).data())
        .containsEntry("version", "001")
        .containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(succeeded(stack.update(releases.get("reverting-third"))).data())
        .containsEntry("applied", "002,003");
  }

  @Test
  void aDatabaseThatIsBackAlreadyIsLeftAlone() throws Exception {
    SimulatedStack stack = updated("reverting-first", "reverting-third");
    Answer back = succeeded(stack.rollBack());
    List<String> before = db.catalogue();
    succeeded(stack.redeliver());
    assertThat(back.data()).containsEntry("version", "001").containsEntry("applied", "");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void whatCannotBeTakenBackIsKeptAndSaid() throws Exception {
    SimulatedStack stack = updated("reverting-first", "reverting-one-way");
    List<String> before = db.catalogue();
    assertThat(succeeded(stack.rollBack()).data())
        .extractingByKey("message")
        .asString()
        .startsWith("The database stays as it is: ")
        .contains("002: has no DOWN section");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void mainAfterABranchWithANewerVersionFails() throws Exception {
    SimulatedStack stack = updated("first", "branch");
    List<String> before = db.catalogue();
    assertThat(failed(stack.update(releases.get("main"))).reason()).contains("out of order");
    assertThat(succeeded(stack.rollBack()).data()).containsEntry("version", "003");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aTemplateOfAnOlderClockIsADeploy() {
    SimulatedStack stack = created("first");
    assertThat(failed(stack.update(releases.get("older-clock"))).reason()).contains("grosse");
    assertThat(succeeded(stack.rollBack()).data()).containsEntry("version", "001");
    assertThat(succeeded(stack.update(releases.get("third"))).data())
        .containsEntry("applied", "002,003");
  }

  @Test
  void aDatabaseAheadIsNotTakenBackWhenNothingGoesBack() throws Exception {
    SimulatedStack stack = created("reverting-first");
    db.execute("CREATE TABLE notes (id int)", "INSERT INTO schema_migrations VALUES ('002')");
    List<String> before = db.catalogue();
    assertThat(succeeded(stack.update(releases.get("reverting-again"))).data())
        .containsEntry("version", "002");
    assertThat(db.catalogue()).isEqualTo(before);
  }
}
