package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a changeset in SQL that say what must hold before it. */
final class ConditionLines {

  private static final Pattern PRECONDITIONS = Changelog.line("preconditions?(?!-)\\b(.*)");
  private static final Pattern PRECONDITION =
      Changelog.line("precondition-(\\S+)\\s*(?:expectedResult\\s*:\\s*(\"[^\"]*\"|\\S+))?(.*)");

  private final List<ChangelogNode> checks = new ArrayList<>();
  private Map<String, String> fate = Map.of();

  /** True for a line that is one of them; what it says is kept. */
  boolean isOne(String text, int line) {
    Matcher all = PRECONDITIONS.matcher(text);
    Matcher one = PRECONDITION.matcher(text);
    if (all.matches()) {
      fate = ChangesetAttributes.in(all.group(1));
      return true;
    }
    if (one.matches()) {
      checks.add(check(one, line));
      return true;
    }
    return false;
  }

  /** What they say so far; nothing where nothing is checked. */
  Optional<Precondition> read() {
    return checks.stream()
        .findFirst()
        .map(
            first ->
                new Precondition(
                    fate.getOrDefault("onfail", ""),
                    fate.getOrDefault("onerror", ""),
                    checks,
                    first.line()));
  }

  private static ChangelogNode check(Matcher one, int line) {
    boolean isSql = one.group(1).equalsIgnoreCase("sql-check");
    Map<String, String> told =
        new HashMap<>(isSql ? Map.of() : ChangesetAttributes.in(one.group(3)));
    told.put("expectedResult", one.group(2) == null ? "" : Changelog.unquoted(one.group(2)));
    return new ChangelogNode(
        one.group(1).replace("-", ""), Map.copyOf(told), List.of(), one.group(3).strip(), line);
  }
}
