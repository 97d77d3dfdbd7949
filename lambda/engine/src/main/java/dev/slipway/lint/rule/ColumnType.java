package dev.slipway.lint.rule;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type whose changes the server makes without looking at rows, where they only widen it
 * (PostgreSQL manual, ALTER TABLE, "Notes").
 *
 * @param limit the most characters, bits or digits
 * @param scale the digits behind the point; 0 for what is no number
 */
record ColumnType(Family family, int limit, int scale) {

  /** Types that widen into each other. */
  private enum Family {
    TEXT,
    NUMERIC,
    BITS
  }

  private static final Map<String, Family> FAMILIES =
      Map.of(
          "VARCHAR", Family.TEXT,
          "CHARACTER VARYING", Family.TEXT,
          "TEXT", Family.TEXT,
          "NUMERIC", Family.NUMERIC,
          "DECIMAL", Family.NUMERIC,
          "VARBIT", Family.BITS,
          "BIT VARYING", Family.BITS);

  private static final Pattern FORM =
      Pattern.compile("([A-Z ]+?) ?(?:\\( ?(\\d{1,9}) ?(?:, ?(\\d{1,9}) ?)?\\))?");

  /** The type as words say it; nothing for one of which nothing is known. */
  static Optional<ColumnType> of(String words) {
    Matcher form = FORM.matcher(words);
    Family family = form.matches() ? FAMILIES.get(form.group(1)) : null;
    return family == null
        ? Optional.empty()
        : Optional.of(
            new ColumnType(
                family, number(form.group(2), Integer.MAX_VALUE), number(form.group(3), 0)));
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** True where every value of it is one of the other, as it is stored. */
  boolean widensTo(ColumnType other) {
    boolean sameScale = other.limit == Integer.MAX_VALUE || other.scale == scale;
    return family == other.family && other.limit >= limit && sameScale;
  }
}
