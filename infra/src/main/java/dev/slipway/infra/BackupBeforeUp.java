package dev.slipway.infra;

import dev.slipway.config.ProtectedEnvironments;
import java.util.Locale;

/** Whether {@code up} backs the database up first, when anything is pending. */
public enum BackupBeforeUp {
  /** In protected environments only. */
  AUTO,
  /** In every environment. */
  ALWAYS,
  /** In none; in protected ones the run's log says so. */
  NEVER;

  /** True when something pending asks for a backup. */
  boolean isWantedIn(String environment, ProtectedEnvironments protectedOnes) {
    return this == ALWAYS || (this == AUTO && protectedOnes.contains(environment));
  }

  /** The function's word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
