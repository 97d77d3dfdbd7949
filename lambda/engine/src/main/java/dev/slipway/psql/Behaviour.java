package dev.slipway.psql;

import java.util.Map;

/** Variables by which psql itself is told to do otherwise. */
final class Behaviour {

  private static final Map<String, String> OTHERWISE =
      Map.of(
          "AUTOCOMMIT", "off",
          "ON_ERROR_ROLLBACK", "on",
          "SINGLELINE", "on",
          "SINGLESTEP", "on");

  private static final Map<String, String> INSTEAD =
      Map.of(
          "AUTOCOMMIT", "Write BEGIN and COMMIT where a transaction begins and ends",
          "ON_ERROR_ROLLBACK", "Write a DO block with EXCEPTION around what may fail",
          "SINGLELINE", "Write ; at the end of each statement",
          "SINGLESTEP", "Take it out: nobody can be asked here");

  private Behaviour() {}

  /** Throws IllegalArgumentException where the value changes what statements do. */
  static void refuseOther(String name, String value) {
    String otherwise = OTHERWISE.get(name);
    if (otherwise == null || value.equals("interactive")) {
      return;
    }
    boolean on = value.isEmpty() || Conditions.isTrue(value);
    if (on == otherwise.equals("on")) {
      throw new IllegalArgumentException(
          "\\set " + name + " changes how psql runs statements. " + INSTEAD.get(name));
    }
  }
}
