package dev.slipway.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line means for the sections of a file, by its text alone: a marker is one word (UP, DOWN,
 * VERIFY), however it is decorated, alone or with words that only say that a section begins, or
 * with a text behind a colon or dash. Any other line is prose.
 *
 * @param section that begins, or would; null for a line of another tool that begins none
 * @param tool whose marker it is; empty unless it is another tool's
 */
record Marker(Kind kind, @Nullable Section section, String tool) {

  /** How sure it is that a section begins. */
  enum Kind {
    /** As we want it. */
    OURS,
    /** The word of a section, but not in our form. */
    NEARLY,
    /** Perhaps the beginning of one, and perhaps prose. */
    HEADING,
    FOREIGN
  }

  private static final Pattern OURS = Pattern.compile("--[ \\t]*(UP|DOWN|VERIFY)[ \\t]*(:.*)?");

  private static final Pattern COMMENT_SIGN = Pattern.compile("^[\\s#]*(--+|/\\*+|//+)?");
  private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\*+/");
  private static final Pattern QUOTED = Pattern.compile("'(\\p{L}+)'");
  private static final Pattern SPACED = Pattern.compile("(?<=\\b\\p{L}) (?=\\p{L}\\b)");
  private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})[-_](?=\\p{L})");

  /** Signs of any kind, and perhaps a number in front. */
  private static final String DECORATION = "[^\\p{L}\\p{N}_']*(?:\\d+[.):][^\\p{L}\\p{N}_']*)?";

  private static final int LONGEST = 200;

  private static final String LEADS =
      words(
          "this|is|the|a|step|begin|beginning|start|of|for|section|sql|script|code|migration|migrations"
              + "|migrate|part|phase|block|direction|goose|dbmate|slipway");
  private static final String TRAILS =
      words(
          "section|sections|migration|migrations|script|scripts|part|sql|block|phase|direction|step"
              + "|steps|plan|statements|commands|code|changes|begin|begins|start|starts|here|below"
              + "|follow|follows");

  private static final Pattern WORD =
      pattern(
          "(?<lead>"
              + LEADS
              + ")"
              + DECORATION
              + "(?<word>ups?|downs?|verify)(?![\\p{L}\\p{N}_']|[/.][\\p{L}_])(?<rest>.*)");
  private static final Pattern OTHER_WORD =
      pattern(
          LEADS
              + DECORATION
              + "(?:roll ?back|undo|revert|reverse|backwards?|downgrade)\\b"
              + TRAILS
              + DECORATION);
  private static final Pattern NOTHING_MORE = pattern(TRAILS + DECORATION);
  private static final Pattern TEXT = pattern("\\s*:.*|\\s+[-=>\\u2013\\u2014]+\\s.*");

  private static String words(String alternatives) {
    return "(?:" + DECORATION + "\\b(?:" + alternatives + ")\\b)*";
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** What a line, from its comment sign on, means; nothing for prose. */
  static Optional<Marker> in(String line) {
    Optional<Section> ours = ours(line);
    if (ours.isPresent()) {
      return ours.map(section -> new Marker(Kind.OURS, section, ""));
    }
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Marker> foreign = ForeignMarker.in(line);
    return foreign.isPresent() ? foreign : nearly(bare(line));
  }

  /** The section that a line begins, written as we want it. */
  static Optional<Section> ours(String line) {
    Matcher marker = OURS.matcher(line.stripTrailing());
    return marker.matches() ? Optional.of(Section.valueOf(marker.group(1))) : Optional.empty();
  }

  /** True for the word of a section, in capitals. */
  static boolean names(String word) {
    return Arrays.stream(Section.values()).anyMatch(section -> section.name().equals(word));
  }

  private static String bare(String line) {
    String text = COMMENT_SIGN.matcher(line.strip()).replaceFirst("");
    String word = QUOTED.matcher(SPACED.matcher(text).replaceAll("")).replaceAll("$1");
    return JOINED.matcher(BRACKETS.matcher(word).replaceAll(" ")).replaceAll(" ");
  }

  private static Optional<Marker> nearly(String text) {
    Matcher near = WORD.matcher(text);
    if (!near.matches()) {
      boolean other = OTHER_WORD.matcher(text).matches();
      return other ? marker(Kind.HEADING, Section.DOWN) : Optional.empty();
    }
    String word = near.group("word");
    String rest = near.group("rest");
    if (NOTHING_MORE.matcher(rest).matches()) {
      return marker(Kind.NEARLY, section(word));
    }
    boolean first = near.group("lead").isEmpty();
    return TEXT.matcher(rest).matches() || (first && shouts(word, rest))
        ? marker(Kind.HEADING, section(word))
        : Optional.empty();
  }

  private static Optional<Marker> marker(Kind kind, Section section) {
    return Optional.of(new Marker(kind, section, ""));
  }

  /** Capitals before a text that is not all in capitals are meant as more than a word of it. */
  private static boolean shouts(String word, String rest) {
    return isCapital(word) && !isCapital(rest);
  }

  private static boolean isCapital(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT));
  }

  private static Section section(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    return Section.valueOf(name.endsWith("S") ? name.substring(0, name.length() - 1) : name);
  }
}
