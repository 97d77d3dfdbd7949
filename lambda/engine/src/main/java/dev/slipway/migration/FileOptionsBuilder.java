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

/** Reads the values of options into those of a file. */
final class FileOptionsBuilder {

  /** The keys, for messages. */
  static final String KEYS =
      "environments, lock_timeout, statement_timeout, transaction, allow, requires-backfill, verify";

  private Set<String> environments;
  private @Nullable Duration lockTimeout;
  private @Nullable Duration statementTimeout;
  private boolean withoutTransaction;
  private Map<String, String> allowed;
  private Set<String> backfills;
  private boolean verifiedByErrors;

  FileOptionsBuilder(FileOptions before) {
    this.environments = before.environments();
    this.lockTimeout = before.lockTimeout();
    this.statementTimeout = before.statementTimeout();
    this.withoutTransaction = before.withoutTransaction();
    this.allowed = before.allowed();
    this.backfills = before.backfills();
    this.verifiedByErrors = before.verifiedByErrors();
  }

  /** Throws IllegalArgumentException that says what is wrong with the key or its value. */
  FileOptionsBuilder set(String key, String value, String reason) {
    switch (key) {
      case "environments" -> environments = names(value);
      case "lock_timeout" -> lockTimeout = Durations.parse(value);
      case "statement_timeout" -> statementTimeout = Durations.parse(value);
      case "transaction" -> withoutTransaction = only("none", key, value);
      case "allow" -> allowed = allowed(value, reason);
      case "requires-backfill" -> backfills = names(value);
      case "verify" -> verifiedByErrors = only("errors", key, value);
      default ->
          throw new IllegalArgumentException("unknown option " + key + "; known are " + KEYS);
    }
    return this;
  }

  FileOptions build() {
    return new FileOptions(
        environments,
        lockTimeout,
        statementTimeout,
        withoutTransaction,
        allowed,
        backfills,
        verifiedByErrors);
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
