package dev.slipway.transfer.table;

/**
 * A column of a table.
 *
 * @param type as the server writes it, with its length or precision; names of other schemas than
 *     pg_catalog are qualified
 * @param notNull whether it refuses NULL
 * @param hasDefault whether a row that does not name it gets a value, by a default or an identity
 * @param content where its values come from
 */
public record DataColumn(
    String name, String type, boolean notNull, boolean hasDefault, Content content) {

  /** Where the values of a column come from. */
  public enum Content {
    /** From whoever writes the row. */
    GIVEN,
    /** From whoever writes the row, else from the column's own sequence. */
    IDENTITY_BY_DEFAULT,
    /** From the column's own sequence, but for those who override it. */
    IDENTITY_ALWAYS,
    /** Computed by the server from other columns; nobody can write them. */
    GENERATED
  }

  /** False for what the server computes: it is not moved. */
  public boolean isWritable() {
    return content != Content.GENERATED;
  }

  /** True when a row that does not name it is refused. */
  public boolean isRequired() {
    return notNull && !hasDefault && isWritable();
  }
}
