package dev.slipway.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The actions. */
public enum Action {
  UP,
  DOWN,
  PLAN,
  STATUS,
  VALIDATE,
  BASELINE,
  REPAIR,
  DRIFT,
  HISTORY,
  BACKUP,
  BACKUPS,
  VERIFY_BACKUP,
  RESTORE;

  /** The action's word, as in requests and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action a word stands for. */
  static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  static String words() {
    return Arrays.stream(values()).map(Action::word).collect(Collectors.joining(", "));
  }
}
