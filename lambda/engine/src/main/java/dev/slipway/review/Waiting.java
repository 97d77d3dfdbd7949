package dev.slipway.review;

import dev.slipway.trace.Blocked;

/** Who waits for a statement, in words. */
final class Waiting {

  private Waiting() {}

  /** Who waits on the table, and for how long. */
  static String words(ReviewedStatement statement, Blocked blocked) {
    String about = statement.about().isEmpty() ? "" : ": about " + statement.about();
    return who(blocked) + " wait, " + howLong(blocked) + (blocked.isLong() ? about : "");
  }

  private static String who(Blocked blocked) {
    if (blocked.reads()) {
      return "reads and writes";
    }
    return blocked.writes() ? "writes" : "only other changes of the table";
  }

  private static String howLong(Blocked blocked) {
    String tables = String.join(", ", blocked.whileWorkingOn());
    return switch (blocked.lasting()) {
      case MOMENT -> "for a moment and until the transaction ends";
      case SCAN -> "while all rows of " + tables + " are read";
      case INDEX_BUILD -> "while an index of " + tables + " is built";
      case REWRITE ->
          "while "
              + tables
              + (blocked.whileWorkingOn().size() == 1 ? " is" : " are")
              + " written anew";
    };
  }

  /** How bad it is, as the page's colours are called. */
  static String kind(Blocked blocked) {
    if (blocked.isLong()) {
      return "bad";
    }
    return blocked.writes() ? "warn" : "good";
  }

  /** The same for the eye, so that no colour is needed. */
  static String sign(ReviewedStatement statement, Blocked blocked) {
    String who = blocked.reads() ? "reads + writes" : blocked.writes() ? "writes" : "changes";
    if (!blocked.isLong()) {
      return who;
    }
    return who + ", " + (statement.about().isEmpty() ? "long" : "about " + statement.about());
  }
}
