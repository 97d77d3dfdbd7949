package dev.slipway.backup.rehearse;

import dev.slipway.error.Problem;
import java.util.List;

/**
 * What a rehearsal compared, and what it found.
 *
 * @param server the version of PostgreSQL that it was held on
 * @param dumper the version of pg_dump that dumped the definitions again
 * @param definitions lines of definitions that are the same
 * @param tables whose rows are the same
 * @param rows that are the same
 * @param sequences that stand where they stood
 * @param foreignKeys whose references all hold
 * @param problems what is not as it was, by file or table; empty when nothing is
 * @param warnings what was not compared, or may surprise somebody
 */
public record RehearsalResult(
    String server,
    String dumper,
    int definitions,
    int tables,
    long rows,
    int sequences,
    int foreignKeys,
    List<Problem> problems,
    List<String> warnings) {}
