package dev.slipway.migration;

import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -- slipway: key=value} lines set for one file.
 *
 * @param environments the only environments it runs in; empty means all
 * @param lockTimeout overrides the run's, null when not set
 * @param statementTimeout overrides the run's, null when not set
 * @param withoutTransaction true for {@code transaction=none}: each statement commits by itself
 */
public record FileOptions(
    Set<String> environments,
    @Nullable Duration lockTimeout,
    @Nullable Duration statementTimeout,
    boolean withoutTransaction) {

  /** The keys, for messages. */
  static final String KEYS = "environments, lock_timeout, statement_timeout, transaction";

  /** No options. */
  public static final FileOptions NONE = new FileOptions(Set.of(), null, null, false);

  /** True when the file runs in an environment. */
  public boolean runsIn(String environment) {
    return environments.isEmpty() || environments.contains(environment);
  }

  /** These options and one more. Throws IllegalArgumentException that says what is wrong. */
  FileOptions with(String key, String value) {
    return switch (key) {
      case "environments" ->
          new FileOptions(names(value), lockTimeout, statementTimeout, withoutTransaction);
      case "lock_timeout" ->
          new FileOptions(
              environments, Durations.parse(value), statementTimeout, withoutTransaction);
      case "statement_timeout" ->
          new FileOptions(environments, lockTimeout, Durations.parse(value), withoutTransaction);
      case "transaction" ->
          new FileOptions(environments, lockTimeout, statementTimeout, isNone(value));
      default ->
          throw new IllegalArgumentException("unknown option " + key + "; known are " + KEYS);
    };
  }

  private static boolean isNone(String value) {
    if (!value.equals("none")) {
      throw new IllegalArgumentException("transaction can only be none, not " + value);
    }
    return true;
  }

  private static Set<String> names(String value) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : value.split(",", -1)) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("empty name in the list \"" + value + "\"");
      }
      names.add(name.strip());
    }
    return Set.copyOf(names);
  }
}
