package dev.slipway.transfer.check;

import dev.slipway.transfer.table.LeftOutTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check has seen.
 *
 * @param startedAt the moment that it is of, ISO 8601 in UTC
 * @param against what it was held against, null for nothing
 * @param tables those that were looked at, sorted by name
 * @param checked how many questions were asked
 * @param left how many are left to whoever asks the same again
 * @param findings what is wrong, kind by kind
 * @param leftOut the tables that hold no data of the application
 * @param notes what could not be looked at and the like, in sentences
 */
public record CheckResult(
    String database,
    String startedAt,
    @Nullable String against,
    List<CheckedTable> tables,
    int checked,
    int left,
    List<Finding> findings,
    List<LeftOutTable> leftOut,
    List<String> notes) {}
