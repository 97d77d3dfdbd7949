package dev.slipway.bench.up;

import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one tool took for one piece of work, round by round. */
final class Samples {

  private final List<Cost> costs = new ArrayList<>();
  private final List<Double> server = new ArrayList<>();
  private double roundTrips;
  private double connections;

  void add(Cost cost) {
    costs.add(cost);
  }

  void addServer(double seconds) {
    server.add(seconds);
  }

  void counted(int ofRoundTrips, int ofConnections) {
    roundTrips = ofRoundTrips;
    connections = ofConnections;
  }

  double roundTrips() {
    return roundTrips;
  }

  void into(Outcome.Builder outcome, String work, String who) {
    outcome.figure(work, who, Measure.WALL, all(Cost::wall));
    outcome.figure(work, who, Measure.PROCESSOR, all(Cost::processor));
    outcome.figure(work, who, Measure.SERVER, server);
    outcome.figure(work, who, Measure.ROUND_TRIPS, roundTrips);
    outcome.figure(work, who, Measure.CONNECTIONS, connections);
    outcome.figure(work, who, Measure.MEMORY, all(Cost::memory));
  }

  private List<Double> all(ToDoubleFunction<Cost> part) {
    return costs.stream().map(part::applyAsDouble).toList();
  }
}
