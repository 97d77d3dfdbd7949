package dev.slipway.run;

import java.util.List;

/**
 * Changes of the history alone.
 *
 * @param sql the statements, which commit together
 * @param results what each change is about, for the report
 */
public record Edits(List<String> sql, List<StepResult> results) {}
