package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployEvents;
import dev.slipway.testing.DeployFramework.Answer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests deploys that cannot even begin; whole deploys are tested in infra, with its template. */
class DeployIT extends DeployTestBase {

  @Test
  void aMissingZipIsToldWithAdvice() {
    startFunction();
    Map<String, String> properties = files("001_words.sql", WORDS);
    properties.put("migrationsUrl", properties.get("migrationsUrl").replace(".zip", "0.zip"));
    Answer create = create(properties);
    assertThat(create.success()).isFalse();
    assertThat(create.reason().lines().findFirst().orElseThrow())
        .startsWith("The migrations cannot be read (NoSuchKey: ")
        .contains("Check the right s3:GetObject")
        .hasSizeLessThanOrEqualTo(250);
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
