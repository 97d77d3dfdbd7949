package dev.slipway.testing.proxy;

import java.util.regex.Pattern;

/** A language that no message is matched in: English words backwards, with quotes of its own. */
final class ForeignLanguage {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"\n]*)\"");

  /** Neither a part of a name, nor in quotes or brackets, nor the name of a function. */
  private static final Pattern WORD = Pattern.compile("(?<![\\w»(.])[A-Z]?[a-z]+(?![\\w«(.)])");

  private ForeignLanguage() {}

  static String of(String english) {
    String quoted = QUOTED.matcher(english).replaceAll("»$1«");
    return WORD.matcher(quoted)
        .replaceAll(word -> new StringBuilder(word.group()).reverse().toString());
  }
}
