package dev.slipway.action;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The actions, with the fields each of them takes. */
public enum Action {
  UP("target dryRun backup outOfOrder set"),
  DOWN("target steps dryRun backup confirm set"),
  PLAN("target outOfOrder set"),
  STATUS(""),
  VALIDATE(""),
  BASELINE("target"),
  REPAIR("execute"),
  HISTORY("limit"),
  BACKUP("kind wait compression workers unlogged"),
  BACKUPS("kind prune execute keepLast keepDays"),
  VERIFY_BACKUP("backup depth"),
  RESTORE("backup clean tables owner privileges workers backupFirst confirm");

  private final String fields;

  Action(String fields) {
    this.fields = fields;
  }

  /** The fields of a request besides {@code action}. */
  public List<String> fields() {
    return fields.isEmpty() ? List.of() : List.of(fields.split(" ", -1));
  }

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
