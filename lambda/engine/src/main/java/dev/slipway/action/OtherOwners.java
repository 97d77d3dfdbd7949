package dev.slipway.action;

import java.util.List;

/**
 * Of whom a store has backups, told to those who find none of theirs: most likely they are in
 * another environment than they think.
 *
 * @param owners each as {@code environment/database}
 */
public record OtherOwners(List<String> owners) {

  private static final int SHOWN = 5;

  /** A sentence with a blank in front; empty where the store has none. */
  public String text() {
    if (owners.isEmpty()) {
      return "";
    }
    String more = owners.size() > SHOWN ? ", and of " + (owners.size() - SHOWN) + " more" : "";
    return " It has some of "
        + String.join(", ", owners.subList(0, Math.min(SHOWN, owners.size())))
        + more
        + " (environment/database): look with --environment and --url of those.";
  }
}
