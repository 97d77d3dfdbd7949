package dev.slipway.backfill.plan;

import dev.slipway.backfill.file.Backfill;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A backfill with all that it needs to be run.
 *
 * @param action how the audit log calls the run, such as {@code backfill}
 * @param backfill from a file, or made of words
 * @param values of all its parameters by name, in the order of the parameters
 */
public record BackfillOrder(String action, Backfill backfill, Map<String, String> values) {

  /** Its name. */
  public String name() {
    return backfill.name();
  }

  /** What a run of it locks, and messages call it: {@code backfill promote}. */
  public String what() {
    return action + " " + name();
  }

  /** True where a file says it, and not words. */
  public boolean isOfFile() {
    return backfill.file() != null;
  }

  /** How one types that it is to rest. */
  public String pausing() {
    return isOfFile() ? what() + " --pause" : "the same words with --pause";
  }

  /** The values as they are kept, to be held against those of a later run. */
  public String parameters() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** The same for people: {@code promote (rarity=rare)}. */
  public String told() {
    return values.isEmpty() ? name() : name() + " (" + parameters().replace("\n", ", ") + ")";
  }
}
