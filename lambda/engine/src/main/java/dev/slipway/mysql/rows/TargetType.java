package dev.slipway.mysql.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of PostgreSQL taken apart.
 *
 * @param base its name without what is in brackets, such as {@code timestamp with time zone}
 * @param first the length or precision; -1 for none
 * @param second the scale; 0 for none
 */
record TargetType(String base, int first, int second) {

  private static final Pattern FORM =
      Pattern.compile(
          "([^()\\[\\]]+?)(?:\\((-?\\d+)(?:,(-?\\d+))?\\))?([^()\\[\\]]*)((?:\\[\\])*)");

  static TargetType of(String type) {
    Matcher form = FORM.matcher(type);
    if (!form.matches()) {
      return new TargetType(type, -1, 0);
    }
    String brackets = form.group(5).isEmpty() ? "" : "[]";
    return new TargetType(
        form.group(1) + form.group(4) + brackets,
        form.group(2) == null ? -1 : Integer.parseInt(form.group(2)),
        form.group(3) == null ? 0 : Integer.parseInt(form.group(3)));
  }
}
