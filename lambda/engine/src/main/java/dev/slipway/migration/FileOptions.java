package dev.slipway.migration;

import java.time.Duration;
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
    return new FileOptionsBuilder(this).set(key, value, reason).build();
  }
}
