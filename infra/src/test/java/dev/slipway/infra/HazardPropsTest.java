package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.config.OnHazards;
import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** What can be said about hazards, and which are refused at synth. */
class HazardPropsTest {

  private static Vpc vpc;
  private static ISecret secret;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    Stack stack = Sample.stack("hazards");
    vpc = Sample.vpc(stack);
    secret = Secret.fromSecretNameV2(stack, "Secret", "app");
  }

  @BeforeEach
  void writeFiles() throws IOException {
    file("001_words.sql", "CREATE TABLE words (id int)");
    file("002_old.sql", "DROP TABLE older");
    file("003_hot.sql", "CREATE TABLE goals (id int);\nCREATE INDEX words_id ON words (id)");
    file("004_goals.sql", "CREATE INDEX goals_id ON goals (id)");
    file("005_staging.sql", "-- slipway: environments=staging\nDROP TABLE words");
  }

  private void file(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql + ";\n");
  }

  private DatabaseMigrationsProps.Builder props() {
    return DatabaseMigrationsProps.builder()
        .vpc(vpc)
        .migrations(folder.toString())
        .functionJar(Sample.functionJar())
        .endpoint("db.internal", 5432)
        .secret(secret)
        .databaseName("app");
  }

  /** Which of them a database lacks, nobody knows at synth. */
  @Test
  void withoutAVersionTheDeployDecides() {
    assertThat(props().build().run().hazards().choice()).isEmpty();
    assertThat(props().hazards("refuse").build().run().hazards().choice())
        .contains(OnHazards.REFUSE);
  }

  @Test
  void filesAboveAVersionAreRefusedAtSynth() throws IOException {
    assertThatThrownBy(() -> props().hazards("refuse", "002").build())
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            """
            DatabaseMigrations cannot be built:
              003_hot.sql:2:1: blocking-index: blocks writes to words until the index is built, and\
             hazards are refused here
                write instead:
                  CREATE INDEX CONCURRENTLY words_id ON words (id);
                or accept it: -- slipway: allow=blocking-index -- YOUR REASON\
            """);
    assertThat(props().hazards("refuse", "004").build().run().hazards().choice()).isPresent();
    file("003_hot.sql", "CREATE TABLE goals (id int);\nCREATE INDEX CONCURRENTLY w ON words (id)");
    assertThat(props().hazards("refuse", "002").build().run().hazards().choice()).isPresent();
  }

  @Test
  void countAsIsSaid() {
    DatabaseMigrationsProps.Builder counted =
        props().hazards("refuse", "002").hazardLevel("blocking-index", "warning");
    assertThat(counted.build().run().hazards().levels())
        .containsOnly(entry("blocking-index", "warning"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Refuse", "REFUSE", "error"})
  void otherWordsAreRefused(String word) {
    assertThatThrownBy(() -> props().hazards(word).build())
        .hasMessage(
            "DatabaseMigrations cannot be built:\n  hazards: must be warn, refuse or ignore");
  }

  @Test
  void whatMakesNoSenseIsTold() {
    assertThatThrownBy(
            () ->
                props()
                    .hazards("warn", "v2")
                    .hazardLevel("drop-tables", "off")
                    .hazardLevel("drop-table", "on")
                    .build())
        .hasMessageContaining("hazards: a version is for refuse")
        .hasMessageContaining("hazards: \"v2\" is not a version")
        .hasMessageContaining("hazardLevel: there is no kind of hazard \"drop-tables\"")
        .hasMessageContaining("hazardLevel: a level is off, warning or error, not \"on\"");
  }
}
