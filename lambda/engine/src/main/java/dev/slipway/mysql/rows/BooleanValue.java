package dev.slipway.mysql.rows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers and texts into {@code boolean}. A number that is neither 0 nor 1 would be lost.
 *
 * @param text whether they are texts, of which an empty one says nothing
 */
record BooleanValue(boolean text) implements Conversion {

  private static final Set<String> YES = Set.of("1", "t", "true", "y", "yes", "on");
  private static final Set<String> NO = Set.of("0", "f", "false", "n", "no", "off");

  @Override
  public void write(byte[] value, CopyBuffer to) {
    if (value.length == 1 && (value[0] == '0' || value[0] == '1')) {
      to.put(value[0] == '0' ? 'f' : 't');
    } else if (text) {
      writeWord(word(value), to);
    } else {
      to.refuse("is neither 0 nor 1");
    }
  }

  private static String word(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return text.replaceAll("^ +| +$", "").toLowerCase(Locale.ROOT);
  }

  private static void writeWord(String word, CopyBuffer to) {
    if (word.isEmpty()) {
      to.nothing("empty");
    } else if (YES.contains(word) || NO.contains(word)) {
      to.put(YES.contains(word) ? 't' : 'f');
    } else {
      to.refuse("is neither true nor false");
    }
  }

  @Override
  public String refused(String column) {
    return text
        ? WholeText.isNot(column, " *(1|t|true|y|yes|on|0|f|false|n|no|off)? *")
        : column + " NOT IN (0, 1)";
  }

  @Override
  public String nothing(String column) {
    return text ? "TRIM(" + column + ") = ''" : "";
  }
}
