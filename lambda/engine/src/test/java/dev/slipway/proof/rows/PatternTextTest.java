package dev.slipway.proof.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that texts match the pattern they were made for. */
class PatternTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[A-Z]{2}\\d{3}$",
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
        "^(?:red|green|blue)$",
        "^\\+?[0-9 ()-]{7,20}$",
        "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
        "^\\w+\\.\\w{2,}$",
        "a{2,}b?c*",
        "^[]x-]$",
      })
  void aTextMatches(String pattern) {
    for (int i = 0; i < 40; i++) {
      assertThat(PatternText.of(pattern, i).orElseThrow())
          .containsPattern(pattern.replace("[]x", "[\\]x"));
    }
  }

  @Test
  void anotherNumberIsAnotherText() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      made.add(PatternText.of("^[a-z]+$", i).orElseThrow());
    }
    assertThat(made).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(?=x)y", "(a)\\1", "(?i)x", "a)", "[a", "a{x}", "*", "(a"})
  void whatIsNotPlainGivesNothing(String pattern) {
    assertThat(PatternText.of(pattern, 0)).isEmpty();
  }
}
