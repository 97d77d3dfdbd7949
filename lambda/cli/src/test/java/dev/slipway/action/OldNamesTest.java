package dev.slipway.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.down.DownRequest;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.Deadline;
import dev.slipway.run.RunListener;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A field that had another name is still understood, and the answer says the new one. */
class OldNamesTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void theAnswerSaysTheNewName() {
    Project project = Project.of(folder, db.url()).file("1_a.sql", "CREATE TABLE a (i int);");
    Request request =
        Directory.read(Map.of("action", "up", "backup", "never", "dryRun", true), name -> null);
    Map<String, String> variables = project.environment();
    Report report =
        Wiring.desk(
                SettingsReader.read(variables, Wiring.credentials(variables)),
                Deadline.none(),
                new RunListener() {})
            .perform(request);
    String told = "the field backup is called backupFirst now";
    assertThat(report.fields().get("warnings")).asInstanceOf(LIST).contains(told);
    assertThat(report.text()).startsWith("  warning: " + told + "\n");
    assertThat(report.fields()).containsEntry("outcome", "DONE");
  }

  @Test
  void whatIsWrongIsCalledAsItWasGiven() {
    assertThatThrownBy(
            () -> Directory.read(Map.of("action", "up", "backup", "perhaps"), name -> null))
        .hasMessageContaining("  backup: must be auto, always, snapshot or never\n");
  }

  @Test
  void bothNamesAreTooMany() {
    assertThatThrownBy(
            () ->
                Directory.read(
                    Map.of("action", "down", "backup", "never", "backupFirst", "auto"),
                    name -> null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("backup: is the old name of backupFirst, which is given too");
  }

  @Test
  void anOldNameWithoutAValueIsNotGiven() {
    Map<String, Object> fields = new HashMap<>(Map.of("action", "down", "backupFirst", "never"));
    fields.put("backup", null);
    assertThat(Directory.read(fields, name -> null))
        .asInstanceOf(type(DownRequest.class))
        .extracting(DownRequest::backupFirst)
        .isEqualTo(BackupChoice.NEVER);
  }

  @Test
  void whereABackupIsNamedTheNameIsNoOldOne() {
    assertThatThrownBy(
            () -> Directory.read(Map.of("action", "restore", "backup", List.of()), name -> null))
        .hasMessageContaining("backup: has a value of the wrong kind: a list");
  }
}
