package dev.slipway.migration.format;

import java.util.Comparator;
import java.util.List;

/** Paths of which one may begin higher up than the other, compared from their ends. */
public final class PathTail {

  private PathTail() {}

  /** How many names at their ends two paths have in common, the file's own among them. */
  public static int common(String one, String other) {
    String[] names = names(one);
    String[] others = names(other);
    int count = 0;
    while (count < Math.min(names.length, others.length)
        && names[names.length - count - 1].equals(others[others.length - count - 1])) {
      count++;
    }
    return count;
  }

  /** True where one path is the end of the other. */
  static boolean fits(String one, String other) {
    return common(one, other) == Math.min(names(one).length, names(other).length);
  }

  /** Those of most in common with a path come last, one that is equal behind all. */
  static Comparator<String> closeness(String path) {
    return Comparator.comparing((String one) -> common(one, path))
        .thenComparing(one -> List.of(names(one)).equals(List.of(names(path))));
  }

  private static String[] names(String path) {
    return path.replace('\\', '/').split("/");
  }
}
