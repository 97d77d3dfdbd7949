package dev.slipway.mysql.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param type the name of its type alone in small letters, such as {@code int} or {@code enum}; of
 *     MariaDB's {@code json}, which is a longtext with a check, {@code json} too
 * @param fullType as the server writes it, such as {@code int(10) unsigned}
 * @param length in characters, or in bytes of what is binary, or in bits; 0 for none
 * @param precision digits of a number, or of a second's fraction
 * @param scale digits of a number behind the point
 * @param charset of a text, empty for what is none
 * @param collation of a text, empty for what is none
 * @param defaultValue null for none
 * @param generation the expression that it is computed by, empty for one that is written
 * @param traits what else is said of it
 * @param members of an enum or a set, in their order
 */
public record MysqlColumn(
    String name,
    String type,
    String fullType,
    long length,
    int precision,
    int scale,
    String charset,
    String collation,
    boolean nullable,
    @Nullable MysqlDefault defaultValue,
    String generation,
    Traits traits,
    List<String> members,
    String comment) {

  /**
   * What is said in a word or two.
   *
   * @param autoIncrement whether the server numbers it
   * @param storedGeneration whether what is computed is stored
   * @param updatedNow whether each change of the row sets it to the time
   * @param invisible whether {@code *} leaves it out
   */
  public record Traits(
      boolean autoIncrement, boolean storedGeneration, boolean updatedNow, boolean invisible) {}

  /** True for a number that is never below 0. */
  public boolean isUnsigned() {
    return fullType.contains("unsigned");
  }

  /** True when the server computes its values from other columns. */
  public boolean isGenerated() {
    return !generation.isEmpty();
  }

  /** True for the two types that mean true and false. */
  public boolean isBoolean() {
    return fullType.startsWith("tinyint(1)") || (type.equals("bit") && length == 1);
  }
}
