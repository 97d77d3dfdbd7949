package dev.slipway.transfer.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param kind the kind of the check that found it, one word
 * @param subject what it is wrong with, such as a table or a key
 * @param what what is wrong with it
 * @param count how many of them there are, at least 1
 * @param sample a few of the rows, by the columns that tell them from others; empty where there are
 *     none to show
 */
public record Finding(
    String kind,
    String subject,
    String what,
    long count,
    List<Map<String, @Nullable String>> sample) {

  /** A finding that has no rows to show. */
  public static Finding of(String kind, String subject, String what) {
    return new Finding(kind, subject, what, 1, List.of());
  }
}
