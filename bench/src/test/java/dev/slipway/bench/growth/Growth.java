package dev.slipway.bench.growth;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How the cost of commands grows: each is run in this JVM at n, 2n, 4n and 8n, and the power of n
 * is found by least squares. Round trips and allocation are the same in every run, times are not.
 */
public final class Growth implements Benchmark {

  private static final String WORK = "power of n by which it grows";

  /** What is linear, and what a measurement of it may show by the way. */
  private static final double LINEAR = 1.05;

  private static final double LINEAR_FURTHER = 1.1;
  private static final double LINEAR_BY_CLOCK = 1.15;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String title() {
    return "How cost grows with the number of migrations or tables";
  }

  @Override
  public Outcome measure(Setup setup) throws Exception {
    Map<Task, Map<Integer, List<Effort>>> all = new LinkedHashMap<>();
    for (Task task : Task.ALL) {
      all.put(task, efforts(setup, task));
    }
    Outcome.Builder outcome = new Outcome.Builder();
    all.forEach((task, efforts) -> exponents(outcome, task, efforts));
    all.forEach((task, efforts) -> sizes(outcome, task, efforts));
    return outcome.build();
  }

  /** The smallest goes first once more, so that it is not the one that warms the JVM. */
  private static Map<Integer, List<Effort>> efforts(Setup setup, Task task)
      throws IOException, Exception {
    Map<Integer, List<Effort>> efforts = new TreeMap<>();
    List<Integer> sizes = new ArrayList<>(task.sizes());
    sizes.add(0, sizes.get(0));
    for (int size : sizes) {
      setup.say("growth: %s, n = %d".formatted(task.work(), size));
      try (Stand stand = Stand.open(setup.folder(), task, size)) {
        efforts.put(size, stand.efforts(setup.rounds(3)));
      }
    }
    return efforts;
  }

  private static void exponents(
      Outcome.Builder outcome, Task task, Map<Integer, List<Effort>> efforts) {
    SortedMap<Integer, Double> allocated = least(efforts, Effort::allocated);
    power(outcome, task, Measure.POWER_ALLOCATED, Exponent.of(allocated), LINEAR);
    power(outcome, task, Measure.POWER_FURTHER, Exponent.further(allocated), LINEAR_FURTHER);
    double trips = Exponent.of(least(efforts, Effort::roundTrips));
    power(outcome, task, Measure.POWER_TRIPS, trips, LINEAR);
    power(
        outcome,
        task,
        Measure.POWER_WALL,
        Exponent.of(least(efforts, Effort::wall)),
        LINEAR_BY_CLOCK);
  }

  private static SortedMap<Integer, Double> least(
      Map<Integer, List<Effort>> efforts, ToDoubleFunction<Effort> part) {
    SortedMap<Integer, Double> least = new TreeMap<>();
    efforts.forEach(
        (size, list) -> least.put(size, list.stream().mapToDouble(part).min().orElseThrow()));
    return least;
  }

  private static void power(
      Outcome.Builder outcome, Task task, Measure measure, double power, double atMost) {
    double rounded = Math.round(power * 1e3) / 1e3;
    outcome.figure(WORK, task.work(), measure, rounded);
    outcome.goal(new Goal(task.work() + ", " + measure.title(), rounded, atMost));
  }

  private static void sizes(
      Outcome.Builder outcome, Task task, Map<Integer, List<Effort>> efforts) {
    efforts.forEach(
        (size, list) -> {
          String who = "n = " + size;
          outcome.figure(task.work(), who, Measure.WALL, all(list, Effort::wall));
          outcome.figure(task.work(), who, Measure.ALLOCATED, all(list, Effort::allocated));
          outcome.figure(task.work(), who, Measure.ROUND_TRIPS, all(list, Effort::roundTrips));
        });
  }

  private static List<Double> all(List<Effort> efforts, ToDoubleFunction<Effort> part) {
    return efforts.stream().map(part::applyAsDouble).toList();
  }
}
