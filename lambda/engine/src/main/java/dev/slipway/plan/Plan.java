package dev.slipway.plan;

import dev.slipway.migration.Version;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a run will do, in order.
 *
 * @param checksums what rows that another hand wrote are to be given, by version
 * @param pending what stays pending behind the plan's end
 * @param warnings sentences for the report
 */
public record Plan(
    Direction direction,
    List<Step> steps,
    Map<Version, String> checksums,
    List<Version> pending,
    List<String> warnings) {

  /** The same plan with more warnings. */
  public Plan warned(List<String> more) {
    List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
    return new Plan(direction, steps, checksums, pending, all);
  }

  /** The same plan with some of its steps alone; what stays pending behind it is told as before. */
  public Plan only(Predicate<Step> wanted) {
    List<Step> some = steps.stream().filter(wanted).toList();
    return new Plan(direction, some, checksums, pending, warnings);
  }

  /** True when there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
