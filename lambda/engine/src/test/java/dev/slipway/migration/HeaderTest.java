package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a file says of itself: its header and its options. */
class HeaderTest extends MigrationsTestBase {

  @Test
  void readsTheHeader() throws IOException {
    Header header =
        read("-- Migration: m\n"
                + "--Author : a; b\n"
                + "-- Dependencies: 001, 002_b.sql ,\n"
                + "A1;\n"
                + "-- Date: d\n")
            .header();
    assertThat(header.values()).containsOnlyKeys("Migration", "Author", "Dependencies");
    assertThat(header.values()).containsEntry("Author", "a; b");
    assertThat(header.dependencies()).containsExactly("001", "002_b.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "None", "-", "n/a"})
  void aHeaderMayNameNoDependencies(String nothing) throws IOException {
    assertThat(read("-- Dependencies: " + nothing + "\nA1;").header().dependencies()).isEmpty();
  }

  @Test
  void readsTheOptions() throws IOException {
    FileOptions options =
        read("-- slipway: environments=dev,staging lock_timeout=2s\n"
                + "--slipway:statement_timeout=10min  transaction=none\nA1;")
            .options();
    assertThat(options.environments()).containsExactlyInAnyOrder("dev", "staging");
    assertThat(options.lockTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.statementTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(options.withoutTransaction()).isTrue();
    assertThat(options.runsIn("dev")).isTrue();
    assertThat(options.runsIn("prod")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=1 | unknown option x; known are environments, lock_timeout, statement_timeout,"
            + " transaction, allow, requires-backfill, verify",
        "allow=rename | allow=rename needs its reason on the same line: allow=rename -- WHY",
        "allow=no-such -- it is so | allow: there is no kind of hazard \"no-such\"; lint names the"
            + " kinds it finds",
        "x | \"x\" is not key=value; known are environments, lock_timeout, statement_timeout,"
            + " transaction, allow, requires-backfill, verify",
        "lock_timeout=2 | \"2\" is not a duration; write it like 500ms, 5s, 10min or 1h",
        "transaction=off | transaction can only be none, not off",
        "verify=on | verify can only be errors, not on",
        "environments=dev,,prod | empty name in the list \"dev,,prod\"",
        "transaction=none transaction=none | option transaction is set twice",
      })
  void refusesOptionsItDoesNotKnow(String options, String what) throws IOException {
    assertThat(message("1_a.sql", "A1;\n  -- slipway: " + options + "\n"))
        .isEqualTo(complaint("1_a.sql:2:3: " + what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- Slipway:", "-- SLIPWAY :", "--sLiPwAy:"})
  void theWordOfOptionsMayHaveAnyCase(String word) throws IOException {
    assertThat(read(word + " lock_timeout=2s\nA1;").options().lockTimeout())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void theWordsOfTheHeaderMayHaveAnyCase() throws IOException {
    assertThat(read("-- dependencies: 001\n-- AUTHOR: me\nA1;").header().dependencies())
        .containsExactly("001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- slipway lock_timeout=2s",
        "--- slipway: lock_timeout=2s",
        "-- Slipway = transaction=none",
        "/* slipway: lock_timeout=2s */",
        "/*\n * slipway: environments=dev\n */",
      })
  void whatIsNearlyAnOptionIsNoComment(String line) throws IOException {
    assertThat(message("1_a.sql", line + "\nA1;"))
        .isEqualTo(
            complaint(
                "1_a.sql:1:1: is this an option or a comment? An option is written -- slipway:"
                    + " key=value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- slipway runs this", "-- made by slipway: see x=1", "-- slipways=1"})
  void whatIsNoneIsAComment(String line) throws IOException {
    assertThat(read(line + "\nA1;").options()).isEqualTo(FileOptions.NONE);
  }
}
