package dev.slipway.backfill.file;

/**
 * A numbered parameter of a statement that is prepared.
 *
 * @param index of the key's column, from 0; 0 for what is no bound
 * @param name of a parameter of the file, else what it stands for
 * @param type its type, {@code unknown} where the server infers it
 */
record Slot(Kind kind, int index, String name, String type) {

  /** What a slot takes. */
  enum Kind {
    /** A column of the first key of a batch, which belongs to it. */
    FROM,
    /** A column of the last key of a batch, which belongs to it. */
    TO,
    /** How many rows at most. */
    SIZE,
    /** The value of a parameter of the file. */
    PARAMETER
  }
}
