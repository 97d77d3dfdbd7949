package dev.slipway.mysql.rows;

/** How the values of a column become those of another; pure, and chosen once. */
interface Conversion {

  /** Writes a value that is not NULL, or says that it becomes NULL, or why it cannot be. */
  void write(byte[] value, CopyBuffer to);

  /** A condition of MySQL for exactly the values that cannot be; empty where all can. */
  default String refused(String column) {
    return "";
  }

  /** A condition of MySQL for exactly the values that become NULL; empty where none does. */
  default String nothing(String column) {
    return "";
  }
}
