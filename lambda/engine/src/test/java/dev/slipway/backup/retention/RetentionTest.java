package dev.slipway.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.catalogue.BackupEntry.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Tests {@link Retention}. */
class RetentionTest {

  private static final Instant NOW = Instant.parse("2025-06-30T12:00:00Z");

  @Test
  void keepsTheLastAndOneADay() {
    assertThat(
            fates(
                new Retention(2, 3),
                complete("2025-06-30T11:00:00Z"),
                complete("2025-06-30T10:00:00Z"),
                complete("2025-06-30T09:00:00Z"),
                complete("2025-06-29T23:00:00Z"),
                complete("2025-06-29T01:00:00Z"),
                complete("2025-06-28T00:00:00Z"),
                complete("2025-06-27T23:59:59Z")))
        .containsExactly(
            "2025-06-30T11:00:00Z KEPT_AS_LAST",
            "2025-06-30T10:00:00Z KEPT_AS_LAST",
            "2025-06-30T09:00:00Z TOO_OLD",
            "2025-06-29T23:00:00Z KEPT_FOR_ITS_DAY",
            "2025-06-29T01:00:00Z TOO_OLD",
            "2025-06-28T00:00:00Z KEPT_FOR_ITS_DAY",
            "2025-06-27T23:59:59Z TOO_OLD");
  }

  @Test
  void newestCompleteOneStaysHoweverOldItIs() {
    assertThat(
            fates(
                new Retention(1, 0),
                backup(State.DAMAGED, "2025-06-30T11:00:00Z", NOW),
                backup(State.INCOMPLETE, "2025-06-30T10:00:00Z", NOW),
                complete("1999-01-01T00:00:00Z"),
                complete("1998-01-01T00:00:00Z")))
        .containsExactly(
            "2025-06-30T11:00:00Z KEPT_AS_UNREADABLE",
            "2025-06-30T10:00:00Z KEPT_AS_UNDER_WAY",
            "1999-01-01T00:00:00Z KEPT_AS_LAST",
            "1998-01-01T00:00:00Z TOO_OLD");
  }

  @Test
  void incompleteOneStaysWhileSomebodyWritesToIt() {
    String twoDaysAgo = "2025-06-28T12:00:00Z";
    assertThat(
            fates(
                Retention.DEFAULT,
                backup(State.INCOMPLETE, twoDaysAgo, Instant.parse("2025-06-29T12:00:01Z")),
                backup(State.INCOMPLETE, twoDaysAgo, Instant.parse("2025-06-29T12:00:00Z"))))
        .containsExactlyInAnyOrder(twoDaysAgo + " KEPT_AS_UNDER_WAY", twoDaysAgo + " BROKEN_OFF");
  }

  @Test
  void whatWouldKeepNothingIsRefused() {
    assertThatThrownBy(() -> new Retention(0, 30)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(1, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void newestCompleteOneIsNeverDeleted(
      @ForAll("backups") List<Candidate> backups, @ForAll("retentions") Retention retention) {
    newestFirst(backups).stream()
        .findFirst()
        .ifPresent(newest -> assertThat(kept(retention, backups)).contains(newest));
  }

  @Property
  void asManyStayAsWereAskedFor(
      @ForAll("backups") List<Candidate> backups, @ForAll("retentions") Retention retention) {
    List<Candidate> complete = newestFirst(backups);
    List<Candidate> kept = kept(retention, backups);
    assertThat(kept).containsAll(complete.subList(0, Math.min(retention.last(), complete.size())));
    assertThat(kept.stream().filter(complete::contains).count())
        .isLessThanOrEqualTo(retention.last() + retention.days() + futureDays(complete));
  }

  @Property
  void eachOfTheDaysKeepsItsNewest(
      @ForAll("backups") List<Candidate> backups, @ForAll("retentions") Retention retention) {
    List<Candidate> kept = kept(retention, backups);
    LocalDate oldest = day(NOW).minusDays(retention.days());
    newestFirst(backups).stream()
        .collect(Collectors.groupingBy(backup -> day(backup.started())))
        .forEach(
            (day, all) -> {
              if (day.isAfter(oldest)) {
                assertThat(kept).contains(all.get(0));
              }
            });
  }

  @Property
  void pruningTwiceDeletesNothingMore(
      @ForAll("backups") List<Candidate> backups, @ForAll("retentions") Retention retention) {
    List<Candidate> kept = kept(retention, backups);
    assertThat(kept(retention, kept)).containsExactlyElementsOf(kept);
  }

  @Property
  void othersDoNotChangeWhatBecomesOfCompleteOnes(
      @ForAll("backups") List<Candidate> backups, @ForAll("retentions") Retention retention) {
    List<Candidate> complete = newestFirst(backups);
    List<Candidate> kept = new ArrayList<>(kept(retention, backups));
    kept.retainAll(complete);
    assertThat(kept).isEqualTo(kept(retention, complete));
  }

  @Property
  void orderOfTheListDoesNotMatter(
      @ForAll("backups") List<Candidate> backups,
      @ForAll("retentions") Retention retention,
      @ForAll Random random) {
    List<Candidate> shuffled = new ArrayList<>(backups);
    Collections.shuffle(shuffled, random);
    assertThat(retention.plan(shuffled, NOW)).isEqualTo(retention.plan(backups, NOW));
  }

  /** Days that a clock ahead of ours has given backups. */
  private static long futureDays(List<Candidate> complete) {
    return complete.stream()
        .map(backup -> day(backup.started()))
        .filter(day -> day.isAfter(day(NOW)))
        .distinct()
        .count();
  }

  private static List<Candidate> kept(Retention retention, List<Candidate> backups) {
    return retention.plan(backups, NOW).stream()
        .filter(decision -> !decision.fate().deletes())
        .map(Decision::backup)
        .toList();
  }

  private static List<Candidate> newestFirst(List<Candidate> backups) {
    return backups.stream()
        .filter(backup -> backup.state() == State.COMPLETE)
        .sorted(Comparator.comparing(Candidate::started).thenComparing(Candidate::name).reversed())
        .toList();
  }

  private static List<String> fates(Retention retention, Candidate... backups) {
    return retention.plan(List.of(backups), NOW).stream()
        .map(decision -> decision.backup().started() + " " + decision.fate())
        .toList();
  }

  private static Candidate complete(String started) {
    return backup(State.COMPLETE, started, Instant.parse(started));
  }

  private static Candidate backup(State state, String started, Instant changed) {
    return new Candidate(started + changed, Instant.parse(started), changed, state, 1);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  @Provide
  Arbitrary<Retention> retentions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10), Arbitraries.integers().between(0, 12))
        .as(Retention::new);
  }

  /** Hours apart, mostly of the last two weeks, some from a clock that is ahead. */
  @Provide
  Arbitrary<List<Candidate>> backups() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(-30, 14 * 24);
    return Combinators.combine(hours, hours, Arbitraries.of(State.class), Arbitraries.integers())
        .as(
            (started, changed, state, name) ->
                new Candidate(
                    "backup-" + name,
                    NOW.minusSeconds(3600L * started),
                    NOW.minusSeconds(3600L * changed),
                    state,
                    1))
        .list()
        .uniqueElements(Candidate::name)
        .ofMaxSize(60)
        .withoutEdgeCases();
  }
}
