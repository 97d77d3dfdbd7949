package dev.slipway.history;

import dev.slipway.migration.Version;
import dev.slipway.postgres.Sql;

/** The rows of a version, however they write it: numbered ones are equal by their numbers. */
final class SameVersion {

  private SameVersion() {}

  /** A condition on the column version, equal to {@link Version#equals}. */
  static String sql(Version version) {
    String text = Sql.literal(version.toString());
    return version.isNumbered()
        ? "(version = %1$s OR version ~ '^([0-9]{8}_[0-9]{6}|[0-9]+([.][0-9]+)*)$' AND %2$s = %3$s)"
            .formatted(text, numbers("version"), numbers(text))
        : "version = " + text;
  }

  /** The numbers of a version without what means nothing: leading zeros, and a last {@code .0}. */
  private static String numbers(String version) {
    return "regexp_replace(regexp_replace(translate(%s, '_', ''), '([.]0+)+$', ''), '(^|[.])0+', E'\\\\1', 'g')"
        .formatted(version);
  }
}
