package dev.slipway.psql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code \copy ... from}, taken apart (psql's manual page; copy.c).
 *
 * @param file the file that holds the rows, null when they follow in the text
 */
record ClientCopy(String sql, @Nullable String file) {

  private static final String PART = "(?:\"(?:[^\"]|\"\")*\"|[^\\s(.\"']+)";

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?<table>(?:binary\\s+)?"
              + PART
              + "(?:\\s*\\.\\s*"
              + PART
              + ")*"
              + "(?:\\s*\\((?:\"(?:[^\"]|\"\")*\"|[^\")])*\\))?)"
              + "\\s*\\b(?<way>from|to)\\s+"
              + "(?<place>'(?:[^']|'')*'|[^\\s;]+)(?<options>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String TO =
      "\\copy ... to writes a file, which is not for a migration. Use psql for it, before or after";

  /** Throws IllegalArgumentException that says what to write instead. */
  static ClientCopy parse(String arguments) {
    if (arguments.strip().startsWith("(")) {
      throw new IllegalArgumentException(TO);
    }
    Matcher form = FORM.matcher(arguments);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "this is no \\copy that psql understands: \\copy table (columns) from 'file' options");
    }
    if (form.group("way").equalsIgnoreCase("to")) {
      throw new IllegalArgumentException(TO);
    }
    String options = form.group("options").stripTrailing().replaceAll(";+$", "");
    String sql = "COPY " + form.group("table").strip() + " FROM STDIN" + options;
    return new ClientCopy(sql, file(form.group("place")));
  }

  private static @Nullable String file(String place) {
    if (place.startsWith("'")) {
      return place.substring(1, place.length() - 1).replace("''", "'");
    }
    return switch (place.toLowerCase(Locale.ROOT)) {
      case "stdin" -> null;
      case "pstdin" ->
          throw new IllegalArgumentException(
              "rows from psql's own input are not to be had here. Put them into a file in the"
                  + " folder, or behind \\copy ... from stdin");
      case "program" ->
          throw new IllegalArgumentException(
              "no program is run here. Write its output to a file in the folder first, and name"
                  + " that file");
      default -> place;
    };
  }
}
