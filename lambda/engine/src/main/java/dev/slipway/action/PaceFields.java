package dev.slipway.action;

import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.PaceTerms;
import dev.slipway.backfill.plan.Range;
import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields that say how fast rows are changed in batches, how far, and which part of them. */
public final class PaceFields {

  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private static final Value<Duration> DURATION =
      new Value<>(TEXT, value -> Durations.parse((String) value));

  private static final int MOST_PARTS = 1000;

  public static final Field<Integer> BATCH_SIZE =
      Field.of("batchSize", Values.number(1, 1_000_000))
          .option("ROWS", "Rows of each batch; without, they adapt to the time a batch takes.");

  public static final Field<Duration> TARGET_TIME =
      Field.of("targetTime", DURATION)
          .option("DURATION", "How long a batch is to take (default: 1s).");

  public static final Field<Duration> SLEEP =
      Field.of("sleep", DURATION).option("DURATION", "A pause behind each batch, such as 200ms.");

  public static final Field<Integer> MAX_ROWS =
      Field.of("maxRows", Values.COUNT).option("ROWS", "Pause when so many rows were looked at.");

  public static final Field<TimeOfDay> UNTIL =
      Field.of("until", new Value<>(TEXT, value -> TimeOfDay.parse((String) value)))
          .option(
              "TIME",
              "Pause at this time of day, such as 06:00; of the zone here, or \"06:00"
                  + " Europe/Berlin\".");

  public static final Field<Integer> PARTS =
      Field.of("parts", Values.number(1, MOST_PARTS))
          .option(
              "COUNT",
              "Cut the rows into so many parts, each to be run by itself, also side by side.");

  public static final Field<Integer> PART =
      Field.of("part", Values.number(1, MOST_PARTS)).option("NUMBER", "Run this part, from 1.");

  /** What says how fast and how far a run goes. */
  static final List<Field<?>> PACE = List.of(BATCH_SIZE, TARGET_TIME, SLEEP, MAX_ROWS, UNTIL);

  private PaceFields() {}

  /**
   * What was chosen.
   *
   * @param maxRows null for all
   * @param until null for no such time
   */
  public record Choice(
      PaceTerms pace, @Nullable Integer maxRows, @Nullable TimeOfDay until, Range range) {

    /** True where the rows are only to be cut into parts. */
    public boolean cuts() {
      return range.parts() > 0 && range.part() == 0;
    }

    /** The same for a run that begins so. */
    public BackfillTerms terms(BackfillTerms.Begin begin) {
      return new BackfillTerms(begin, range, pace, maxRows == null ? null : Long.valueOf(maxRows));
    }
  }

  /** What was said; a form that does not name parts takes all rows. */
  public static Choice of(Given given) {
    Integer fixed = given.find(BATCH_SIZE);
    if (fixed != null) {
      given.refuseIfAsked(TARGET_TIME, "says nothing where batches have a fixed size");
    }
    Duration target = Objects.requireNonNullElse(given.find(TARGET_TIME), PaceTerms.TARGET);
    if (target.isZero()) {
      given.refuse(TARGET_TIME, "must be longer than nothing, such as 500ms");
    }
    Duration sleep = Objects.requireNonNullElse(given.find(SLEEP), Duration.ZERO);
    return new Choice(
        new PaceTerms(fixed, target, sleep), given.find(MAX_ROWS), given.find(UNTIL), range(given));
  }

  private static Range range(Given given) {
    int parts = Objects.requireNonNullElse(given.find(PARTS), 0);
    int part = Objects.requireNonNullElse(given.find(PART), 0);
    if (part > parts) {
      given.refuse(
          PART, parts == 0 ? "says nothing without " + given.name(PARTS) : "is one of " + parts);
    }
    return new Range(part, parts);
  }
}
