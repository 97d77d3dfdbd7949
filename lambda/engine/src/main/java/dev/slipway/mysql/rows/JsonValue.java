package dev.slipway.mysql.rows;

/**
 * Texts into {@code json} or {@code jsonb}; an empty one is NULL.
 *
 * @param binary whether it is {@code jsonb}, which takes fewer escapes
 */
record JsonValue(boolean binary) implements Conversion {

  /** One backslash in a pattern in a literal of MySQL. */
  private static final String SLASH = "[\\\\\\\\]";

  private static final String HIGH = "[dD][89abAB][0-9a-fA-F]{2}";
  private static final String LOW = "[dD][c-fC-F]";

  /**
   * A number beyond all measure; or behind an even number of backslashes, one that begins an escape
   * that is not taken.
   */
  private static final String UNSTORABLE =
      "[0-9][eE][+-]?[0-9]{5}|(?<!SLASH)(SLASH{2})*SLASHu(0000|HIGH(?!SLASHuLOW)|(?<!SLASHuHIGHSLASHu)LOW)"
          .replace("SLASH", SLASH)
          .replace("HIGH", HIGH)
          .replace("LOW", LOW);

  /** What MariaDB lets pass: escapes of its own, and numbers that end too soon. */
  private static final String LAX =
      "(?<!SLASH)(SLASH{2})*SLASH([^\"\\\\\\\\bfnrtu/]|u(?![0-9a-fA-F]{4}))".replace("SLASH", SLASH)
          + "|^[^\"]*[0-9]([.]|[eE][+-]?)(?![0-9+-])";

  @Override
  public void write(byte[] value, CopyBuffer to) {
    JsonSyntax syntax = new JsonSyntax(value);
    if (NumberForm.isBlank(value)) {
      to.nothing("empty");
    } else if (!syntax.isValid()) {
      to.refuse("is no JSON");
    } else if (binary && syntax.hasHugeNumber()) {
      to.refuse("holds a number that is too large, or too small, for jsonb");
    } else if (binary && !JsonEscapes.areStorable(value)) {
      to.refuse("holds \\u0000 or half a pair of surrogates, which jsonb cannot");
    } else {
      to.escaped(value);
    }
  }

  @Override
  public String refused(String column) {
    String text = "CAST(" + column + " AS CHAR)";
    String wrong =
        "TRIM(%1$s) <> '' AND (NOT JSON_VALID(%1$s) OR %1$s REGEXP '%2$s')".formatted(text, LAX);
    return binary ? "(%s) OR %s REGEXP '%s'".formatted(wrong, text, UNSTORABLE) : wrong;
  }

  @Override
  public String nothing(String column) {
    return "TRIM(CAST(" + column + " AS CHAR)) = ''";
  }
}
