package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Version}. */
class VersionTest {

  @Test
  void ordersByNumberAndRepeatablesLast() {
    List<String> ordered =
        List.of("1", "002", "10", "0100", "20250101_120000", "20250101_120001", "R_a", "R_b");
    assertThat(
            Stream.of("R_b", "10", "20250101_120001", "002", "R_a", "0100", "1", "20250101_120000")
                .map(Version::of)
                .sorted()
                .map(Version::toString))
        .isEqualTo(ordered);
  }

  @Test
  void leadingZerosMakeNoOtherVersion() {
    assertThat(Version.of("001")).isEqualTo(Version.of("1")).hasSameHashCodeAs(Version.of("1"));
    assertThat(Version.of("001").compareTo(Version.of("1"))).isZero();
    assertThat(Version.of("001")).isNotEqualTo(Version.of("10")).hasToString("001");
  }

  @Test
  void repeatablesAreNamedByTheirText() {
    assertThat(Version.of("R_a")).isEqualTo(Version.of("R_a")).isNotEqualTo(Version.of("R_A"));
    assertThat(Version.of("R_a").isNumbered()).isFalse();
  }

  @Test
  void numbersMayBeLongerThanAnyPrimitive() {
    String long50 = "9".repeat(50);
    assertThat(Version.isNumbered(long50)).isTrue();
    assertThat(Version.of(long50)).isGreaterThan(Version.of("9".repeat(49)));
    assertThat(Version.isNumbered("9".repeat(51))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "R_a", "1a", "20250101_1200", "20250101-120000", "1_2", "-1", " 1", "١"})
  void otherTextsAreNoNumberedVersions(String text) {
    assertThat(Version.isNumbered(text)).isFalse();
  }
}
