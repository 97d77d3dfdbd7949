package dev.slipway.postgres.remedy;

import dev.slipway.postgres.Sql;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One reason and what helps against it.
 *
 * @param state an SQLSTATE, or its class
 * @param routines the server's functions that report it, of all its versions; empty for any
 * @param words what the server's text holds, where neither tells
 * @param facts what must be known besides
 * @param advice with {@code {again}}, {@code {script}}, {@code {role}}, {@code {table}}, {@code
 *     {column}}, {@code {constraint}}, {@code {object}} {name} (a group of the words, as SQL writes
 *     it) and {kind} (another, as it stands); a reason whose advice names what is not known does
 *     not apply
 */
record Remedy(String state, Set<String> routines, Pattern words, Set<Fact> facts, String advice) {

  private static final Pattern ANY = Pattern.compile("");

  /** The server's languages quote with their own marks, some with a blank inside. */
  private static final String QUOTE = "[\\\\s\\\\u00a0]*[\"«»„“”‹›「」][\\\\s\\\\u00a0]*";

  private static final String NAME = "name";
  private static final String KIND = "kind";

  private static final Pattern LEFT_OPEN =
      Pattern.compile("\\{(?:script|table|column|constraint|object)\\}");

  /** A reason that is told by its SQLSTATE, or the class of it. */
  static Remedy on(String state) {
    return new Remedy(state, Set.of(), ANY, Set.of(), "");
  }

  /** The same where one of these functions of the server reports it. */
  Remedy in(String... names) {
    return new Remedy(state, Set.of(names), words, facts, advice);
  }

  /** The same where the server's text holds this; a quote in it stands for that of any language. */
  Remedy saying(String regex) {
    Pattern pattern = Pattern.compile(regex.replaceAll("\"", QUOTE));
    return new Remedy(state, routines, pattern, facts, advice);
  }

  /** The same where more is known. */
  Remedy when(Fact... known) {
    return new Remedy(state, routines, words, Set.of(known), advice);
  }

  /** The same with what helps. */
  Remedy next(String whatHelps) {
    return new Remedy(state, routines, words, facts, whatHelps);
  }

  /** The advice for a failure, when it is of this kind. */
  Optional<String> adviceOn(Refusal refusal, Circumstances circumstances) {
    Matcher found = words.matcher(refusal.text());
    boolean applies =
        refusal.sqlState().startsWith(state)
            && (routines.isEmpty() || routines.contains(refusal.routine()))
            && circumstances.facts().containsAll(facts)
            && found.find();
    return Stream.of(advice)
        .filter(any -> applies)
        .map(text -> known(text, refusal, circumstances))
        .filter(text -> !LEFT_OPEN.matcher(text).find())
        .map(text -> named(text, found))
        .findFirst();
  }

  private static String known(String text, Refusal refusal, Circumstances circumstances) {
    String script = circumstances.script();
    String object = circumstances.object();
    String filled =
        text.replace("{again}", circumstances.again()).replace("{role}", circumstances.role());
    filled = replaced(filled, "{script}", script == null ? "" : script);
    filled = replaced(filled, "{object}", object == null ? "" : object);
    filled = replaced(filled, "{table}", refusal.table());
    filled = replaced(filled, "{column}", refusal.column());
    return replaced(filled, "{constraint}", refusal.constraint());
  }

  private static String replaced(String text, String name, String value) {
    return value.isEmpty() ? text : text.replace(name, value);
  }

  private String named(String text, Matcher found) {
    String filled = text;
    if (has(NAME)) {
      filled = filled.replace("{" + NAME + "}", Sql.plainName(found.group(NAME)));
    }
    return has(KIND) ? filled.replace("{" + KIND + "}", found.group(KIND)) : filled;
  }

  private boolean has(String group) {
    return words.pattern().contains("(?<" + group + ">");
  }
}
