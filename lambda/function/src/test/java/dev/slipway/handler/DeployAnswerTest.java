package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.action.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFormation takes 4096 bytes, whatever an answer is made of. */
class DeployAnswerTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u20ac", "\uD83D\uDE00", "\"", "\n", "\u0001"})
  void isShortInBytes(String character) {
    Map<String, Object> answer =
        DeployAnswer.kept("Kept: " + character.repeat(10_000), character.repeat(10_000));
    assertThat(Json.text(answer).getBytes(StandardCharsets.UTF_8).length).isLessThan(1_200);
    assertThat(answer.toString()).contains("Kept: " + character, character + "...");
  }
}
