package dev.slipway.bench;

import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Our way and the usual one, run in turn so that whatever else the machine does falls on both.
 *
 * @param other who does it the usual way
 * @param limit the ratio of wall times that we want at most
 */
public record Race(
    String work, String other, Supplier<Cost> ours, Supplier<Cost> usual, double limit) {

  private static final String OURS = "Slipway";
  private static final int ROUNDS = 3;

  /** Runs both as often as was asked for, else three times, and adds what they took. */
  public void run(Setup setup, Outcome.Builder outcome) {
    setup.say(work + ", beside " + other);
    int rounds = setup.rounds(ROUNDS);
    List<Cost> mine = new ArrayList<>();
    List<Cost> others = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      others.add(usual.get());
      mine.add(ours.get());
    }
    add(outcome, OURS, mine);
    add(outcome, other, others);
    Outcome sofar = outcome.build();
    double wall = sofar.median(work, OURS, Measure.WALL);
    double usualWall = sofar.median(work, other, Measure.WALL);
    outcome.goal(Goal.ratio("wall of " + work + ", Slipway : " + other, wall, usualWall, limit));
  }

  private void add(Outcome.Builder outcome, String who, List<Cost> costs) {
    outcome.figure(work, who, Measure.WALL, all(costs, Cost::wall));
    outcome.figure(work, who, Measure.PROCESSOR, all(costs, Cost::processor));
    outcome.figure(work, who, Measure.MEMORY, all(costs, Cost::memory));
  }

  private static List<Double> all(List<Cost> costs, ToDoubleFunction<Cost> part) {
    return costs.stream().map(part::applyAsDouble).toList();
  }
}
