package dev.slipway.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests times of day: the next one, in its zone. */
class TimeOfDayTest {

  /** Berlin has no 02:30 on 2026-03-29; what is meant is the hour after. */
  @ParameterizedTest
  @CsvSource({
    "06:00 Europe/Berlin, 2026-01-10T04:59:00Z, 2026-01-10T05:00:00Z",
    "06:00 Europe/Berlin, 2026-01-10T05:00:00Z, 2026-01-11T05:00:00Z",
    "6:00 Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T04:00:00Z",
    "02:30 Europe/Berlin, 2026-03-29T00:10:00Z, 2026-03-29T01:30:00Z",
    "23:59 UTC, 2026-12-31T23:59:30Z, 2027-01-01T23:59:00Z",
  })
  void theNextOneIsMeant(String text, Instant now, Instant next) {
    assertThat(TimeOfDay.parse(text).next(now).toInstant()).isEqualTo(next);
  }

  @Test
  void withoutAZoneItIsThatOfTheMachineAndIsToldWithIt() {
    TimeOfDay time = TimeOfDay.parse("00:05");
    assertThat(time.zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(TimeOfDay.shown(TimeOfDay.parse("00:05 UTC").next(Instant.EPOCH)))
        .isEqualTo("1970-01-01 00:05 UTC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "6", "06:60", "06:00 Mars/Base", "tomorrow", ""})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TimeOfDay.parse(text))
        .hasMessageContaining("is not a time of day; write it like 06:00, or 06:00 Europe/Berlin");
  }
}
