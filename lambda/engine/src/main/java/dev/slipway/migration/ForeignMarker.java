package dev.slipway.migration;

import dev.slipway.sql.LineEnds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines by which other tools cut their files and are known, as their manuals write them. */
final class ForeignMarker {

  private static final String LIQUIBASE = "Liquibase";

  private static final Map<Pattern, String> FORMS = new LinkedHashMap<>();

  static {
    form("goose", "\\+goose\\b.*");
    form("sql-migrate", "\\+migrate\\b.*");
    form("micrate", "\\+micrate\\b.*");
    form("another tool", "\\+\\w+\\s+(up|down|statement ?(begin|end)|no transaction)\\b.*");
    form("dbmate", "@?migrate\\s*[:/]\\s*(up|down)\\b.*");
    form("another tool", "@?\\w+[:/](up|down)(\\s+\\w+:\\w+)*");
    form("MyBatis Migrations", "@\\s*undo\\b.*");
    form("rambler", "rambler\\s+(up|down)\\b.*");
    form("Play", "!\\s*(ups|downs)\\b.*");
    form("tern", "create above / drop below.*");
    form(LIQUIBASE, "liquibase\\s+formatted\\s+sql\\b.*");
    form(LIQUIBASE, "changeset\\s+[^\\s:]+:\\S+.*");
    form(LIQUIBASE, "liquibase\\s+rollback\\b.*");
    form("Atlas", "atlas:(txmode|txtar|delimiter|checkpoint)\\b.*");
  }

  private static final Pattern FILE_IN_FILE = Pattern.compile("--\\s+\\w+\\.sql\\s+--\\s*");

  /** Other lines of Liquibase; those with a blank may be prose where nothing else is of it. */
  private static final Pattern OF_LIQUIBASE =
      Pattern.compile(
          "(?i)--\\s*(rollback|preconditions?|precondition-\\S+|property|validCheckSum|ignoreLines)"
              + "(?::|\\s|$).*");

  private static final Pattern ROLLBACK = Pattern.compile("(?i)--rollback\\s+\\S.*");
  private static final Pattern DOWN = Pattern.compile("(?i)\\b(downs?|undo|drop|rollback)\\b");
  private static final Pattern UP = Pattern.compile("(?i)\\bups?\\b");

  private ForeignMarker() {}

  private static void form(String tool, String text) {
    FORMS.put(Pattern.compile(text, Pattern.CASE_INSENSITIVE), tool);
  }

  /** The marker of another tool that a line is. */
  static Optional<Marker> in(String line) {
    if (FILE_IN_FILE.matcher(line).matches()) {
      return Optional.of(marker("Atlas", line));
    }
    if (ROLLBACK.matcher(line.strip()).matches()) {
      return Optional.of(marker(LIQUIBASE, line));
    }
    String text = line.replaceAll("^[-#/*=\\s]+|[-#/*=\\s]+$", "");
    return FORMS.entrySet().stream()
        .filter(form -> form.getKey().matcher(text).matches())
        .map(form -> marker(form.getValue(), text))
        .findFirst();
  }

  /** True for a line comment that means something to a tool, and nothing here. */
  static boolean isOfTool(String line) {
    return line.matches(
        "(?i)--\\s*(\\+goose|\\+migrate|migrate:|atlas:|-*\\s*no-transaction\\s*$).*");
  }

  /** True for a line of Liquibase that holds a piece of the way back. */
  static boolean isRollback(String line) {
    return line.matches("(?i)(--|/\\*)\\s*(liquibase\\s+)?rollback\\b.*");
  }

  /** The same in a file that has other lines of that tool. */
  static Optional<Marker> in(String line, Set<String> tools) {
    boolean liquibase = tools.contains(LIQUIBASE) && OF_LIQUIBASE.matcher(line.strip()).matches();
    return liquibase ? Optional.of(marker(LIQUIBASE, line)) : in(line);
  }

  /** The form of folder that a text is of, though its name may be one of ours; null for none. */
  static @Nullable String folderOf(String text) {
    if (beginsChangelog(text)) {
      return "liquibase";
    }
    return text.contains("--> statement-breakpoint")
        ? "drizzle"
        : text.contains("-- atlas:txmode") ? "atlas" : null;
  }

  /** True for a text that begins as those of Liquibase do. */
  static boolean beginsChangelog(String text) {
    int start = 0;
    while (start < text.length() && "\uFEFF \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (!text.startsWith("--", start)) {
      return false;
    }
    String first = text.substring(start + 2, LineEnds.end(text, start)).strip();
    return first.regionMatches(true, 0, "liquibase formatted", 0, 19);
  }

  private static Marker marker(String tool, String text) {
    Section section =
        DOWN.matcher(text).find() ? Section.DOWN : UP.matcher(text).find() ? Section.UP : null;
    return new Marker(Marker.Kind.FOREIGN, section, tool);
  }
}
