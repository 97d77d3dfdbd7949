package dev.slipway.infra;

import java.util.Locale;

/** Whether {@code up} backs the database up first, when anything is pending. */
public enum BackupBeforeUp {
  /** In the environment {@code prod} only. */
  AUTO,
  /** In every environment. */
  ALWAYS,
  /** In none; in {@code prod} the run's log says so. */
  NEVER;

  /** True when something pending asks for a backup. */
  boolean isWantedIn(String environment) {
    return this == ALWAYS || (this == AUTO && environment.equals("prod"));
  }

  /** The function's word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
