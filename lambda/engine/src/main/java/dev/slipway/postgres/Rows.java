package dev.slipway.postgres;

import java.util.List;

/** What one statement answered: each row by column name, every value as text. */
public record Rows(List<Row> list) {

  /** The only row. Throws IllegalStateException when there is none. */
  public Row first() {
    if (list.isEmpty()) {
      throw new IllegalStateException("the server answered no row");
    }
    return list.get(0);
  }
}
