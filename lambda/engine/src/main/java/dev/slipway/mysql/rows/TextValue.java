package dev.slipway.mysql.rows;

/**
 * Values into a text, or into a type that only the server knows.
 *
 * @param longest in characters; -1 for no limit
 * @param emptyIsNothing whether the type knows no empty text
 * @param binary whether nobody has looked yet whether it is UTF-8
 */
record TextValue(int longest, boolean emptyIsNothing, boolean binary) implements Conversion {

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (value.length == 0 && emptyIsNothing) {
      to.nothing("empty");
    } else if (!Utf8Text.isStorable(value)) {
      to.refuse("holds a NUL byte or half a pair of surrogates, which no text of PostgreSQL can");
    } else if (binary && !Utf8Text.isValid(value)) {
      to.refuse("is no text: it is not UTF-8");
    } else if (longest >= 0 && value.length > longest && Utf8Text.characters(value) > longest) {
      to.refuse("is longer than %d characters".formatted(longest));
    } else {
      to.escaped(value);
    }
  }

  @Override
  public String refused(String column) {
    String wrong =
        "LOCATE(CHAR(0), CAST(%1$s AS BINARY)) > 0 OR HEX(%1$s) REGEXP '^(..)*ED[AB]'"
            .formatted(hexable(column));
    String text = binary ? "CONVERT(" + column + " USING utf8mb4)" : column;
    String utf8 = binary ? " OR CAST(" + text + " AS BINARY) <> " + column : "";
    String length =
        longest < 0
            ? ""
            : " OR CHAR_LENGTH(TRIM(TRAILING ' ' FROM %s)) > %d".formatted(text, longest);
    return wrong + utf8 + length;
  }

  /** The bytes of a text in UTF-8, whatever the column has; of a number, HEX is another thing. */
  private String hexable(String column) {
    return binary ? column : "CONVERT(CAST(" + column + " AS CHAR) USING utf8mb4)";
  }

  @Override
  public String nothing(String column) {
    return emptyIsNothing ? "LENGTH(" + column + ") = 0" : "";
  }
}
