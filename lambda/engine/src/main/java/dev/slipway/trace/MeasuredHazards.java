package dev.slipway.trace;

import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import dev.slipway.lint.Levels;
import dev.slipway.migration.Migration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what the text of statements tells against what they were measured to do. Pure. */
public final class MeasuredHazards {

  /**
   * What measuring decides: whether others wait for as long as a table is read or written whole.
   */
  private static final Set<HazardKind> MEASURABLE =
      EnumSet.of(
          HazardKind.BLOCKING_INDEX,
          HazardKind.BLOCKING_KEY,
          HazardKind.BLOCKING_REINDEX,
          HazardKind.VALIDATING_CONSTRAINT,
          HazardKind.SET_NOT_NULL,
          HazardKind.TABLE_REWRITE,
          HazardKind.ATTACH_PARTITION,
          HazardKind.REFRESH_BLOCKS);

  private final List<Hazard> byText;
  private final Map<String, Migration> migrations;
  private final Levels levels;

  private MeasuredHazards(List<Hazard> byText, List<Migration> set, Levels levels) {
    this.byText = byText;
    this.migrations =
        set.stream()
            .collect(
                Collectors.toMap(migration -> migration.version().toString(), Function.identity()));
    this.levels = levels;
  }

  /**
   * The hazards of migrations: by their text, without those that were measured to be none, with
   * those that only measuring shows; in the order of the trace.
   */
  public static List<Hazard> of(
      List<Hazard> byText, List<Migration> set, Trace trace, Levels levels) {
    MeasuredHazards measured = new MeasuredHazards(byText, set, levels);
    List<Hazard> all = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (TracedMigration migration : trace.migrations()) {
      for (TracedSegment segment : migration.segments()) {
        for (TracedStatement statement : segment.statements()) {
          seen.add(statement.where());
          measured.held(migration, segment, statement).forEach(all::add);
        }
      }
    }
    byText.stream().filter(hazard -> !seen.contains(hazard.where())).forEach(all::add);
    return all;
  }

  private Stream<Hazard> held(
      TracedMigration migration, TracedSegment segment, TracedStatement statement) {
    List<Blocked> own = statement.blocks().stream().filter(Blocked::isLong).toList();
    List<Hazard> told =
        byText.stream().filter(hazard -> hazard.where().equals(statement.where())).toList();
    boolean isTold = told.stream().anyMatch(hazard -> MEASURABLE.contains(hazard.kind()));
    Stream<Hazard> kept =
        told.stream()
            .filter(hazard -> !own.isEmpty() || !MEASURABLE.contains(hazard.kind()))
            .map(hazard -> MEASURABLE.contains(hazard.kind()) ? confirmed(hazard, own) : hazard);
    Stream<Hazard> untold =
        isTold
            ? Stream.empty()
            : own.stream().limit(1).flatMap(b -> untold(migration, statement, b));
    return Stream.of(kept, untold, earlier(migration, segment, statement)).flatMap(all -> all);
  }

  private static Hazard confirmed(Hazard hazard, List<Blocked> own) {
    return new Hazard(
        hazard.kind(),
        hazard.file(),
        hazard.line(),
        hazard.column(),
        hazard.statement(),
        hazard.blocks(),
        hazard.reason() + " Measured: " + measured(own) + ".",
        hazard.rewrite(),
        hazard.accepted());
  }

  private static String measured(List<Blocked> blocked) {
    return blocked.stream()
        .map(one -> one.mode().words() + " on " + one.table() + one.lastingText())
        .collect(Collectors.joining("; "));
  }

  /** Such as what a function does, or a name that only the server knows. */
  private Stream<Hazard> untold(
      TracedMigration migration, TracedStatement statement, Blocked blocked) {
    HazardKind kind =
        switch (blocked.lasting()) {
          case REWRITE -> HazardKind.TABLE_REWRITE;
          case INDEX_BUILD -> blocked.reads() ? HazardKind.BLOCKING_KEY : HazardKind.BLOCKING_INDEX;
          default -> HazardKind.VALIDATING_CONSTRAINT;
        };
    String reason = "Measured: " + measured(List.of(blocked)) + ".";
    return hazard(migration, statement, new Found(kind, blocked, reason)).stream();
  }

  /** A hazard, and the lock that shows it. */
  private record Found(HazardKind kind, Blocked blocked, String reason) {}

  /** What an earlier statement of its transaction keeps locked meanwhile. */
  private Stream<Hazard> earlier(
      TracedMigration migration, TracedSegment segment, TracedStatement statement) {
    List<Blocked> own = statement.blocks();
    return segment.blockedDuring(statement).stream()
        .filter(blocked -> blocked.isLong() && own.stream().noneMatch(blocked::isNoStrongerThan))
        .limit(1)
        .map(
            blocked ->
                new Found(
                    HazardKind.LOCK_HELD,
                    blocked,
                    "An earlier statement of its transaction has taken the lock, and it is kept to"
                        + " the end. Measured: "
                        + measured(List.of(blocked))
                        + "."))
        .flatMap(found -> hazard(migration, statement, found).stream());
  }

  private Optional<Hazard> hazard(
      TracedMigration migration, TracedStatement statement, Found found) {
    Migration file = migrations.get(migration.version());
    if (file == null || levels.of(found.kind()) == Level.OFF) {
      return Optional.empty();
    }
    Blocked blocked = found.blocked();
    return Optional.of(
        new Hazard(
            found.kind(),
            statement.file(),
            statement.line(),
            statement.column(),
            statement.text(),
            (blocked.reads() ? "reads and writes of " : "writes to ")
                + blocked.table()
                + blocked.lastingText(),
            found.reason(),
            found.kind() == HazardKind.LOCK_HELD
                ? List.of("-- in a migration of its own, so that the lock is given back before")
                : List.of(),
            file.options().allowed().get(found.kind().word())));
  }
}
