package dev.slipway.lint.rule;

import java.util.stream.Stream;

/** Looks for one kind of thing. */
public interface Rule {

  /** What it finds in a statement. Pure. */
  Stream<Danger> look(Linted linted);
}
