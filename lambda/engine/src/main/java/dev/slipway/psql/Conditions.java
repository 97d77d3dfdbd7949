package dev.slipway.psql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The branches of {@code \if} in one file (psql's manual page; conditional.c). */
final class Conditions {

  /** How far one {@code \if} has come. */
  private enum Branch {
    TAKEN,
    NOT_YET,
    NO_MORE,
    ELSE_TAKEN,
    ELSE_LEFT_OUT
  }

  private final Deque<Branch> open = new ArrayDeque<>();

  boolean isActive() {
    Branch branch = open.peek();
    return branch == null || branch == Branch.TAKEN || branch == Branch.ELSE_TAKEN;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  void forget() {
    open.clear();
  }

  /** {@code condition} is asked only where its answer counts, as psql does. */
  void begin(BooleanSupplier condition) {
    if (!isActive()) {
      open.push(Branch.NO_MORE);
    } else {
      open.push(Branch.NOT_YET);
      decide(condition);
    }
  }

  void orIf(BooleanSupplier condition) {
    Branch branch = matching("\\elif");
    if (branch == Branch.TAKEN) {
      replace(Branch.NO_MORE);
    } else if (branch == Branch.NOT_YET) {
      decide(condition);
    } else if (branch != Branch.NO_MORE) {
      throw new IllegalArgumentException("\\elif cannot stand behind \\else");
    }
  }

  void otherwise() {
    switch (matching("\\else")) {
      case NOT_YET -> replace(Branch.ELSE_TAKEN);
      case TAKEN, NO_MORE -> replace(Branch.ELSE_LEFT_OUT);
      default -> throw new IllegalArgumentException("a second \\else of one \\if");
    }
  }

  void end() {
    matching("\\endif");
    open.pop();
  }

  private void decide(BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      replace(Branch.TAKEN);
    }
  }

  private void replace(Branch branch) {
    open.pop();
    open.push(branch);
  }

  private Branch matching(String command) {
    Branch branch = open.peek();
    if (branch == null) {
      throw new IllegalArgumentException(command + " has no \\if before it in this section");
    }
    return branch;
  }

  /** What psql takes for true and false: whole words, and beginnings that leave no doubt. */
  static boolean isTrue(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    if (isBeginning(word, "true", 1) || isBeginning(word, "yes", 1) || isBeginning(word, "on", 2)) {
      return true;
    }
    boolean no = isBeginning(word, "false", 1) || isBeginning(word, "no", 1);
    if (no || isBeginning(word, "off", 2) || word.equals("0")) {
      return false;
    }
    if (word.equals("1")) {
      return true;
    }
    throw new IllegalArgumentException(
        "\""
            + written
            + "\" is neither true nor false. A condition is true, false or a variable that holds"
            + " one of them; whether a variable is set is asked with :{?name}");
  }

  private static boolean isBeginning(String word, String of, int least) {
    return word.length() >= least && of.startsWith(word);
  }
}
