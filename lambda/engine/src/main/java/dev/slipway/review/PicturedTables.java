package dev.slipway.review;

import dev.slipway.review.PicturedTable.Line;
import dev.slipway.review.PicturedTable.Reference;
import dev.slipway.review.PicturedTable.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds which tables belong into the picture, by the definitions of all of them. */
public final class PicturedTables {

  private static final int MOST_LINES = 12;
  private static final String NAME = "((?:\"(?:[^\"]|\"\")*\"|[^\\s.\"(]+)";
  private static final Pattern COLUMN =
      Pattern.compile("column " + NAME + ") (.*)", Pattern.DOTALL);
  private static final Pattern FOREIGN_KEY =
      Pattern.compile(
          "constraint .* ?FOREIGN KEY \\(.*\\) REFERENCES "
              + NAME
              + "(?:\\.(?:\"(?:[^\"]|\"\")*\"|[^\\s.\"(]+))?)\\(.*",
          Pattern.DOTALL);

  private final Map<String, String> before;
  private final Map<String, String> after;

  private PicturedTables(Map<String, String> before, Map<String, String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Those that differ, and those that foreign keys lead to or from.
   *
   * @param before definitions of tables by their names, a line a part
   */
  public static List<PicturedTable> of(Map<String, String> before, Map<String, String> after) {
    return new PicturedTables(before, after).tables();
  }

  private List<PicturedTable> tables() {
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    Set<String> touched =
        all.stream()
            .filter(name -> !Objects.equals(before.get(name), after.get(name)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown = new TreeSet<>(touched);
    for (String name : all) {
      Set<String> targets =
          references(name).stream().map(Reference::table).collect(Collectors.toSet());
      if (touched.contains(name)) {
        shown.addAll(targets);
      } else if (targets.stream().anyMatch(touched::contains)) {
        shown.add(name);
      }
    }
    return shown.stream().filter(all::contains).map(name -> table(name, shown)).toList();
  }

  private PicturedTable table(String name, Set<String> shown) {
    return new PicturedTable(
        shortened(name),
        sign(before.get(name), after.get(name)),
        lines(name),
        references(name).stream()
            .filter(reference -> shown.contains(reference.table()))
            .map(one -> new Reference(shortened(one.table()), one.sign()))
            .toList());
  }

  private static Sign sign(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return Sign.MADE;
    }
    if (is == null) {
      return Sign.GONE;
    }
    return was.equals(is) ? Sign.SAME : Sign.CHANGED;
  }

  private List<Line> lines(String name) {
    Map<String, String> was = columns(before.get(name));
    Map<String, String> is = columns(after.get(name));
    Set<String> names = new LinkedHashSet<>(is.keySet());
    names.addAll(was.keySet());
    boolean whole = was.isEmpty() || is.isEmpty();
    List<Line> lines = new ArrayList<>();
    int same = 0;
    for (String column : names) {
      Sign sign = sign(was.get(column), is.get(column));
      if (sign == Sign.SAME) {
        same++;
      } else {
        String type = Objects.requireNonNullElse(is.get(column), String.valueOf(was.get(column)));
        lines.add(new Line(whole ? Sign.SAME : sign, column + " " + type));
      }
    }
    return ended(lines, same);
  }

  private static List<Line> ended(List<Line> lines, int same) {
    int more = Math.max(0, lines.size() - MOST_LINES);
    Stream<Line> end =
        Stream.of(
                more == 0 ? "" : "... and " + more + " more",
                same == 0 ? "" : same + (same == 1 ? " column" : " columns") + " as before")
            .filter(text -> !text.isEmpty())
            .map(text -> new Line(Sign.SAME, text));
    return Stream.concat(lines.stream().limit(MOST_LINES), end).toList();
  }

  private static Map<String, String> columns(@Nullable String definition) {
    Map<String, String> columns = new LinkedHashMap<>();
    parts(definition)
        .map(COLUMN::matcher)
        .filter(Matcher::matches)
        .forEach(column -> columns.put(column.group(1), column.group(2)));
    return columns;
  }

  private List<Reference> references(String name) {
    Set<String> was = targets(before.get(name));
    Set<String> is = targets(after.get(name));
    Set<String> all = new TreeSet<>(is);
    all.addAll(was);
    return all.stream()
        .map(
            target ->
                new Reference(
                    target,
                    sign(was.contains(target) ? "" : null, is.contains(target) ? "" : null)))
        .toList();
  }

  private static Set<String> targets(@Nullable String definition) {
    return parts(definition)
        .map(FOREIGN_KEY::matcher)
        .filter(Matcher::matches)
        .map(key -> key.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> parts(@Nullable String definition) {
    return definition == null ? Stream.of() : definition.lines();
  }

  private static String shortened(String name) {
    return name.startsWith("public.") ? name.substring("public.".length()) : name;
  }
}
