package dev.slipway.migration;

import dev.slipway.config.Replacements;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TextReader;
import dev.slipway.sql.ToldSecret;
import java.io.Reader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces {@code ${name}} by the values that were given for it. Names that no value was given for
 * stay as they are.
 */
public final class Placeholders {

  private static final Pattern FORM = Pattern.compile("\\$\\{([^}]+)}");

  /** Shorter ones are everywhere, and no secrets. */
  private static final int SHORTEST_SECRET = 3;

  private final Map<String, String> values;
  private final Map<String, String> secret;

  /** Placeholders with their values; an empty map replaces nothing. */
  public Placeholders(Map<String, String> values) {
    this(new Replacements(values, Map.of()));
  }

  /** Placeholders with their values. */
  public Placeholders(Replacements replacements) {
    this.values = replacements.all();
    this.secret = replacements.secret();
  }

  /** The text with every known placeholder replaced. */
  public String apply(String text) {
    return values.isEmpty() ? text : replaced(text, values::containsKey);
  }

  /** The inline rows of a COPY, replaced where they have places for values. */
  public Reader rows(Statement statement) {
    return values.isEmpty() ? statement.rows() : new TextReader(apply(statement.rowsText()));
  }

  /** The text as it may be kept: secret values are not put in. */
  public String applyOpen(String text) {
    return replaced(text, name -> values.containsKey(name) && !secret.containsKey(name));
  }

  private String replaced(String text, Predicate<String> known) {
    return FORM.matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    known.test(m.group(1)) ? value(m.group(1), m.group()) : m.group()));
  }

  /** The values that nobody is to see. */
  public List<String> secretValues() {
    return secret.values().stream().filter(value -> value.length() >= SHORTEST_SECRET).toList();
  }

  /** A text for people with the placeholders in place of their secret values. */
  public String hide(String text) {
    return hidden(text, longestFirst());
  }

  /** A name that was put in is no place for the secrets that follow. */
  private static String hidden(String text, List<Map.Entry<String, String>> secrets) {
    if (secrets.isEmpty()) {
      return text;
    }
    Map.Entry<String, String> first = secrets.get(0);
    return ToldSecret.around(first.getValue(), text).stream()
        .map(piece -> hidden(piece, secrets.subList(1, secrets.size())))
        .collect(Collectors.joining("${" + first.getKey() + "}"));
  }

  /** One may be a part of another. */
  private List<Map.Entry<String, String>> longestFirst() {
    return secret.entrySet().stream()
        .filter(one -> one.getValue().length() >= SHORTEST_SECRET)
        .sorted(Comparator.comparingInt(one -> -one.getValue().length()))
        .toList();
  }

  /** The names of secret values that a text has places for, in order. */
  public Set<String> secretsIn(String text) {
    Set<String> names = new TreeSet<>(namesIn(text));
    names.retainAll(secret.keySet());
    return names;
  }

  /** The names that a text has places for, in order. */
  public static Set<String> namesIn(String text) {
    Set<String> names = new TreeSet<>();
    if (text.contains("${")) {
      FORM.matcher(text).results().forEach(match -> names.add(match.group(1)));
    }
    return names;
  }

  /** The names that statements and their rows have places for, in order. */
  public static Set<String> namesIn(List<Statement> statements) {
    Set<String> names = new TreeSet<>();
    for (Statement statement : statements) {
      names.addAll(namesIn(statement.sql()));
      statement.data().ifPresent(rows -> names.addAll(namesIn(rows.text())));
    }
    return names;
  }

  /** Where a character of the replaced text stands in the original. */
  public int originalOffset(String text, int replacedOffset) {
    int grown = 0;
    Matcher matcher = FORM.matcher(text);
    while (!values.isEmpty() && matcher.find() && matcher.start() + grown <= replacedOffset) {
      int length = value(matcher.group(1), matcher.group()).length();
      boolean inside = replacedOffset < matcher.start() + grown + length;
      if (inside && values.containsKey(matcher.group(1))) {
        return matcher.start();
      }
      grown += length - matcher.group().length();
    }
    return replacedOffset - grown;
  }

  private String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
