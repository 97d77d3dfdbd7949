package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests deploys that cannot even begin; whole deploys are tested in infra, with its template. */
class DeployIT extends DeployTestBase {

  @Test
  void aMissingZipIsToldWithAdvice() {
    Map<String, String> properties = lost(files("001_words.sql", WORDS));
    Answer create = create(properties);
    assertThat(create.success()).isFalse();
    assertThat(create.reason().lines().findFirst().orElseThrow())
        .startsWith("The migrations cannot be read (NoSuchKey: ")
        .contains("Check the right s3:GetObject")
        .hasSizeLessThanOrEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tmp/migrations",
        "migrations",
        "s3://another-bucket/assets/own.zip",
        "s3://BUCKET/other/own.zip",
        "s3://BUCKET/assets/../other/own.zip",
        "s3://BUCKET/assets/folder/own.zip",
        "s3://BUCKET/assets/0123456789abcdef.zip",
        "s3://BUCKET/assets/",
        "s3://BUCKET.example/assets/own.zip"
      })
  void filesFromElsewhereAreRefused(String place) throws Exception {
    startFunction();
    Map<String, String> properties = files("001_words.sql", WORDS);
    String bucket = properties.get("migrationsUrl").split("/")[2];
    properties.put("migrationsUrl", place.replace("BUCKET", bucket));
    List<String> before = db.catalogue();
    Answer create = create(properties);
    assertThat(create.success()).isFalse();
    assertThat(create.reason())
        .startsWith(
            "The event's migrationsUrl is not where the migrations of this function are"
                + " (MIGRATIONS).");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aDatabaseThatHoldsTablesIsRefusedUnlessTheStackAgrees() throws Exception {
    db.execute("CREATE TABLE of_others (i int)");
    LambdaProcess cautious = startFunction();
    Answer refused = create(files("001_words.sql", WORDS));
    assertThat(refused.success()).isFalse();
    assertThat(refused.reason()).contains("holds 1 table of", "public.of_others");
    cautious.close();
    Map<String, String> variables = variables();
    variables.put("DEPLOY_CONSENTS", "existing");
    remember(start(variables));
    Answer agreed = create(files("001_words.sql", WORDS));
    assertThat(agreed.success()).as(agreed.toString()).isTrue();
  }

  @Test
  void placeholdersAreFilledAsTheStackSays() throws Exception {
    startFunction(
        Map.of("DEPLOY_SET", "{\"table\":\"words\"}", "DEPLOY_SET_ENV", "OWN", "OWN", "a comment"));
    String text =
        "-- UP\nCREATE TABLE ${table} (id int);\nCOMMENT ON TABLE ${table} IS '${OWN}';\n"
            + "-- DOWN\nDROP TABLE ${table};";
    created(files("001_words.sql", text));
    assertThat(db.queryString("SELECT obj_description('words'::regclass)")).isEqualTo("a comment");
  }

  @Test
  void unknownRequestTypeIsRefused() {
    startFunction();
    Map<String, Object> event = DeployEvents.create(files("001_words.sql", WORDS));
    event.put("RequestType", "Replace");
    Answer answer = framework.handle(event);
    assertThat(answer.success()).isFalse();
    assertThat(answer.reason()).startsWith("Unknown RequestType (a text). Nothing was done.");
    assertThat(Arrays.asList(answer.data())).containsExactly(Map.of());
  }
}
