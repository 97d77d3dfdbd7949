package dev.slipway.migration.format;

import java.math.BigInteger;
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
final class Numbering {

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[._-]\\d+)*");
  private static final Pattern DATE = Pattern.compile("((?:19|20)\\d\\d)[_-](\\d\\d)[_-](\\d\\d)");

  private Numbering() {}

  /** The versions of files, in the order of their paths. */
  static List<String> of(List<String> paths) {
    List<Optional<String>> numbers = paths.stream().map(Numbering::number).toList();
    return rise(numbers)
        ? numbers.stream().flatMap(Optional::stream).toList()
        : IntStream.rangeClosed(1, paths.size()).mapToObj(String::valueOf).toList();
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
      BigInteger[] parts =
          Arrays.stream(number.get().split("\\.")).map(BigInteger::new).toArray(BigInteger[]::new);
      if (before != null && (parts.length != before.length || compare(before, parts) >= 0)) {
        return false;
      }
      before = parts;
    }
    return true;
  }

  private static int compare(BigInteger[] one, BigInteger[] other) {
    return Arrays.compare(one, other);
  }
}
