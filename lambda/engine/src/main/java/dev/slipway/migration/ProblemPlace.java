package dev.slipway.migration;

import dev.slipway.error.FailureFields;
import dev.slipway.error.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the migration files problems are, for a program. */
public final class ProblemPlace {

  private static final Pattern PLACE =
      Pattern.compile("(?i)(.+\\.sql)(?::(\\d{1,9}))?(?::(\\d{1,9}))?");

  private ProblemPlace() {}

  /** Fields with the place of the first problem, where that is in a file. */
  public static FailureFields of(List<Problem> problems, FailureFields fields) {
    Matcher place = PLACE.matcher(problems.isEmpty() ? "" : problems.get(0).where());
    if (!place.matches()) {
      return fields;
    }
    String file = place.group(1);
    String version =
        FileName.parse(file.substring(file.lastIndexOf('/') + 1))
            .map(name -> name.version().toString())
            .orElse(null);
    return fields.withPlace(file, number(place.group(2)), number(place.group(3)), version);
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }
}
