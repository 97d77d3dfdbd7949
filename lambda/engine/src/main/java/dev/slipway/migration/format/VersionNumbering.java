package dev.slipway.migration.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Versions for files whose tool has an order of its own: the first number in each name where these
 * rise in that order, else the places in it.
 */
final class VersionNumbering {

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[._-]\\d+)*");
  private static final Pattern DATE = Pattern.compile("((?:19|20)\\d\\d)[_-](\\d\\d)[_-](\\d\\d)");

  private VersionNumbering() {}

  /** The versions of files, in the order of their paths. */
  static List<String> of(List<String> paths) {
    List<Optional<String>> numbers = paths.stream().map(VersionNumbering::number).toList();
    return rise(numbers)
        ? numbers.stream().flatMap(Optional::stream).toList()
        : IntStream.rangeClosed(1, paths.size()).mapToObj(String::valueOf).toList();
  }

  /**
   * The versions of migrations in their tool's order, where it is not that of the numbers: what is
   * not above the one before it has the version of that one and a place behind it, so that what is
   * appended changes none.
   */
  static List<String> rising(List<String> versions) {
    List<String> all = new ArrayList<>();
    String highest = "";
    int behind = 0;
    for (String version : versions) {
      boolean rises = all.isEmpty() || compare(parts(highest + "." + behind), parts(version)) < 0;
      behind = rises ? 0 : behind + 1;
      highest = rises ? version.replace("_", "") : highest;
      all.add(rises ? version : highest + "." + behind);
    }
    return all;
  }

  private static Optional<String> number(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.sql$", "");
    Matcher number = NUMBER.matcher(DATE.matcher(name).replaceFirst("$1$2$3"));
    return number.find() ? Optional.of(number.group().replaceAll("[_-]", ".")) : Optional.empty();
  }

  private static boolean rise(List<Optional<String>> numbers) {
    BigInteger @Nullable [] before = null;
    for (Optional<String> number : numbers) {
      if (number.isEmpty()) {
        return false;
      }
      BigInteger[] parts = numbers(number.get());
      if (before != null && (parts.length != before.length || compare(before, parts) >= 0)) {
        return false;
      }
      before = parts;
    }
    return true;
  }

  /** Its numbers up to the last that is not 0, as versions are compared. */
  private static BigInteger[] parts(String version) {
    return numbers(version.replace("_", "").replaceFirst("(\\.0+)+$", ""));
  }

  private static BigInteger[] numbers(String text) {
    return Arrays.stream(text.split("\\.")).map(BigInteger::new).toArray(BigInteger[]::new);
  }

  private static int compare(BigInteger[] one, BigInteger[] other) {
    return Arrays.compare(one, other);
  }
}
