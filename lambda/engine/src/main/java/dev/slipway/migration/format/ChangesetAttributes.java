package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a changeset's author and id, by names in lower case. */
final class ChangesetAttributes {

  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|\\S+)");
  private static final Pattern CONTEXTS =
      Pattern.compile("[\\w.-]+(?:(?:\\s*,\\s*|\\s+or\\s+)[\\w.-]+)*", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> values;

  /**
   * Attributes of an element.
   *
   * @param values by names in lower case
   */
  ChangesetAttributes(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Attributes as they stand in a line. */
  static ChangesetAttributes of(String line) {
    return new ChangesetAttributes(in(line));
  }

  /** What a line says, by names in lower case. */
  static Map<String, String> in(String line) {
    Map<String, String> values = new HashMap<>();
    for (Matcher one = ATTRIBUTE.matcher(line); one.find(); ) {
      values.put(one.group(1).toLowerCase(Locale.ROOT), one.group(2).replace("\"", ""));
    }
    return values;
  }

  private String get(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private boolean is(String name, String value) {
    return get(name).equalsIgnoreCase(value);
  }

  /** Tells of what is not done here as it is told. */
  void complain(Consumer<String> problems) {
    if (is(values.containsKey("runalways") ? "runalways" : "alwaysrun", "true")) {
      problems.accept("runAlways is not done here; runOnChange is");
    }
    if (is("failonerror", "false")) {
      problems.accept("failOnError:false is not done here: what fails is taken back as a whole");
    }
    if (is("runorder", "first") || is("runorder", "last")) {
      problems.accept("runOrder is not done here: changesets run in the order of their files");
    }
    if (!context().isEmpty() && !CONTEXTS.matcher(context()).matches()) {
      problems.accept(
          "the context \""
              + context()
              + "\" is no list of names. Name the environments that it runs in, as in"
              + " context:dev,staging");
    }
  }

  private String context() {
    return values.containsKey("contextfilter") ? get("contextfilter") : get("context");
  }

  /** The environments that it runs in; none for all. */
  List<String> contexts() {
    return context().isEmpty() || !CONTEXTS.matcher(context()).matches()
        ? List.of()
        : Arrays.asList(context().split("(?i)\\s*,\\s*|\\s+or\\s+"));
  }

  /** What is done in another way than Liquibase does it. */
  List<String> notes(String name) {
    List<String> notes = new ArrayList<>();
    if (!contexts().isEmpty()) {
      notes.add(
          "the contexts of "
              + name
              + " are environments here: it runs in "
              + String.join(", ", contexts())
              + " and is skipped elsewhere");
    }
    if (!get("labels").isEmpty()) {
      notes.add("the labels of " + name + " are not looked at: it runs whatever they say");
    }
    if (isRepeatable()) {
      notes.add(name + " has runOnChange: it runs behind all that run once, whenever it changes");
    }
    return notes;
  }

  /** True for one that is run again when its text changes. */
  boolean isRepeatable() {
    return is("runonchange", "true");
  }

  boolean isWithoutTransaction() {
    return is("runintransaction", "false");
  }

  /** False for one that Liquibase passes over on PostgreSQL. */
  boolean isOfPostgres() {
    List<String> dbms = Arrays.asList(get("dbms").toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
    boolean others = !get("dbms").isEmpty() && dbms.stream().noneMatch(one -> one.startsWith("!"));
    boolean named = dbms.contains("postgresql") || dbms.contains("all");
    boolean excluded = dbms.contains("!postgresql") || dbms.contains("none");
    return !is("ignore", "true") && !excluded && (named || !others);
  }

  /** What ends its statements. */
  EndDelimiter delimiter() {
    return EndDelimiter.of(get("enddelimiter"), !is("splitstatements", "false"));
  }
}
