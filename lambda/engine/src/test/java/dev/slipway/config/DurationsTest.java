package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Durations}. */
class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "500ms, 500",
    "2s, 2000",
    "' 2 s ', 2000",
    "10min, 600000",
    "1h, 3600000",
    "24d, 2073600000",
  })
  void readsWhatPostgresReads(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "1.5s", "5 seconds", "1h 30min", "5m", "99999999999s"})
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\" is not a duration; write it like 500ms, 5s, 10min or 1h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25d", "597h", "999999999d"})
  void refusesWhatPostgresCannotHold(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .hasMessage("\"" + text + "\" is too long; 24d is the longest");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "59949, 59.9 s",
    "59999, 60.0 s",
    "60000, 1 min 0 s",
    "3599999, 59 min 59 s",
    "3600000, 1 h 0 min",
  })
  void writesForPeople(long millis, String text) {
    assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
