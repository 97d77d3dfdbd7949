package dev.slipway.tunnel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What files of {@code ssh_config(5)} say of one host: of each keyword the first value that is met
 * counts, and keys add up. The library's own reader refuses a file with {@code Match} and knows no
 * {@code Include}. A {@code Match} by more than names, such as {@code exec}, is none.
 */
final class SshConfigFile {

  private static final int DEEPEST = 16;

  private static final Pattern LINE = Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final String alias;
  private final Path folder;
  private final Map<String, List<String>> values = new HashMap<>();

  private SshConfigFile(String alias, Path folder) {
    this.alias = alias;
    this.folder = folder;
  }

  /**
   * What is said of a host, by the keywords in small letters. A file that is not there says
   * nothing.
   *
   * @param folder where names of included files begin
   */
  static Map<String, List<String>> read(String alias, Path folder, List<Path> files)
      throws IOException {
    SshConfigFile config = new SshConfigFile(alias, folder);
    for (Path file : files) {
      config.read(file, 0);
    }
    return config.values;
  }

  private void read(Path file, int depth) throws IOException {
    if (!Files.isReadable(file) || depth > DEEPEST) {
      return;
    }
    boolean concerned = true;
    for (String line : lines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (line.strip().startsWith("#") || !matcher.matches()) {
        continue;
      }
      String keyword = matcher.group(1).toLowerCase(Locale.ROOT);
      List<String> words = words(matcher.group(2));
      switch (keyword) {
        case "host" -> concerned = isAmong(words, alias);
        case "match" -> concerned = isMatched(words);
        default -> {
          if (concerned) {
            take(keyword, words, depth);
          }
        }
      }
    }
  }

  /** A comment may be in whatever encoding. */
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private void take(String keyword, List<String> words, int depth) throws IOException {
    if (keyword.equals("include")) {
      for (String pattern : words) {
        for (Path file : included(pattern)) {
          read(file, depth + 1);
        }
      }
    } else if (keyword.equals("identityfile")) {
      values.computeIfAbsent(keyword, none -> new ArrayList<>()).addAll(words);
    } else {
      values.putIfAbsent(keyword, words);
    }
  }

  private List<Path> included(String pattern) throws IOException {
    String plain = pattern.startsWith("~/") ? pattern.substring(2) : pattern;
    Path base = pattern.startsWith("~/") ? folder.resolveSibling("") : folder;
    Path whole = base.resolve(plain).normalize();
    Path parent = whole.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    PathMatcher names = FileSystems.getDefault().getPathMatcher("glob:" + whole.getFileName());
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(file -> names.matches(file.getFileName())).sorted().toList();
    }
  }

  /** Each criterion but {@code all} has patterns behind it, and each must be met. */
  private boolean isMatched(List<String> criteria) {
    Iterator<String> words = criteria.iterator();
    boolean matched = words.hasNext();
    while (matched && words.hasNext()) {
      String kind = words.next().toLowerCase(Locale.ROOT);
      matched =
          kind.equals("all")
              || (words.hasNext() && isMatched(kind, Arrays.asList(words.next().split(",", -1))));
    }
    return matched;
  }

  private boolean isMatched(String kind, List<String> patterns) {
    return switch (kind) {
      case "host" -> isAmong(patterns, values.getOrDefault("hostname", List.of(alias)).get(0));
      case "originalhost" -> isAmong(patterns, alias);
      default -> false;
    };
  }

  /** A pattern behind an exclamation mark takes out what others let in. */
  private static boolean isAmong(List<String> patterns, String name) {
    boolean out =
        patterns.stream().anyMatch(one -> one.startsWith("!") && fits(one.substring(1), name));
    return !out && patterns.stream().anyMatch(one -> !one.startsWith("!") && fits(one, name));
  }

  private static boolean fits(String pattern, String name) {
    String expression =
        Pattern.quote(pattern.toLowerCase(Locale.ROOT))
            .replace("*", "\\E.*\\Q")
            .replace("?", "\\E.\\Q");
    return Pattern.matches(expression, name.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
