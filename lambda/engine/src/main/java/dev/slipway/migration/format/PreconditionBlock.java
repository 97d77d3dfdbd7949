package dev.slipway.migration.format;

/** A precondition as a block of PL/pgSQL in SQL whose lines stay where they are. */
final class PreconditionBlock {

  private PreconditionBlock() {}

  /** SQL with the block before it, at the beginning of a line. */
  static String before(Precondition condition, int line, String sql) {
    String tag = tag(condition, "");
    return atLine(line, "DO " + tag + condition.beginning() + end(tag), sql);
  }

  /** A block from a line on, with statements of PL/pgSQL in it. */
  static String around(Precondition condition, int line, String statements) {
    String tag = tag(condition, statements);
    return atLine(line, "DO " + tag + condition.beginning(), statements) + end(tag);
  }

  private static String tag(Precondition condition, String statements) {
    return DollarQuotes.tag("precondition", condition.beginning() + statements);
  }

  private static String end(String tag) {
    return " END IF; END " + tag + ";";
  }

  private static String atLine(int line, String more, String text) {
    StringBuilder whole = new StringBuilder(text);
    int start = 0;
    for (int at = 1; at < line; at++) {
      int end = whole.indexOf("\n", start);
      if (end < 0) {
        whole.append('\n');
        end = whole.length() - 1;
      }
      start = end + 1;
    }
    return whole.insert(start, more + " ").toString();
  }
}
