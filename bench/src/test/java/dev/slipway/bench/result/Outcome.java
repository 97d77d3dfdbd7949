package dev.slipway.bench.result;

import java.util.ArrayList;
import java.util.List;

/** What a benchmark found: figures in the order in which they are shown, goals, who is missing. */
public record Outcome(List<Figure> figures, List<Goal> goals, List<Skipped> skipped) {

  public Outcome {
    figures = List.copyOf(figures);
    goals = List.copyOf(goals);
    skipped = List.copyOf(skipped);
  }

  /** The median of what was measured; throws IllegalStateException when it was not. */
  public double median(String work, String who, Measure measure) {
    return figures.stream()
        .filter(one -> one.work().equals(work) && one.who().equals(who))
        .filter(one -> one.measure() == measure)
        .mapToDouble(Figure::median)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(who + " has no " + measure + ": " + work));
  }

  /** Collects an outcome. */
  public static final class Builder {

    private final List<Figure> figures = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    /** One more of each round's values. */
    public Builder figure(String work, String who, Measure measure, List<Double> values) {
      figures.add(Figure.of(work, who, measure, values));
      return this;
    }

    /** One more that is counted. */
    public Builder figure(String work, String who, Measure measure, double value) {
      figures.add(Figure.of(work, who, measure, value));
      return this;
    }

    /** One more that we want to keep. */
    public Builder goal(Goal goal) {
      goals.add(goal);
      return this;
    }

    /** One more who is missing. */
    public Builder skip(String who, String why) {
      skipped.add(new Skipped(who, why));
      return this;
    }

    /** All that was collected so far. */
    public Outcome build() {
      return new Outcome(figures, goals, skipped);
    }
  }
}
