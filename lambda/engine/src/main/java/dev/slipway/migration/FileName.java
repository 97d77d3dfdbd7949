package dev.slipway.migration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a migration file, taken apart. */
public record FileName(Version version, String description) {

  /** What a name must look like, for messages. */
  public static final String FORMS =
      "YYYYMMDD_HHMMSS_description.sql, NNN_description.sql or R_description.sql";

  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{8}_\\d{6}|\\d+(?:\\.\\d+)*)(?:_(?=[^_])(.+))?\\.sql");
  private static final Pattern REPEATABLE = Pattern.compile("(R_+([^_].*))\\.sql");

  /** Of tools whose files say by their lines whose they are. */
  private static final Pattern OF_OTHERS = Pattern.compile("(\\d+)(?:[-_. ](.*))?\\.sql");

  /** Of golang-migrate, sqlx and others. */
  private static final Pattern OF_PAIR =
      Pattern.compile(".*\\.(up|down|undo|revert|rollback)\\.sql", Pattern.CASE_INSENSITIVE);

  /** A date followed by a time of another length: most likely a slip of the pen. */
  private static final Pattern BROKEN_TIME = Pattern.compile("\\d{8}_\\d+(_.*)?\\.sql");

  /** A date in Laravel's form, of which the year alone would be the version. */
  private static final Pattern DASHED_DATE = Pattern.compile("(19|20)\\d\\d_[01]\\d_[0-3]\\d_.*");

  /** Of an editor that hides the end of a name behind which it puts its own. */
  private static final Pattern TEXT = Pattern.compile("(?i)\\.sql\\.txt$");

  /** True for a file that is meant as a migration, by the end of its name. */
  public static boolean isCandidate(String name) {
    return !name.startsWith(".")
        && (name.strip().toLowerCase(Locale.ROOT).endsWith(".sql") || isText(name));
  }

  private static boolean isText(String name) {
    return TEXT.matcher(name).find() && parse(withoutText(name)).isPresent();
  }

  /** A name as its author has meant it. */
  static String withoutText(String name) {
    return TEXT.matcher(name).replaceFirst(".sql");
  }

  /** True for a name in a form of ours that is not one of another tool's pair of files. */
  public static boolean isOurs(String name) {
    return parse(name).isPresent() && !OF_PAIR.matcher(name).matches();
  }

  /** The parts of a file name, or nothing when it fits no form. */
  public static Optional<FileName> parse(String name) {
    if (DASHED_DATE.matcher(name).matches()) {
      return Optional.empty();
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      boolean date = numbered.group(1).length() == 8 && BROKEN_TIME.matcher(name).matches();
      return date ? Optional.empty() : of(numbered);
    }
    Matcher repeatable = REPEATABLE.matcher(name);
    return repeatable.matches() ? of(repeatable) : Optional.empty();
  }

  /** The parts of another tool's name; nothing for a version that is too long for our tables. */
  public static Optional<FileName> of(String version, String description) {
    return version.length() > Version.MAX_LENGTH
        ? Optional.empty()
        : Optional.of(new FileName(Version.of(version), description.replace('_', ' ').strip()));
  }

  /** The parts of a name that another tool takes, which wants no more than a number in front. */
  static Optional<FileName> ofOthers(String name) {
    Matcher other = OF_OTHERS.matcher(name);
    return other.matches() ? of(other) : Optional.empty();
  }

  private static Optional<FileName> of(Matcher name) {
    return of(name.group(1), name.group(2) == null ? "" : name.group(2));
  }
}
