package dev.slipway.action;

import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.LoadResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reports say of rows that were loaded, as names and values. */
final class LoadedFields {

  private LoadedFields() {}

  /** The tables, with how many rows went in. */
  static List<Map<String, @Nullable Object>> tables(LoadResult result) {
    return result.rows().entrySet().stream()
        .map(
            table ->
                new Fields()
                    .with("table", table.getKey().toString())
                    .with("rows", table.getValue())
                    .map())
        .toList();
  }

  /** What is wrong with them now. */
  static List<Map<String, @Nullable Object>> findings(List<Finding> findings) {
    return findings.stream().map(LoadedFields::finding).toList();
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    return new Fields()
        .with("kind", finding.kind())
        .with("subject", finding.subject())
        .with("what", finding.what())
        .with("count", finding.count())
        .map();
  }
}
