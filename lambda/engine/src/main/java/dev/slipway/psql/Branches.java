package dev.slipway.psql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The branches of a file that are taken, and of those that include it. */
final class Branches {

  private final Deque<Conditions> files = new ArrayDeque<>(List.of(new Conditions()));

  /** True where commands and statements count. */
  boolean isActive() {
    return files.getFirst().isActive();
  }

  /** A file begins that is included. */
  void enter() {
    files.push(new Conditions());
  }

  /** A file ends; true when it ends within a branch. */
  boolean leave() {
    boolean open = files.getFirst().isOpen();
    files.getFirst().forget();
    if (files.size() > 1) {
      files.pop();
    }
    return open;
  }

  /**
   * Carries out the commands that count in branches that are left out too; false for all others.
   *
   * @param condition asked where it decides
   */
  boolean areAbout(String command, BooleanSupplier condition) {
    Conditions here = files.getFirst();
    switch (command) {
      case "if" -> here.begin(condition);
      case "elif" -> here.orIf(condition);
      case "else" -> here.otherwise();
      case "endif" -> here.end();
      default -> {
        return false;
      }
    }
    return true;
  }
}
