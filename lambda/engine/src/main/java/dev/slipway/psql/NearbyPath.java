package dev.slipway.psql;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths that lead from the folder of the migrations to a file in it. */
final class NearbyPath {

  private NearbyPath() {}

  /**
   * The path of a file that is named in another. Throws IllegalArgumentException where it leads out
   * of the folder.
   *
   * @param from the folder that it is named from, empty for the top
   */
  static String of(String written, String from) {
    boolean absolute = written.startsWith("/") || written.startsWith("~");
    if (absolute || written.matches("[A-Za-z]:.*") || written.contains("\\")) {
      throw outside(written);
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (from + "/" + written).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw outside(written);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** The folder that a file is in, empty for the top. */
  static String folderOf(String file) {
    return file.substring(0, Math.max(0, file.lastIndexOf('/')));
  }

  private static IllegalArgumentException outside(String written) {
    return new IllegalArgumentException(
        "\""
            + written
            + "\" leads out of the migrations folder. Files are named by their path in it:"
            + " put the file into a sub-folder and write folder/name.sql");
  }
}
