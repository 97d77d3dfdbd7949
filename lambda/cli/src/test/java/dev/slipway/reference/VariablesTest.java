package dev.slipway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.VariableNames;
import dev.slipway.testing.cli.Cli;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared as a variable is written down, and options name no other. */
class VariablesTest {

  private static final Path PAGE =
      Path.of(System.getProperty("slipway.root"), "docs/reference/configuration.md");

  static Stream<String> declared() {
    return Arrays.stream(VariableNames.class.getFields())
        .filter(field -> field.getName().equals(value(field)))
        .map(Field::getName);
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("declared")
  void isOnThePage(String variable) throws IOException {
    assertThat(Files.readString(PAGE)).contains("`" + variable + "`");
  }

  @Test
  void theHelpNamesThemOnly() {
    String help = Cli.run(Map.of(), "up", "--help").out();
    Set<String> named =
        Pattern.compile("\\(([A-Z]+(?:_[A-Z0-9]+)+)")
            .matcher(help)
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(named).contains("DATABASE_URL", "LOCK_TRIES");
    assertThat(declared().toList()).containsAll(named);
  }
}
