package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Answers that are longer than Lambda takes. */
class AnswerLimitTest {

  private static String cut(Map<String, Object> answer, int most) {
    byte[] bytes = AnswerLimit.bytes(answer, most, answer.containsKey("text"));
    assertThat(bytes.length).isLessThanOrEqualTo(most);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void whatFitsStaysAsItIs() {
    assertThat(cut(Map.of("action", "plan"), 100)).isEqualTo("{\"action\":\"plan\"}");
  }

  @Test
  void aLongTextIsCutAndSaysHowLongItWas() {
    Map<String, Object> answer =
        new TreeMap<>(
            Map.of("action", "plan", "steps", List.of(Map.of("sql", "x".repeat(300_000)))));
    assertThat(cut(answer, 200_000))
        .contains("\"action\":\"plan\"", "x... (300000 characters)", "texts of more than 100000");
  }

  @Test
  void manyEntriesAreCutToo() {
    Map<String, Object> answer =
        new TreeMap<>(Map.of("backups", Collections.nCopies(20_000, Map.of("uri", "s3://b/c"))));
    assertThat(cut(answer, 100_000))
        .contains("lists of more than 1000 entries were cut. The command line shows the whole.");
  }

  @Test
  void anAnswerWithItsTextIsCutInBoth() {
    Map<String, Object> answer =
        new TreeMap<>(
            Map.of("text", "y".repeat(300_000), "report", Map.of("sql", "x".repeat(300_000))));
    assertThat(cut(answer, 300_000))
        .contains("x... (300000", "y... (300000", "\"cut\":\"The answer", "without --function.");
  }

  @Test
  void charactersOfSeveralBytesCountAsSuch() {
    cut(new TreeMap<>(Map.of("message", "\u20ac".repeat(90_000))), 200_000);
  }
}
