package dev.slipway.action.lint;

/** How hazards are written. */
enum LintFormat {
  /** For people. */
  TEXT,
  /**
   * Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts show at a change.
   */
  SARIF,
  /** Commands of a workflow on GitHub, which shows them at their lines. */
  GITHUB,
  /** For a comment on a pull request. */
  MARKDOWN
}
