package dev.slipway.postgres;

import java.util.List;

/** What one statement answered: each row by column name, every value as text. */
public record Rows(List<Row> list) {

  /** The only row. Throws {@link dev.slipway.error.SlipwayException} when there is none. */
  public Row first() {
    if (list.isEmpty()) {
      throw UnexpectedAnswer.of("no row where there is always one");
    }
    return list.get(0);
  }
}
