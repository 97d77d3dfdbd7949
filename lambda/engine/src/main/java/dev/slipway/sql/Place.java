package dev.slipway.sql;

/**
 * A place in a file.
 *
 * @param source the text it is in
 * @param offset in UTF-16 units
 */
public record Place(SqlSource source, int offset) {

  /** The place in the file that was read first: where what holds this one was included. */
  public Place outermost() {
    Place by = source.includedBy();
    return by == null ? this : by.outermost();
  }

  /** The file with line and column, as editors and terminals link it, and who included it. */
  @Override
  public String toString() {
    Place by = source.includedBy();
    String here = source.name() + ":" + TextPosition.of(source.text(), offset);
    return by == null ? here : here + " (included by " + by + ")";
  }
}
