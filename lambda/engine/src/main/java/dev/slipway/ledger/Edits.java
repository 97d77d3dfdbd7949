package dev.slipway.ledger;

import java.util.List;

/**
 * Changes of the history alone.
 *
 * @param sql the statements, which commit together
 * @param results what each change is about, for the report
 * @param takeSchema whether the schema is taken as it is, for what drift is told from
 */
public record Edits(List<String> sql, List<StepResult> results, boolean takeSchema) {}
