package dev.slipway.bench;

import dev.slipway.bench.result.Outcome;

/** Something that is measured for us and for what a user would pick instead, in turn. */
public interface Benchmark {

  /** The word by which it is asked for. */
  String name();

  /** What is measured, as a heading says it. */
  String title();

  /**
   * Measures everybody in turn, so that whatever else the machine does falls on all. Who cannot be
   * had is skipped; an exception means that it cannot be measured at all.
   */
  Outcome measure(Setup setup) throws Exception;
}
