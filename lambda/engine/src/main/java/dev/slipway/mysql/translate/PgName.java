package dev.slipway.mysql.translate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of PostgreSQL as people write them. */
final class PgName {

  /** In bytes (PostgreSQL manual, chapter 4.1.1); MySQL has up to 64 characters. */
  static final int LONGEST = 63;

  /** What cannot name a column or a table (PostgreSQL manual, appendix C). */
  static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric authorization binary both case
          cast check collate collation column concurrently constraint create cross
          current_catalog current_date current_role current_schema current_time
          current_timestamp current_user default deferrable desc distinct do else end except
          false fetch for foreign freeze from full grant group having ilike in initially inner
          intersect into is isnull join lateral leading left like limit localtime
          localtimestamp natural not notnull null offset on only or order outer overlaps
          placing primary references returning right select session_user similar some
          symmetric system_user table tablesample then to trailing true union unique user
          using variadic verbose when where window with
          """
              .strip()
              .split("\\s+"));

  private PgName() {}

  /** A name, quoted where it must be. */
  static String of(String name) {
    String fit = fit(name, "");
    boolean plain = fit.matches("[a-z_][a-z0-9_]*") && !RESERVED.contains(fit);
    return plain ? fit : '"' + fit.replace("\"", "\"\"") + '"';
  }

  /** Names between commas. */
  static String list(List<String> names) {
    return names.stream().map(PgName::of).collect(Collectors.joining(", "));
  }

  /** The longest beginning of a name that fits with something behind it. */
  static String fit(String name, String behind) {
    int room = LONGEST - behind.getBytes(StandardCharsets.UTF_8).length;
    int end = name.length();
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > room) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + behind;
  }
}
