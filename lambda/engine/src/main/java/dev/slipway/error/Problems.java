package dev.slipway.error;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects every problem of one input, so that all are reported together. */
public final class Problems {

  private static final int SHOWN = 1_000;

  private final List<Problem> found = new ArrayList<>();

  /** Adds one problem. */
  public void add(String where, String what) {
    found.add(new Problem(where, what));
  }

  /** Adds problems found elsewhere. */
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }

  /** The problems so far, in the order they were found. */
  public List<Problem> list() {
    return List.copyOf(found);
  }

  /** Throws what {@code toException} makes of the problems when there is at least one. */
  public <X extends Exception> void throwIfAny(Function<List<Problem>, X> toException) throws X {
    if (!found.isEmpty()) {
      throw toException.apply(list());
    }
  }

  /** The problems as indented lines under a heading; of very many, how many more there are. */
  public static String format(String heading, List<Problem> problems) {
    int more = problems.size() - SHOWN;
    return problems.stream()
            .limit(SHOWN)
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n", heading + "\n", ""))
        + (more > 0 ? "\n  ... and " + more + " more" : "");
  }
}
