package dev.slipway.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the values of passwords and the like in the tokens of a text of SQL. */
final class PasswordFinder {

  private static final String KEY_WORD =
      "(?:password|passwd|passphrase|pwd|secret(?:_access)?_key|secret|access_key|api_?key)";

  /** A name that a secret follows. */
  private static final Pattern KEY = Pattern.compile("(?i)(?:.*[_.])?(?:ssl)?" + KEY_WORD);

  private static final Set<String> GIVES = Set.of("=", "=>", ":=", ",");

  /** In a text for libpq, in JSON and the like. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)" + KEY_WORD + "[\"']?\\s*[=:]\\s*(?:'([^']+)'|\"([^\"]+)\"|([^\\s'\",;)&]+))");

  private static final Pattern IN_URL = Pattern.compile("://[^\\s:/@']*:([^\\s@']+)@");

  /** A text of SQL that is completed by what stands behind it. */
  private static final Pattern OPEN =
      Pattern.compile("(?i)\\b" + KEY_WORD + "\\s*(?:%[0-9$]*[Ls]|'?%s|\\$\\d|[\\s=']\\s*'?$)");

  private final String sql;
  private final List<Token> tokens;
  private final Words words;
  private final Set<String> found = new LinkedHashSet<>();

  private PasswordFinder(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
    this.words = Words.of(sql, tokens);
  }

  /** The values in order; empty when there are none, or when the text cannot be read. */
  static List<String> in(String sql) {
    List<Token> tokens = new ArrayList<>();
    try {
      Lexer lexer = new Lexer(sql, 0);
      while (!lexer.atEnd()) {
        Token token = lexer.next();
        if (!token.kind().isGap()) {
          tokens.add(token);
        }
      }
    } catch (SqlSyntaxException notSql) {
      return List.of();
    }
    return new PasswordFinder(sql, tokens).find();
  }

  private List<String> find() {
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case WORD, QUOTED_NAME -> behindName(i);
        case STRING -> inString(i);
        case DOLLAR_STRING -> found.addAll(in(words.text(i)));
        default -> {}
      }
    }
    found.removeIf(String::isBlank);
    return List.copyOf(found);
  }

  private void behindName(int at) {
    if (!KEY.matcher(Names.folded(words.at(at))).matches()) {
      return;
    }
    int value = GIVES.contains(words.at(at + 1)) ? at + 2 : at + 1;
    if (isString(value)) {
      found.add(words.text(value));
    } else if (isOfRole(at) && !Set.of("", "NULL", ";").contains(words.at(value))) {
      found.add(tokens.get(value).in(sql));
    }
  }

  /** There the quotes may have been forgotten, and the server names what it cannot read. */
  private boolean isOfRole(int at) {
    boolean role = words.mentions("ROLE") || words.mentions("USER");
    boolean defines = words.starts("CREATE") || words.starts("ALTER");
    return role && defines && words.at(at).equals("PASSWORD");
  }

  private void inString(int at) {
    String text = words.text(at);
    take(PAIR.matcher(text));
    take(IN_URL.matcher(text));
    boolean named = KEY.matcher(text).matches() && words.at(at + 1).equals(",");
    if (named && isString(at + 2)) {
      found.add(words.text(at + 2));
    }
    if (OPEN.matcher(text).find()) {
      stringsBehind(at);
    }
    if (words.at(at - 1).equals("(") && words.at(at - 2).equals("CRYPT")) {
      found.add(text);
    }
    if (words.starts("DO") || words.mentions("LANGUAGE")) {
      found.addAll(in(text));
    }
  }

  private void stringsBehind(int at) {
    for (int i = at + 1; i < tokens.size() && !words.at(i).equals(";"); i++) {
      if (isString(i)) {
        found.add(words.text(i));
      }
    }
  }

  private void take(Matcher matcher) {
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          found.add(matcher.group(i));
        }
      }
    }
  }

  private boolean isString(int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == TokenKind.STRING
            || tokens.get(at).kind() == TokenKind.DOLLAR_STRING);
  }
}
