package dev.slipway.handler;

import dev.slipway.action.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers fit that are longer than Lambda takes (AWS Lambda quotas, "Invocation payload"):
 * long texts are cut first, then long lists, and the answer says so.
 */
final class AnswerLimit {

  private static final String NOTE =
      "The answer was longer than the %s takes, so texts of more than %d characters"
          + " and lists of more than %d entries were cut. %s";

  private static final String BY_COMMAND_LINE = "The command line shows the whole.";

  /** For those who are at the command line. */
  private static final String BY_OWN_CONNECTION =
      "The whole is shown where the command line connects itself, without --function.";

  private final String taker;
  private final String whole;
  private final int longestText;
  private final int longestList;

  private AnswerLimit(String taker, String whole, int longestText, int longestList) {
    this.taker = taker;
    this.whole = whole;
    this.longestText = longestText;
    this.longestList = longestList;
  }

  /**
   * The answer in so many bytes at most.
   *
   * @param isShown whether the command line has asked
   */
  static byte[] bytes(Map<String, ? extends @Nullable Object> answer, int most, boolean isShown) {
    String whole = isShown ? BY_OWN_CONNECTION : BY_COMMAND_LINE;
    String taker =
        most < 1_000_000 ? most / 1_000 + " KB that a state machine" : "6 MB that Lambda";
    int longest = 100_000;
    byte[] cut = encoded(answer);
    while (cut.length > most && longest > 0) {
      cut = encoded(new AnswerLimit(taker, whole, longest, longest).cut(answer));
      longest /= 10;
    }
    return cut;
  }

  private static byte[] encoded(Map<String, ? extends @Nullable Object> fields) {
    return Json.text(fields).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, @Nullable Object> cut(Map<String, ? extends @Nullable Object> answer) {
    Map<String, @Nullable Object> cut = new LinkedHashMap<>();
    answer.forEach((name, value) -> cut.put(name, cut(value)));
    cut.put("cut", NOTE.formatted(taker, longestText, longestList, whole));
    return cut;
  }

  private @Nullable Object cut(@Nullable Object value) {
    if (value instanceof String text && text.length() > longestText) {
      return text.substring(0, longestText) + "... (" + text.length() + " characters)";
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> few = new ArrayList<>();
      list.stream().limit(longestList).forEach(one -> few.add(cut(one)));
      return few;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((name, one) -> all.put(name, cut(one)));
      return all;
    }
    return value;
  }
}
