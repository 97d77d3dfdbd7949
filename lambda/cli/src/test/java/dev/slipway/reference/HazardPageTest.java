package dev.slipway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.hazard.HazardKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests that the page of hazards has each kind as it is. */
class HazardPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("slipway.root"), "docs/reference/hazards.md");

  @Test
  void eachKindHasItsRow() throws IOException {
    assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(
            Arrays.stream(HazardKind.values()).map(HazardPageTest::row).toList());
  }

  private static String row(HazardKind kind) {
    return "| `%s` | %s | %s |"
        .formatted(kind.word(), kind.usual().name().toLowerCase(Locale.ROOT), kind.about());
  }
}
