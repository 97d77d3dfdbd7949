package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.states.DefinitionCheck;
import dev.slipway.states.Execution;
import dev.slipway.states.Execution.End;
import dev.slipway.states.StateFailed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** A backfill in eight ranges, three of them at once. */
class ParallelBackfillsTest {

  private static final String INPUT =
      "{\"name\":\"fill\",\"params\":{\"rarity\":\"rare\"},\"parts\":99,\"execute\":false,"
          + "\"restart\":true}";

  private static JsonNode definition;

  private final Map<Integer, AtomicInteger> slices = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  @BeforeAll
  static void synthesize() {
    Stack stack = Sample.stack("parallel");
    KeyedTeam.of(stack).migrations(stack).longRuns(LongRuns.ofActions().parallel(8, 3)).build();
    definition = Definition.of(Template.fromStack(stack), "ParallelBackfills");
  }

  private static End run(StandIn function) {
    return new Execution(definition, function).run(Definition.read(INPUT));
  }

  /** Pauses as often as the number of its range says, and then is done; the whole is cut. */
  private JsonNode range(JsonNode request) {
    int part = request.path("part").asInt(0);
    int before = slices.computeIfAbsent(part, it -> new AtomicInteger()).getAndIncrement();
    return Definition.read("{\"outcome\":\"" + (before < part ? "PAUSED" : "DONE") + "\"}");
  }

  private JsonNode counted(JsonNode request) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      return range(request);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Test
  void itsDefinitionKeepsTheRulesOfTheLanguage() {
    assertThat(DefinitionCheck.problems(definition)).isEmpty();
  }

  @Test
  void eachRangeRunsToItsEnd() {
    StandIn function = StandIn.of(this::counted);
    End end = run(function);
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(function.requests().get(0))
        .isEqualTo(
            Definition.read(
                "{\"action\":\"backfill\",\"name\":\"fill\",\"params\":{\"rarity\":\"rare\"},"
                    + "\"parts\":8,\"execute\":true,\"restart\":true}"));
    assertThat(function.requests())
        .filteredOn(request -> request.has("part"))
        .allSatisfy(request -> assertThat(request.get("restart").asBoolean()).isFalse());
    IntStream.rangeClosed(1, 8).forEach(i -> assertThat(slices.get(i)).hasValue(i + 1));
    assertThat(mostAtOnce.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void soManyAreWorkedOnAtOnce() {
    CountDownLatch three = new CountDownLatch(3);
    StandIn function =
        StandIn.of(
            request -> {
              if (request.has("part")) {
                three.countDown();
                awaited(three);
              }
              return counted(request);
            });
    assertThat(run(function).succeeded()).isTrue();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRangeThatFailsFailsTheWholeAndTheNextExecutionGoesOn() {
    CountDownLatch failed = new CountDownLatch(1);
    StandIn failing = StandIn.of(request -> rangeTwoFails(request, failed));
    End end = run(failing);
    assertThat(failing.requests())
        .as("the third would pause for ever")
        .filteredOn(request -> request.path("part").asInt() == 3)
        .hasSizeLessThan(1_000);
    assertThat(end.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(end.cause())
        .startsWith("A range failed, and the others stop when their slices end")
        .contains("The action backfills says which and why.", "goes on where it stopped.");
    assertThat(run(StandIn.of(this::range)).succeeded()).isTrue();
    IntStream.rangeClosed(1, 8).forEach(i -> assertThat(slices.get(i).get()).isPositive());
  }

  /** And the third, beside it, only pauses. */
  private JsonNode rangeTwoFails(JsonNode request, CountDownLatch failed) {
    int part = request.path("part").asInt(0);
    if (part == 2) {
      failed.countDown();
      throw new StateFailed("ActionFailed", "{\"errorMessage\":\"division by zero\"}");
    }
    if (part == 3) {
      awaited(failed);
      return Definition.read("{\"outcome\":\"PAUSED\"}");
    }
    return range(request);
  }

  @Test
  void whatCannotBeCutFailsInTheFunctionsWords() {
    StandIn function =
        StandIn.of(
            request -> {
              throw new StateFailed("InvalidInput", "{\"errorMessage\":\"there is no fill.sql\"}");
            });
    End end = run(function);
    assertThat(function.requests()).hasSize(1);
    assertThat(end.cause()).startsWith("there is no fill.sql (What is committed stays.");
  }
}
