package dev.slipway.migration;

import dev.slipway.config.Durations;
import dev.slipway.hazard.HazardKind;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -- slipway: key=value} lines set for one file.
 *
 * @param environments the only environments it runs in; empty means all
 * @param lockTimeout overrides the run's, null when not set
 * @param statementTimeout overrides the run's, null when not set
 * @param withoutTransaction true for {@code transaction=none}: each statement commits by itself
 * @param allowed the hazards that are accepted, by the words of their kinds, with the reasons
 * @param backfills names of those that must be done before it runs
 * @param verifiedByErrors true for {@code verify=errors}: what VERIFY answers does not count
 */
public record FileOptions(
    Set<String> environments,
    @Nullable Duration lockTimeout,
    @Nullable Duration statementTimeout,
    boolean withoutTransaction,
    Map<String, String> allowed,
    Set<String> backfills,
    boolean verifiedByErrors) {

  /** The keys, for messages. */
  static final String KEYS =
      "environments, lock_timeout, statement_timeout, transaction, allow, requires-backfill, verify";

  /** No options. */
  public static final FileOptions NONE =
      new FileOptions(Set.of(), null, null, false, Map.of(), Set.of(), false);

  /** True when the file runs in an environment. */
  public boolean runsIn(String environment) {
    return environments.isEmpty() || environments.contains(environment);
  }

  /**
   * These options and one more. Throws IllegalArgumentException that says what is wrong.
   *
   * @param reason what stands behind it on its line; empty for nothing
   */
  FileOptions with(String key, String value, String reason) {
    return switch (key) {
      case "environments" ->
          new FileOptions(
              names(value),
              lockTimeout,
              statementTimeout,
              withoutTransaction,
              allowed,
              backfills,
              verifiedByErrors);
      case "lock_timeout" ->
          new FileOptions(
              environments,
              Durations.parse(value),
              statementTimeout,
              withoutTransaction,
              allowed,
              backfills,
              verifiedByErrors);
      case "statement_timeout" ->
          new FileOptions(
              environments,
              lockTimeout,
              Durations.parse(value),
              withoutTransaction,
              allowed,
              backfills,
              verifiedByErrors);
      case "transaction" ->
          new FileOptions(
              environments,
              lockTimeout,
              statementTimeout,
              only("none", key, value),
              allowed,
              backfills,
              verifiedByErrors);
      case "allow" ->
          new FileOptions(
              environments,
              lockTimeout,
              statementTimeout,
              withoutTransaction,
              allowed(value, reason),
              backfills,
              verifiedByErrors);
      case "requires-backfill" ->
          new FileOptions(
              environments,
              lockTimeout,
              statementTimeout,
              withoutTransaction,
              allowed,
              names(value),
              verifiedByErrors);
      case "verify" ->
          new FileOptions(
              environments,
              lockTimeout,
              statementTimeout,
              withoutTransaction,
              allowed,
              backfills,
              only("errors", key, value));
      default ->
          throw new IllegalArgumentException("unknown option " + key + "; known are " + KEYS);
    };
  }

  private Map<String, String> allowed(String value, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "allow=" + value + " needs its reason on the same line: allow=" + value + " -- WHY");
    }
    Map<String, String> all = new HashMap<>(allowed);
    for (String kind : names(value)) {
      if (HazardKind.of(kind).isEmpty()) {
        throw new IllegalArgumentException(
            "allow: there is no kind of hazard \"" + kind + "\"; lint names the kinds it finds");
      }
      all.put(kind, reason.strip());
    }
    return Map.copyOf(all);
  }

  private static boolean only(String known, String key, String value) {
    if (!value.equals(known)) {
      throw new IllegalArgumentException(key + " can only be " + known + ", not " + value);
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
    return Collections.unmodifiableSet(names);
  }
}
