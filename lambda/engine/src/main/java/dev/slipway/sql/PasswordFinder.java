package dev.slipway.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the values of passwords and the like in the tokens of a text of SQL. */
final class PasswordFinder {

  private static final Set<String> GIVES = Set.of("=", "=>", ":=", ",");

  private static final Set<String> NAMES_OF_USERS = Set.of("USER", "USERNAME", "USER_NAME");

  private final String sql;
  private final List<Token> tokens;
  private final StatementWords words;
  private final Map<Integer, Set<String>> found = new TreeMap<>();

  private PasswordFinder(String sql, List<Token> tokens) {
    this.sql = sql;
    this.tokens = tokens;
    this.words = StatementWords.of(sql, tokens);
  }

  /** The values in order; empty when there are none, or when the text cannot be read. */
  static List<String> in(String sql) {
    PasswordFinder finder = of(sql);
    return finder == null
        ? List.of()
        : finder.found.values().stream()
            .flatMap(Set::stream)
            .filter(secret -> !secret.isBlank())
            .distinct()
            .toList();
  }

  /** The text with dots in place of them. */
  static String mask(String sql) {
    PasswordFinder finder = of(sql);
    return finder == null ? sql : finder.masked();
  }

  private static @Nullable PasswordFinder of(String sql) {
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
      return null;
    }
    PasswordFinder finder = new PasswordFinder(sql, tokens);
    finder.find();
    return finder;
  }

  private String masked() {
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      masked.append(sql, done, token.start()).append(masked(i, token.in(sql)));
      done = token.end();
    }
    return masked.append(sql.substring(done)).toString();
  }

  private String masked(int at, String written) {
    Set<String> secrets = found.getOrDefault(at, Set.of());
    if (secrets.stream().allMatch(String::isBlank)) {
      return written;
    }
    if (isString(at) && secrets.contains(words.text(at))) {
      return "'...'";
    }
    String hidden = Passwords.hide(List.copyOf(secrets), written);
    return hidden.equals(written) ? "'...'" : hidden;
  }

  private void found(int at, String secret) {
    found.computeIfAbsent(at, index -> new LinkedHashSet<>()).add(secret);
  }

  private void find() {
    new SecretColumns(words, SecretForms::isKey).find(this::whole);
    boolean mapping =
        words.starts("CREATE", "USER", "MAPPING") || words.starts("ALTER", "USER", "MAPPING");
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case WORD, QUOTED_NAME -> behindName(i);
        case STRING -> inString(i);
        case DOLLAR_STRING -> inside(i);
        default -> {}
      }
      boolean program = words.starts("COPY") && words.at(i - 1).equals("PROGRAM");
      if (program || (mapping && !NAMES_OF_USERS.contains(words.at(i - 1)))) {
        whole(i);
      }
    }
  }

  private void whole(int at) {
    if (isString(at)) {
      found(at, words.text(at));
    }
  }

  private void inside(int at) {
    in(words.text(at)).forEach(secret -> found(at, secret));
  }

  private void behindName(int at) {
    if (!SecretForms.isKey(Names.folded(words.at(at)))) {
      return;
    }
    int value = GIVES.contains(words.at(at + 1)) ? at + 2 : at + 1;
    if (isString(value)) {
      whole(value);
    } else if (isOfRole(at) && !Set.of("", "NULL", ";").contains(words.at(value))) {
      found(value, tokens.get(value).in(sql));
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
    SecretForms.valuesIn(text).forEach(secret -> found(at, secret));
    boolean named = SecretForms.isKey(text) && words.at(at + 1).equals(",");
    if (named) {
      whole(at + 2);
    }
    if (SecretForms.isOpen(text)) {
      stringsBehind(at);
    }
    if (words.at(at - 1).equals("(") && words.at(at - 2).equals("CRYPT")) {
      whole(at);
    }
    if (words.starts("DO") || words.mentions("LANGUAGE")) {
      inside(at);
    }
  }

  private void stringsBehind(int at) {
    for (int i = at + 1; i < tokens.size() && !words.at(i).equals(";"); i++) {
      whole(i);
    }
  }

  private boolean isString(int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == TokenKind.STRING
            || tokens.get(at).kind() == TokenKind.DOLLAR_STRING);
  }
}
