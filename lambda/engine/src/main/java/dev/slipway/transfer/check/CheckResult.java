package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.LeftOut;
import java.util.List;
import java.util.Map;

/**
 * What a check has seen.
 *
 * @param startedAt the moment that it is of, ISO 8601 in UTC
 * @param rows how many each table has that was looked at, sorted by name
 * @param checked how many questions were asked
 * @param findings what is wrong, kind by kind
 * @param leftOut the tables that hold no data of the application
 * @param notes what could not be looked at and the like, in sentences
 */
public record CheckResult(
    String database,
    String startedAt,
    Map<TableName, Long> rows,
    int checked,
    List<Finding> findings,
    List<LeftOut> leftOut,
    List<String> notes) {}
