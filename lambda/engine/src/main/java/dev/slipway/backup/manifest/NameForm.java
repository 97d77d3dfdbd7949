package dev.slipway.backup.manifest;

/** How a manifest holds the names of what is in a database. */
public enum NameForm {
  /** As they are. */
  UTF8,
  /**
   * As they are, too, but that some have bytes which are no UTF-8, as a database without an
   * encoding may have: {@code \\udc80} to {@code \\udcff} is such a byte.
   */
  BYTES
}
