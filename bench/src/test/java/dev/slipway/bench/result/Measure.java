package dev.slipway.bench.result;

/** What is measured of a piece of work; less is better in all of them but {@link #RATE}. */
public enum Measure {
  /** By the clock on the wall, from the start of the process to its end. */
  WALL("wall", "s"),
  /** By the processors, user and system time of the client's processes. */
  PROCESSOR("processor", "s"),
  /** By the processors, of the server's sessions. */
  SERVER("server's processor", "s"),
  /** Processor time of a call. */
  CALL("processor", "ms"),
  /** How often the server said that it is ready for the next, after the log-in. */
  ROUND_TRIPS("round trips", ""),
  /** Connections that were opened. */
  CONNECTIONS("connections", ""),
  /** The largest resident set of any of the client's processes. */
  MEMORY("peak memory", "MB"),
  /** What the thread that carries out a command took from the heap, collected or not. */
  ALLOCATED("allocated", "MB"),
  /** Work done in a time. */
  RATE("rate", "MB/s"),
  /** The power of n by which allocation grows: 1 is linear. */
  POWER_ALLOCATED("power of allocation", ""),
  /** The same of what comes on top of what is fixed. */
  POWER_FURTHER("power of further allocation", ""),
  /** The power of n by which round trips grow. */
  POWER_TRIPS("power of round trips", ""),
  /** The power of n by which wall time grows. */
  POWER_WALL("power of time", ""),
  /** What 99 of a hundred stay below. */
  P99("99 of 100 below", "ms"),
  /** Transactions that the server ended, deadlocks above all. */
  FAILED("failed transactions", ""),
  /** Size of what is deployed. */
  SIZE("size", "MB"),
  /** Classes that are loaded. */
  CLASSES("classes", ""),
  /** How often somebody is wrong. */
  WRONG("wrong", "");

  private final String word;
  private final String unit;

  Measure(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** As a table's head says it. */
  public String title() {
    return unit.isEmpty() ? word : word + ", " + unit;
  }

  /** A value as people read it: three digits that count, and no more. */
  public String show(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return value == Math.rint(value) && unit.isEmpty()
        ? String.valueOf((long) value)
        : form.formatted(value);
  }
}
