package dev.slipway.migration.format;

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

  private static String[] names(String path) {
    return path.replace('\\', '/').split("/");
  }
}
