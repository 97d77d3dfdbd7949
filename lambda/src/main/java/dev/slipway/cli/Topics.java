package dev.slipway.cli;

import dev.slipway.action.Action;
import java.util.EnumSet;
import java.util.Set;

/** Which common options mean something to which action. */
final class Topics {

  private Topics() {}

  static Set<Topic> of(Action action) {
    return switch (action) {
      case STATUS, PLAN, VALIDATE, HISTORY ->
          EnumSet.of(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT);
      case BASELINE, REPAIR, DRIFT -> EnumSet.complementOf(EnumSet.of(Topic.BACKUP));
      case BACKUPS, VERIFY_BACKUP -> EnumSet.of(Topic.CONNECTION, Topic.BACKUP, Topic.OUTPUT);
      default -> EnumSet.allOf(Topic.class);
    };
  }
}
