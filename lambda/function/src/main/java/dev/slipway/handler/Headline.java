package dev.slipway.handler;

import java.util.ArrayList;
import java.util.List;

/** Makes one line of a message that fits a console: what failed first, what to do last. */
final class Headline {

  /** What the console of a deploy shows before it cuts. */
  static final int LONGEST = 250;

  private static final int LONGEST_ADVICE = 120;
  private static final String GAP = " ... ";

  private Headline() {}

  /** The headline of a failure. */
  static String of(Throwable failure) {
    return of(String.valueOf(failure.getMessage()));
  }

  /** The message itself when it fits; else its first sentence and as many of the last as fit. */
  static String of(String message) {
    String line = line(message);
    return line.length() <= LONGEST ? line : shortened(List.of(line.split("(?<=[.!?]) ")));
  }

  /** True when the headline holds the message as a whole. */
  static boolean saysAll(String message) {
    return line(message).length() <= LONGEST;
  }

  private static String line(String message) {
    return String.join(" ", message.strip().split("\\s*\\R\\s*"));
  }

  /** The last sentence says what to do, and those before it what is next in importance. */
  private static String shortened(List<String> sentences) {
    List<String> rest = new ArrayList<>(sentences);
    rest.removeIf(sentence -> sentence.equals("Nothing was done."));
    String first = rest.remove(0);
    if (rest.isEmpty()) {
      return Excerpt.beginning(first, LONGEST);
    }
    String tail = Excerpt.beginning(rest.remove(rest.size() - 1), LONGEST_ADVICE);
    String head = Excerpt.beginning(first, LONGEST - GAP.length() - tail.length());
    int room = LONGEST - GAP.length() - head.length();
    while (!rest.isEmpty() && rest.get(rest.size() - 1).length() + 1 + tail.length() <= room) {
      tail = rest.remove(rest.size() - 1) + " " + tail;
    }
    return head + (rest.isEmpty() ? " " : GAP) + tail;
  }
}
