package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack with a database of its own. */
abstract class SimulatorTestBase {

  static final Duration LIMIT = Duration.ofSeconds(60);

  static final SqlFile WORDS = table("001", "words");
  static final SqlFile NOTES = table("002", "notes");
  static final SqlFile GOALS = table("003", "goals");

  @RegisterExtension final PgDatabase db = new PgDatabase("app");

  final Cloud cloud = new Cloud();

  static SqlFile table(String version, String name) {
    return new SqlFile(
        version + "_" + name + ".sql",
        "-- UP\nCREATE TABLE %1$s (id int);\n-- DOWN\nDROP TABLE %1$s;".formatted(name));
  }

  @BeforeAll
  static void runsOnLinuxOnly() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    Assumptions.assumeTrue(linux, "the Lambda runtime client runs on Linux only");
  }

  @BeforeEach
  void storeSecret() {
    storeSecret(db.user(), db.password());
  }

  /** Stores a secret as RDS writes it. */
  void storeSecret(String user, String password) {
    cloud
        .secrets()
        .put(
            Account.SECRET,
            """
            {"username":"%s","password":"%s","engine":"postgres","host":"127.0.0.1","port":%d,\
            "dbname":"%s","dbInstanceIdentifier":"team"}\
            """
                .formatted(user, password, db.port(), db.name()));
  }

  @AfterEach
  void closeCloud() {
    cloud.close();
  }

  SimulatedStack stack() {
    return stack(Conditions.with(db.port()));
  }

  SimulatedStack stack(Conditions conditions) {
    return new SimulatedStack(cloud, conditions);
  }

  /** The answer to an event that must succeed. */
  static Answer succeeded(Answer answer) {
    assertThat(answer.success()).as(answer.toString()).isTrue();
    return answer;
  }

  /** The answer to an event that must fail. */
  static Answer failed(Answer answer) {
    assertThat(answer.success()).as(answer.toString()).isFalse();
    return answer;
  }
}
