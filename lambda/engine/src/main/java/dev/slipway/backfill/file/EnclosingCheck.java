package dev.slipway.backfill.file;

/** Whether a bounded query in brackets keeps the statement around it within the batch too. */
record EnclosingCheck(Words words) {

  static final String ESCAPES =
      "is in a query that does not choose the rows of the statement; put it into its WHERE, or into"
          + " a query behind FROM, USING, WITH or IN";

  /** False where the query of a WHERE only gives a value, or is denied, or stands beside an OR. */
  boolean isKept(int where) {
    for (int open = words.at(where).bracket(); open >= 0; open = words.at(open).bracket()) {
      int clause = clause(open);
      boolean denied = words.isAt(open - 1, "IN", "EXISTS") && words.isAt(open - 2, "NOT");
      boolean value = words.isAt(clause, "SET", "RETURNING", "VALUES", "SELECT");
      boolean beside = words.isAt(clause, "WHERE") && ConjunctCheck.hasOr(words, clause, open);
      if (denied || value || beside) {
        return false;
      }
    }
    return true;
  }

  /** The word that begins the clause in which a bracket stands. */
  private int clause(int open) {
    int at = open;
    while (!words.isEnd(at, open)
        && !words.isAt(
            at, "SET", "RETURNING", "VALUES", "SELECT", "WHERE", "FROM", "USING", "WITH", "INTO")) {
      at = words.before(at);
    }
    return at;
  }
}
