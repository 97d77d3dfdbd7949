package dev.slipway.backup.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file of a backup.
 *
 * @param file its name in the backup's folder
 * @param schema of the table whose rows it holds, else null
 * @param table the table's name, else null
 * @param index which part of the table's rows, from 0
 * @param rows rows, sequences or large objects in it; 0 for definitions
 * @param bytes length of the SQL text
 * @param sha256 hash of the SQL text, hex
 * @param storedBytes length as stored, compressed
 * @param storedSha256 hash as stored, hex
 */
public record Part(
    String file,
    Kind kind,
    @Nullable String schema,
    @Nullable String table,
    int index,
    long rows,
    long bytes,
    String sha256,
    long storedBytes,
    String storedSha256) {

  /** What a file holds. */
  public enum Kind {
    PRE_DATA,
    ROWS,
    SEQUENCES,
    LARGE_OBJECTS,
    POST_DATA,
    /** Not in backups of older versions. */
    DATABASE
  }

  /** Throws NullPointerException or IllegalArgumentException for what no backup holds. */
  public Part {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(kind, "kind");
    requireHash(sha256);
    requireHash(storedSha256);
    if (file.contains("/")) {
      throw new IllegalArgumentException("part " + file + " is not in the backup's folder");
    }
    if (index < 0 || rows < 0 || bytes < 0 || storedBytes < 0) {
      throw new IllegalArgumentException("a negative number in part " + file);
    }
    if ((kind == Kind.ROWS) != (schema != null && table != null)) {
      throw new IllegalArgumentException("part " + file + " of the wrong kind");
    }
  }

  /** Of rows: they are loaded behind those of all lower steps, which are from 0 to 9. */
  public int step() {
    return Character.digit(file.charAt(2), 10);
  }

  private static void requireHash(String hash) {
    if (!Objects.requireNonNull(hash, "hash").matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("\"" + hash + "\" is no SHA-256");
    }
  }
}
