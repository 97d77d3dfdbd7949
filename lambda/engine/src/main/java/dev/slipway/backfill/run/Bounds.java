package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Key;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows of a table are meant, as a condition of ours. */
final class Bounds {

  private Bounds() {}

  /** Those behind a key, up to another that belongs to them; null for no bound. */
  static String where(Key key, @Nullable List<String> after, @Nullable List<String> to) {
    return where(key, ">", after, to);
  }

  /** Those from a key to another; both belong to them. */
  static String within(Key key, List<String> from, List<String> to) {
    return where(key, ">=", from, to);
  }

  private static String where(
      Key key, String operator, @Nullable List<String> from, @Nullable List<String> to) {
    String conditions =
        Stream.of(
                from == null ? "" : key.compared(operator, from),
                to == null ? "" : key.compared("<=", to))
            .filter(condition -> !condition.isEmpty())
            .collect(Collectors.joining(" AND "));
    return conditions.isEmpty() ? "" : " WHERE " + conditions;
  }
}
