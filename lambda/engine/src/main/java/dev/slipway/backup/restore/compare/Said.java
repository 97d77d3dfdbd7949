package dev.slipway.backup.restore.compare;

import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DumpSetting;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What definitions say, each with who says it and where it is kept. */
final class Said {

  /** What pg_dump before 17 writes ALTER TABLE for, where it says whose it is. */
  private static final Pattern RELATION =
      Pattern.compile("^ALTER (?:MATERIALIZED VIEW|VIEW|SEQUENCE|FOREIGN TABLE) ");

  private Said() {}

  /** Those of the first that the second lacks, as often as it has fewer that say the same. */
  static List<Definition> without(
      List<Definition> all, List<Definition> others, Function<Definition, String> what) {
    Map<String, Deque<Definition>> left = new HashMap<>();
    others.forEach(
        one -> left.computeIfAbsent(what.apply(one), key -> new ArrayDeque<>()).add(one));
    List<Definition> missing = new ArrayList<>();
    for (Definition one : all) {
      Deque<Definition> same = left.getOrDefault(what.apply(one), new ArrayDeque<>());
      if (same.poll() == null) {
        missing.add(one);
      }
    }
    return missing;
  }

  /** Word by word, but for how versions of pg_dump write owners and privileges. */
  static String exactly(Definition definition) {
    return under(definition) + text(definition.sql().strip(), definition.words());
  }

  private static String text(String sql, StatementWords words) {
    if (Rights.givesOwner(words)) {
      return RELATION.matcher(sql).replaceFirst("ALTER TABLE ");
    }
    return Rights.givesPrivileges(words) ? sql.replaceAll(" +", " ") : sql;
  }

  /** But for how the server writes it; what holds no expression is written as it was said. */
  static String loosely(Definition definition) {
    StatementWords words = definition.words();
    if (!words.starts("CREATE") && !words.starts("ALTER")) {
      return exactly(definition);
    }
    return under(definition) + LooseText.of(definition.sql(), words);
  }

  /** Only what is made under a setting depends on it. */
  private static String under(Definition definition) {
    boolean isKept =
        definition.words().starts("CREATE")
            && List.of("TABLE", "INDEX", "VIEW").stream().anyMatch(definition.words()::contains);
    return definition.settings().stream()
        .filter(one -> one.isRole() || (isKept && one.isPlace()))
        .map(DumpSetting::sql)
        .collect(Collectors.joining(";"));
  }
}
