package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code -- slipway: key=value ...} lines of a file. */
public final class OptionReader {

  private static final Pattern LINE =
      Pattern.compile("--[ \\t]*slipway[ \\t]*:(.*)", Pattern.CASE_INSENSITIVE);

  /** What is meant as such a line, and would be a comment. */
  private static final Pattern NEARLY =
      Pattern.compile(
          "(?:--|/\\*)[-*#=\\s]*slipway\\b[ \\t]*[:=-]?[ \\t]*\\w+[ \\t]*=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String file;
  private final Problems problems;
  private final Set<String> seen = new HashSet<>();
  private FileOptions options = FileOptions.NONE;

  private OptionReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The options of a text; what is wrong with them is added to the problems. */
  public static FileOptions read(String file, ParsedText parsed, Problems problems) {
    OptionReader reader = new OptionReader(file, problems);
    for (Token comment : parsed.comments()) {
      Matcher line = LINE.matcher(comment.in(parsed.text()));
      if (line.matches()) {
        reader.line(line.group(1), TextPosition.of(parsed.text(), comment.start()));
      } else if (NEARLY.matcher(comment.in(parsed.text())).matches()) {
        problems.add(
            file + ":" + TextPosition.of(parsed.text(), comment.start()),
            "is this an option or a comment? An option is written -- slipway: key=value");
      }
    }
    return reader.options;
  }

  private void line(String text, TextPosition where) {
    String[] parts = text.split("\\s--\\s", 2);
    for (String pair : parts[0].strip().split("\\s+", -1)) {
      try {
        add(pair, parts.length > 1 ? parts[1] : "");
      } catch (IllegalArgumentException e) {
        problems.add(file + ":" + where, String.valueOf(e.getMessage()));
      }
    }
  }

  private void add(String pair, String reason) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "\"" + pair + "\" is not key=value; known are " + FileOptionsBuilder.KEYS);
    }
    String key = pair.substring(0, equals);
    if (!seen.add(key) && !key.equals("allow")) {
      throw new IllegalArgumentException("option " + key + " is set twice");
    }
    options = options.with(key, pair.substring(equals + 1), reason);
  }
}
